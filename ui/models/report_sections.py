"""The sections of the report page, and where in them something is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.touched import Entity

if TYPE_CHECKING:
    from kompass.report.findings import Place
    from ui.touched import Touched

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()
SECTION_ROLE: Final = Qt.ItemDataRole.UserRole
NOTE_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class SectionId(Enum):
    """A section, in the order of the page."""

    FACTS = auto()
    UNIT = auto()
    CONDUCT = auto()
    SUMMARY = auto()
    AREAS = auto()
    COMPARISON = auto()
    LACKING = auto()


CHAPTERS: Final = {
    SectionId.FACTS: "",
    SectionId.UNIT: "sammanfattning-om",
    SectionId.CONDUCT: "sammanfattning-gang",
    SectionId.SUMMARY: "sammanfattning-bedomning",
    SectionId.AREAS: "omraden",
    SectionId.COMPARISON: "poang-jamforelse",
}
"""Where in the report a section ends up: the keys of headings, "" being the title page."""


@dataclass(frozen=True)
class Spot:
    """A place on the report page: a field of a section, or of a row in it."""

    section: SectionId
    field: str = ""
    """As in ``Details``, or as in ``Touched`` for a row."""
    row: str = ""


_FIELDS: Final = {
    **dict.fromkeys(
        (
            "unit", "year", "level", "occasion", "visit_from", "visit_to", "purpose",
            "inhabitants", "inhabitants_year",
        ),
        SectionId.FACTS,
    ),
    **dict.fromkeys(("about", "organisation", "seats"), SectionId.UNIT),
    **dict.fromkeys(("conduct", "assessors"), SectionId.CONDUCT),
    "summary": SectionId.SUMMARY,
}  # fmt: skip


def spot_of_place(place: Place) -> Spot | None:
    """Return where on the report page a finding is mended; ``None`` if on another page."""
    section = _FIELDS.get(place.field) if place.area is None and place.question is None else None
    return Spot(section, place.field) if section is not None else None


def spot_of_change(place: Touched) -> Spot | None:
    """Return where on the report page a change stands; ``None`` if it is on another page."""
    match place.entity:
        case Entity.DETAILS:
            section = _FIELDS.get(place.field)
            return Spot(section, place.field) if section is not None else None
        case Entity.SEATS:
            return Spot(SectionId.UNIT, place.field, place.id)
        case Entity.ASSESSOR:
            return Spot(SectionId.CONDUCT, place.field, place.id)
        case _:
            return None


class SectionsModel(QAbstractListModel):
    """The sections by their titles, each with a short note at the right."""

    def __init__(self, titles: dict[SectionId, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections = tuple(titles)
        self._titles = titles
        self._notes: dict[SectionId, str] = {}

    def set_note(self, section: SectionId, note: str) -> None:
        """Show a note beside the title of a section; "" shows none."""
        if self._notes.get(section, "") != note:
            self._notes[section] = note
            place = self.index_of(section)
            self.dataChanged.emit(place, place)

    def index_of(self, section: SectionId) -> QModelIndex:
        """Return where a section stands."""
        return self.index(self._sections.index(section))

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many sections there are."""
        return 0 if parent.isValid() else len(self._sections)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the title, the note, both in words, or the section itself."""
        if not index.isValid():
            return None
        section = self._sections[index.row()]
        title, note = self._titles[section], self._notes.get(section, "")
        answers = {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(filter(None, (title, note))),
            SECTION_ROLE: section,
            NOTE_ROLE: note,
        }
        return answers.get(role)
