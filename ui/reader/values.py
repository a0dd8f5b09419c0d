"""What goes in and out of the reader. Plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from kompass.assessment.material_kinds import Direction, Region


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected: characters of one page's canonical text, or a rectangle on a page.

    ``quote`` is the text ``[start, end)`` exactly as it stands; empty for a rectangle, which is
    in points from the top left of its page.
    """

    page: int
    start: int
    end: int
    quote: str
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Evidence that exists: where it is, the number of its question, and what it says of itself.

    An excerpt that is tied to several questions is several marks, which may share ``id``.
    """

    id: str
    page: int
    start: int
    end: int
    question: str = ""
    direction: str = Direction.BACKGROUND
    words: str = ""
    """For people: "3.4 Medborgarlöften · stöder · Anna: tydligt löfte"."""
    region: Region | None = None

    @property
    def short(self) -> str:
        """The number with the sign of its direction, for the narrow margin."""
        sign = {Direction.SUPPORTS: "+", Direction.CONTRADICTS: "−"}.get(Direction(self.direction))
        return f"{sign or ''}{self.question or '?'}"
