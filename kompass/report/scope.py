"""What a report is to show beyond the present assessment."""

from dataclasses import dataclass
from typing import Final

from kompass.catalogue.crosswalk import Crosswalks
from kompass.comparison.subjects import Subject


@dataclass(frozen=True)
class Scope:
    """Whether the internal appendix and an earlier visit are in it, and which moment it shows."""

    appendix: bool = False
    """With the evidence, and a number for each citation. Never for the municipality."""
    moment: str = ""
    """In words, on the title page: "läget 20 september 2006 kl. 16.30"; empty for the present."""
    earlier: Subject | None = None
    """An earlier visit of the same unit, of any edition, for a chapter of its own."""
    crosswalks: Crosswalks | None = None
    """What the editions have in common; the known proposals if ``None``."""


WHOLE: Final = Scope()
"""The report as it is handed over."""
