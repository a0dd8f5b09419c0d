"""Cells become one column of figures: read, doubted or refused, one at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, TypeVar, cast

from kompass.archive.reading.grids_model import HIDDEN, STRUCK, GridCell
from kompass.archive.reading.headings import Role
from kompass.archive.reading.model import ColumnKind, ReadCell, ReadColumn, Refused
from kompass.archive.reading.numbers import Figure, Unreadable, read_figure
from kompass.archive.reading.titles import Heard
from kompass.catalogue.model import Edition
from kompass.ids import AreaId, QuestionId

_Key = TypeVar("_Key", AreaId, QuestionId)
LOST_ROW: Final = (
    "Ett tal på raden har förlorat siffror, och då går inte heller de andra att lita på."
)
_SIGNED: Final = "Talet har ett plus framför sig, som en förändring. Se efter om det är poängen."
_TWICE: Final = "Samma rubrik står på två ställen med olika tal. Se efter vilket som gäller."


@dataclass
class Gathering:
    """One column while it is read."""

    edition: Edition | None
    kind: ColumnKind = ColumnKind.RESULT
    areas: dict[AreaId, ReadCell] = field(default_factory=dict)
    questions: dict[QuestionId, ReadCell] = field(default_factory=dict)
    maxima: dict[AreaId | QuestionId, ReadCell] = field(default_factory=dict)
    percents: dict[AreaId | QuestionId, ReadCell] = field(default_factory=dict)
    total: ReadCell | None = None
    refused: list[Refused] = field(default_factory=list)

    def put(self, role: Role, label: str, heard: Heard | None, cell: GridCell, where: str) -> None:
        """Take a cell in; ``heard`` is ``None`` for the total, ``label`` what stands beside it."""
        found = read_cell(cell)
        if found is None:
            return
        if isinstance(found, Unreadable):
            self._refuse(label, cell.text, where, found.why)
            return
        if role is Role.POINTS and found.percent:
            role = Role.PERCENT
        if role is Role.POINTS and self.kind is not ColumnKind.CHANGE and found.value < 0:
            self._refuse(label, cell.text, where, "Talet är negativt, och det kan poäng inte vara.")
            return
        read = ReadCell(found.value, cell.text, where, self._doubts(role, heard, cell, found))
        if heard is None:
            self._put_total(role, label, read)
            return
        self._keep(role, heard.id, label, read)
        if found.of is not None and role is Role.POINTS:
            maximum = ReadCell(found.of, cell.text, where)
            self._keep(Role.MAXIMUM, heard.id, label, maximum)

    def column(self, title: str) -> ReadColumn:
        """Return what has been gathered, in the printed order of the edition."""
        return ReadColumn(
            title=title,
            kind=self.kind,
            edition=self.edition.id if self.edition is not None else None,
            areas=MappingProxyType(_in_order(self.edition, self.areas)),
            questions=MappingProxyType(_in_order(self.edition, self.questions)),
            maxima=MappingProxyType(dict(self.maxima)),
            percents=MappingProxyType(dict(self.percents)),
            total=self.total,
        )

    def is_empty(self) -> bool:
        """Whether nothing was read."""
        return not (self.areas or self.questions or self.maxima or self.percents or self.total)

    def _doubts(
        self, role: Role, heard: Heard | None, cell: GridCell, found: Figure
    ) -> tuple[str, ...]:
        signed = found.signed and role is Role.POINTS and self.kind is not ColumnKind.CHANGE
        return (
            *(heard.doubts if heard else ()),
            *found.doubts,
            *([_SIGNED] if signed else []),
            *([HIDDEN] if cell.hidden else []),
            *([STRUCK] if cell.struck else []),
        )

    def _put_total(self, role: Role, label: str, read: ReadCell) -> None:
        if role is not Role.POINTS:
            return
        if self.total is None:
            self.total = read
        elif self.total.value != read.value:
            self.total = _doubted(self.total)
            self._refuse(label, read.text, read.where, f"{_TWICE} Det första står kvar.")

    def _keep(self, role: Role, one: AreaId | QuestionId, label: str, read: ReadCell) -> None:
        into = self._room(role, one)
        before = into.get(one)
        if before is None:
            into[one] = read
        elif before.value != read.value:
            into[one] = _doubted(before)
            self._refuse(label, read.text, read.where, f"{_TWICE} Det första står kvar.")

    def _room(self, role: Role, one: AreaId | QuestionId) -> dict[AreaId | QuestionId, ReadCell]:
        if role is Role.MAXIMUM:
            return self.maxima
        if role is Role.PERCENT:
            return self.percents
        is_area = self.edition is not None and any(a.id == one for a in self.edition.areas)
        room = self.areas if is_area else self.questions
        return cast("dict[AreaId | QuestionId, ReadCell]", room)

    def _refuse(self, label: str, text: str, where: str, why: str) -> None:
        shown = f"{label[:60]}: {text}" if label else text
        self.refused.append(Refused(where, shown, why))


def read_cell(cell: GridCell) -> Figure | Unreadable | None:
    """Return the number in a cell, or why there is none; ``None`` for an empty cell."""
    if cell.trouble:
        return Unreadable(cell.trouble)
    return read_figure(cell.text)


def has_lost_digits(cells: tuple[GridCell, ...]) -> bool:
    """Tell whether some of the cells are what is left of a number."""
    return any(isinstance(one := read_cell(cell), Unreadable) and one.lost for cell in cells)


def _in_order(edition: Edition | None, cells: Mapping[_Key, ReadCell]) -> dict[_Key, ReadCell]:
    order = _printed_order(edition)
    return dict(sorted(cells.items(), key=lambda pair: order[pair[0]]))


def _printed_order(edition: Edition | None) -> Mapping[str, int]:
    if edition is None:
        return {}
    areas = [str(area.id) for area in edition.areas]
    questions = [str(question.id) for question in edition.questions()]
    return {one: place for place, one in enumerate([*areas, *questions])}


def _doubted(cell: ReadCell) -> ReadCell:
    return cell if _TWICE in cell.doubts else replace(cell, doubts=(*cell.doubts, _TWICE))
