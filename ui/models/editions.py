"""The editions and indicator sets there are, as rows of a list, and what is said of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kompass.catalogue.complaints import InvalidFileError
from kompass.catalogue.model import Edition
from kompass.catalogue.overview import gaps
from kompass.errors import KompassError
from kompass.swedish import format_count, format_number

if TYPE_CHECKING:
    from kompass.catalogue.indicator_set import IndicatorSet
    from kompass.catalogue.known import Known
    from kompass.catalogue.user_editions import Item

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole
"""The edition, the indicator set, or the ``KompassError`` of a file that cannot be used."""
ABOUT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""What it holds, in a few words."""
LABEL_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""What must be said wherever a set is shown: whose proposal it is."""
GROUP_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""The heading that stands over the row, empty for all but the first of a group."""

NO_PARENT: Final = QModelIndex()


class EditionsModel(QAbstractListModel):
    """What ships first, then the person's own, last the files that cannot be used."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, Item | KompassError]] = []

    def show_known(self, known: Known) -> None:
        """Show everything there is."""
        shipped: tuple[Item, ...] = (*known.shipped_editions, *known.shipped_sets)
        own: tuple[Item, ...] = (*known.own.editions, *known.own.indicator_sets)
        self.beginResetModel()
        self._rows = [
            *((self.tr("Följer med Kompass"), item) for item in shipped),
            *((self.tr("Egna"), item) for item in own),
            *((self.tr("Går inte att använda"), trouble) for trouble in known.own.broken),
        ]
        self.endResetModel()

    def entry(self, index: Index) -> Item | KompassError | None:
        """Return what a row stands for, ``None`` for no row."""
        return self._rows[index.row()][1] if index.isValid() else None

    def index_of(self, item_id: str) -> QModelIndex:
        """Return the row of an edition or set, the first row if there is no such."""
        ids = [getattr(entry, "id", None) for _, entry in self._rows]
        return self.index(ids.index(item_id) if item_id in ids else 0)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many rows there are; rows have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the title of a row, or one of the roles of this module."""
        if not index.isValid():
            return None
        group, entry = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return broken_name(entry) if isinstance(entry, KompassError) else entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (index.data(), index.data(ABOUT_ROLE), index.data(LABEL_ROLE), group)
            return ", ".join(part for part in words if part)
        if role == GROUP_ROLE:
            before = self._rows[index.row() - 1][0] if index.row() else ""
            return group if group != before else ""
        return {
            ENTRY_ROLE: lambda: entry,
            ABOUT_ROLE: lambda: self._about(entry),
            LABEL_ROLE: lambda: label_of(entry),
        }.get(Qt.ItemDataRole(role) if role < ENTRY_ROLE else role, lambda: None)()

    def _about(self, entry: Item | KompassError) -> str:
        if isinstance(entry, KompassError):
            return self.tr("Filen har fel")
        if not isinstance(entry, Edition):
            return self.tr("Indikatorlista, {content}").format(content=content_of(entry))
        incomplete = self.tr(", ofullständig") if entry.incomplete else ""
        return f"{entry.years}, {content_of(entry)}{incomplete}"


def label_of(entry: Item | KompassError) -> str:
    """Return the label that goes with indicators, empty where there is none."""
    if isinstance(entry, KompassError):
        return ""
    if isinstance(entry, Edition):
        return entry.indicator_set.label if entry.indicator_set else ""
    return entry.label


def broken_name(trouble: KompassError) -> str:
    """Return the name of the file that could not be used."""
    if isinstance(trouble, InvalidFileError):
        return trouble.place
    return str(trouble).partition(": ")[0].partition(", rad ")[0]


def content_of(item: Item) -> str:
    """Return what an edition or a set holds: "8 områden, 37 frågor, 800 poäng"."""
    if not isinstance(item, Edition):
        count = sum(len(part.indicators) for part in item.questions)
        return f"{_indicators(count)} till {_questions(len(item.questions))}"
    areas = len(item.areas)
    parts = [
        "1 område" if areas == 1 else f"{format_count(areas)} områden",
        _questions(sum(1 for _ in item.questions())),
    ]
    if item.max_points is not None:
        parts.append(f"{format_number(item.max_points)} poäng")
    if indicators := sum(1 for _ in item.indicators()):
        parts.append(_indicators(indicators))
    return ", ".join(parts)


def facts_of(item: Item, known: Known) -> tuple[tuple[str, str], ...]:
    """Return everything that is said of an edition or a set as names and values."""
    path = known.own.paths.get(item.id)
    common = (
        ("Innehåll", content_of(item)),
        ("Finns i", str(path) if path else "Följer med Kompass"),
        ("Id", item.id),
        ("Anmärkning", item.note),
    )
    first = _edition_facts(item) if isinstance(item, Edition) else _set_facts(item, known)
    return tuple((name, value) for name, value in (*first, *common) if value)


def _edition_facts(edition: Edition) -> tuple[tuple[str, str], ...]:
    lacking = " ".join(gaps(edition))
    state = f"Ofullständig. {lacking}".strip() if edition.incomplete else "Komplett"
    return (
        ("Slag", "Utgåva"),
        ("År i bruk", edition.years),
        ("Läge", state),
        ("Naturligt steg", f"{format_number(edition.step_percent)} % av frågans högsta poäng"),
        ("Källa", edition.source),
        ("Indikatorer", _own_indicators(edition)),
    )


def _own_indicators(edition: Edition) -> str:
    if edition.indicator_set is not None:
        return f"{edition.indicator_set.title}: {edition.indicator_set.label}"
    return "Utgåvans egna" if any(edition.indicators()) else ""


def _set_facts(chosen: IndicatorSet, known: Known) -> tuple[tuple[str, str], ...]:
    base = known.find(chosen.edition)
    return (
        ("Slag", "Indikatorlista (nivå 3)"),
        ("Märkning", chosen.label),
        ("Föreslagen av", chosen.proposed_by),
        ("Gjord för", base.title if base else chosen.edition),
    )


def _questions(count: int) -> str:
    if not count:
        return "inga kända frågor"
    return "1 fråga" if count == 1 else f"{format_count(count)} frågor"


def _indicators(count: int) -> str:
    return "1 indikator" if count == 1 else f"{format_count(count)} indikatorer"
