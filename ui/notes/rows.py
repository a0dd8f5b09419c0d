"""A line of notes as the editor knows it: what stands in the file, and what waits to get there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from kompass.assessment.material_kinds import LinkOrigin, Secrecy

if TYPE_CHECKING:
    from kompass.assessment.material_kinds import Line, Link
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import QuestionId, RowId, StepId

Deed = Callable[["AssessmentFile", "RowId", "StepId"], None]
"""Something to do to a line when it is written next."""


@dataclass(eq=False, slots=True)
class Row:
    """One line. Without ``line`` it is not in the file yet."""

    line: Line | None = None
    links: tuple[Link, ...] = ()
    foreign: bool = False
    """Written by another assessor: to read here, not to change."""
    dirty: bool = False
    begun: datetime | None = None
    """The first key of a line that is not in the file yet."""
    speaker: RowId | None = None
    level: Secrecy = Secrecy.INTERNAL
    ties: tuple[tuple[QuestionId, LinkOrigin], ...] = ()
    """What a line that is not in the file yet is tied to when it gets there."""
    deeds: list[Deed] = field(default_factory=list)
    kept: bool = False
    """Goes into the file even without text: it has a time mark."""
    let_be: frozenset[str] = frozenset()
    """Names and short words that somebody has taken back in this line."""

    @property
    def id(self) -> RowId | None:
        """The id in the file, ``None`` for a line that is not there yet."""
        return self.line.id if self.line is not None else None

    @property
    def at(self) -> datetime | None:
        """The time of the first key."""
        return self.line.typed_at if self.line is not None else self.begun

    @property
    def signals(self) -> tuple[str, ...]:
        """What stood at the end of the line: ``!!``, ``??``."""
        return self.line.signals if self.line is not None else ()

    @property
    def tags(self) -> tuple[tuple[QuestionId, LinkOrigin], ...]:
        """The questions that the line is tied to, each once, and how."""
        if self.line is None:
            return self.ties
        found: dict[QuestionId, LinkOrigin] = {}
        for link in self.links:
            found.setdefault(link.question, link.origin)
        # What somebody has typed comes before what the guide has given.
        return tuple(sorted(found.items(), key=lambda tie: tie[1] is LinkOrigin.INHERITED))

    @property
    def typed_tags(self) -> tuple[QuestionId, ...]:
        """The questions that somebody has tied the line to."""
        return tuple(one for one, origin in self.tags if origin is not LinkOrigin.INHERITED)

    @property
    def is_kept_without_text(self) -> bool:
        """Whether a line without text still says something."""
        return self.line is not None and bool(self.line.time_mark)

    def take(self, line: Line, links: tuple[Link, ...], *, foreign: bool) -> None:
        """Take over how the line stands in the file."""
        self.line, self.links, self.foreign = line, links, foreign
        self.speaker, self.level = line.speaker, line.level
        self.ties, self.begun = (), None
