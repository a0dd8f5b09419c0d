"""What a report is to show beyond the present assessment."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Scope:
    """Whether the team's internal appendix is in the report, and which moment it shows."""

    appendix: bool = False
    """With the evidence, and a number for each citation. Never for the municipality."""
    moment: str = ""
    """In words, on the title page: "läget 20 september 2006 kl. 16.30"; empty for the present."""


WHOLE: Final = Scope()
"""The report as it is handed over."""
