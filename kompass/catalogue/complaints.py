"""All complaints about an edition, collected so that a person can mend them in one go."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from kompass.catalogue.words import YAML, Words
from kompass.errors import KompassError

Address = tuple[str | int, ...]
"""Where a value lies in a document: ("areas", 2, "questions", 0, "title")."""

MOST_COMPLAINTS = 200
"""A file with as many faults is the wrong file, and is not read any further."""


class Line(NamedTuple):
    """Where a value stands; lines of an earlier sheet come first."""

    sheet_order: int
    number: int
    sheet: str = ""


@dataclass(frozen=True)
class Complaint:
    """One fault and where it is, in parts."""

    line: int
    """The row in the file, 0 where the fault has none."""
    sheet: str
    """Of a workbook; empty for other files."""
    name: str
    """The part of the edition ("fråga 3.2"), empty for the whole of it."""
    sentence: str


class InvalidFileError(KompassError):
    """A file with faults; ``complaints`` has them one by one, in the order of the rows."""

    def __init__(
        self,
        sentence: str,
        *,
        details: tuple[str, ...],
        place: str,
        complaints: tuple[Complaint, ...],
    ) -> None:
        super().__init__(sentence, details=details)
        self.place = place
        self.complaints = complaints


@dataclass(frozen=True)
class Spot:
    """One part of an edition, for the program and in words ("område 3, fråga 3.2")."""

    address: Address = ()
    name: str = ""


def located(place: str, line: int | None, name: str = "") -> str:
    """Return the beginning of a complaint: "min.yaml, rad 12, fråga 3.2: "."""
    parts = (place, f"rad {line}" if line else "", name)
    return ", ".join(part for part in parts if part) + ": "


class Complaints:
    """Collects complaints about one document and turns them into one error."""

    def __init__(
        self,
        place: str,
        lines: Mapping[Address, int | Line] = MappingProxyType({}),
        words: Words = YAML,
    ) -> None:
        self.words = words
        self._place = place
        self._lines = lines
        self._found: list[tuple[Line, str, str]] = []

    def add(
        self, spot: Spot, sentence: str, *, key: str = "", line: int | Line | None = None
    ) -> None:
        """Note a fault in ``spot``, at its ``key`` if one is to blame.

        Raises the error at once when there are more than enough of them.
        """
        found = line or self._line((*spot.address, key) if key else spot.address)
        at = found if isinstance(found, Line) else Line(0, found or 0)
        self._found.append((at, spot.name, sentence))
        if len(self._found) == MOST_COMPLAINTS:
            raise self.error()

    def refuse_if_any(self) -> None:
        """Raise the error if there is any complaint."""
        if self._found:
            raise self.error()

    def error(self) -> InvalidFileError:
        """Return all complaints in the order of the lines: the first one, the rest as details."""
        found = sorted(self._found, key=lambda found: found[0])
        first, *others = (self._in_words(*one) for one in found)
        if others:
            least = "minst " if len(self._found) == MOST_COMPLAINTS else ""
            first += f" Filen har {least}{len(others)} fel till."
        return InvalidFileError(
            first,
            details=tuple(others),
            place=self._place,
            complaints=tuple(Complaint(at.number, at.sheet, *said) for at, *said in found),
        )

    def _in_words(self, at: Line, name: str, sentence: str) -> str:
        place = f"{self._place}, {at.sheet}" if at.sheet else self._place
        return located(place, at.number, name) + sentence

    def _line(self, address: Address) -> int | Line | None:
        """Return the line of the nearest thing that has one; stored copies have no lines."""
        while address and address not in self._lines:
            address = address[:-1]
        return self._lines.get(address)
