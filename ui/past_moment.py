"""An earlier moment that the whole window shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot


@dataclass(frozen=True)
class PastMoment:
    """The assessment as it stood at a moment of its history; ``words`` say which."""

    words: str
    snapshot: Snapshot
