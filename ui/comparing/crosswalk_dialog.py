"""Visa omräkningen: which areas and questions of two editions stand for each other, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ui.comparing.wrapped_table import WrappedTable
from ui.models.comparing_heads import WrappedHeads
from ui.models.comparing_why import MARKS
from ui.theme import GRID, Theme
from ui.widgets.labels import show_sentence, wrapped

if TYPE_CHECKING:
    from kompass.catalogue.crosswalk import Bridge, Crosswalks, Pair
    from kompass.catalogue.model import Edition
    from kompass.comparison.subjects import Subject

_SIZE = (126 * GRID, 80 * GRID)
_WIDTHS = {0: 26, 1: 26, 2: 15, 4: 13}


@dataclass(frozen=True)
class PairRow:
    """One pair of a crosswalk in words."""

    one: str
    other: str
    mark: str
    reason: str
    whose: str


class PairsTable(WrappedHeads[PairRow]):
    """The headings name both editions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editions = ("", "")

    def show_bridge(self, bridge: Bridge, back: Bridge) -> None:
        """Show every area of both editions, then the questions; ``back`` is the way back."""
        self.beginResetModel()
        self._editions = (bridge.one.title, bridge.other.title)
        self.hold_rows(rows_of(bridge, back))
        self.endResetModel()

    def headings(self) -> Sequence[str]:
        """Return both editions, mark, reason and whose proposal it is."""
        return (
            *self._editions, self.tr("Märkning"), self.tr("Skäl"), self.tr("Föreslaget av")
        )  # fmt: skip

    def cell(self, row: PairRow, column: int) -> str:
        """Return a cell."""
        return (row.one, row.other, row.mark, row.reason, row.whose)[column]


class CrosswalkDialog(QDialog):
    """To read, not to change: an office writes its own in a file, which then goes first."""

    def __init__(
        self,
        subjects: Sequence[Subject],
        crosswalks: Crosswalks,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Omräkning mellan utgåvor"))
        self.resize(*(round(side * min(theme.scale, 1.3)) for side in _SIZE))
        self._crosswalks = crosswalks
        self._bridges = bridges_of(subjects, crosswalks)
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("Vilka utgåvor"))
        self.box.addItems([f"{one.one.title} – {one.other.title}" for one in self._bridges])
        self.box.activated.connect(lambda _: self._show_bridge())
        self.box.setVisible(len(self._bridges) > 1)
        self.whose = wrapped(weight="strong")
        self.note = wrapped(text="small", tone="muted")
        self.table = PairsTable(self)
        self.view = WrappedTable(
            self.table, theme, _WIDTHS, name=self.tr("Vad som svarar mot vad, och varför")
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (self.box, self.whose, self.note):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        column.addWidget(buttons)
        if self._bridges:
            self._show_bridge()

    def _show_bridge(self) -> None:
        bridge = self._bridges[max(self.box.currentIndex(), 0)]
        walk = bridge.crosswalk
        if walk is None:
            none = self.tr("Ingen har föreslagit någon omräkning mellan de här utgåvorna.")
            show_sentence(self.whose, none)
            show_sentence(self.note, "")
        else:
            show_sentence(self.whose, f"{walk.title}. {walk.label}.")
            show_sentence(self.note, walk.note)
        back = self._crosswalks.between(bridge.other, bridge.one)
        self.table.show_bridge(bridge, back)


def bridges_of(subjects: Sequence[Subject], crosswalks: Crosswalks) -> tuple[Bridge, ...]:
    """Return the ways from the base's edition to the other editions, each of them once."""
    base = subjects[0].edition if subjects else None
    if base is None:
        return ()
    others: dict[str, Edition] = {}
    for one in subjects[1:]:
        if one.edition is not None and one.edition.area_ids != base.area_ids:
            others.setdefault(one.edition.id, one.edition)
    return tuple(crosswalks.between(base, edition) for edition in others.values())


def rows_of(bridge: Bridge, back: Bridge) -> list[PairRow]:
    """Return the pairs of areas, those left over in the other edition, then the questions."""
    areas = {str(one.id): f"{one.number} {one.title}" for one in bridge.one.areas}
    others = {str(one.id): f"{one.number} {one.title}" for one in bridge.other.areas}
    rows = [_row(pair, areas, others) for area in bridge.one.areas for pair in bridge.area(area.id)]
    met = {str(pair.other) for area in bridge.one.areas for pair in bridge.area(area.id)}
    left = (area for area in bridge.other.areas if str(area.id) not in met)
    rows += [_turned(pair, others) for area in left for pair in back.area(area.id)]
    mine = {str(one.id): f"{one.number} {one.title}" for one in bridge.one.questions()}
    theirs = {str(one.id): f"{one.number} {one.title}" for one in bridge.other.questions()}
    return rows + [_row(pair, mine, theirs) for pair in bridge.questions]


def _row(pair: Pair, ones: dict[str, str], others: dict[str, str]) -> PairRow:
    return PairRow(
        ones.get(str(pair.one), str(pair.one)),
        "–" if pair.other is None else others.get(str(pair.other), str(pair.other)),
        MARKS[pair.likeness],
        f"{pair.reason[:1].upper()}{pair.reason[1:]}",
        pair.proposed_by or "–",
    )


def _turned(pair: Pair, others: dict[str, str]) -> PairRow:
    row = _row(pair, others, {})
    return PairRow("–", row.one, row.mark, row.reason, row.whose)
