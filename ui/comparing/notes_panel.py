"""What must be said beside a comparison: warnings, marks, the crosswalk, one area in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kompass.swedish import NBSP
from ui.models.comparing_table import signs_explained
from ui.theme import GRID, mark
from ui.widgets.labels import label, show_sentence, wrapped
from ui.widgets.tall_scroll import TallScroll

if TYPE_CHECKING:
    from kompass.comparison.model import Comparison

_BULLET = "•"


class NotesPanel(TallScroll):
    """Stands beside every view.

    * ``area_chosen``: the place of an area, ``None`` for all of them
    * ``crosswalks_wanted``: the person wants to read what stands for what
    """

    area_chosen = Signal(object)
    crosswalks_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._warnings_head = label(self.tr("Att tänka på"), weight="strong")
        self.warnings = wrapped()
        self._area_head = label(self.tr("Område i or&d"), weight="strong")
        self.areas = QComboBox()
        self.areas.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.areas.activated.connect(self._on_area)
        self._area_head.setBuddy(self.areas)
        self.reasons = wrapped()
        self._marks_head = label(self.tr("Märkning"), weight="strong")
        self.marks = wrapped(text="small", tone="muted")
        self._walk_head = label(self.tr("Omräkning mellan utgåvor"), weight="strong")
        self.walk = wrapped(text="small", tone="muted")
        self.walk_button = QPushButton(self.tr("Visa omräknin&gen…"))
        mark(self.walk_button, kind="quiet")
        self.walk_button.setAutoDefault(False)
        self.walk_button.clicked.connect(self.crosswalks_wanted)
        self.setWidget(self._laid_out())

    def show_comparison(self, comparison: Comparison) -> None:
        """Say what must be said of a comparison."""
        self._comparison = comparison
        said = [f"{_BULLET}{NBSP}{text}" for text in comparison.warnings]
        self._show(self._warnings_head, self.warnings, "\n".join(said))
        chosen = max(self.areas.currentIndex(), 0)
        self.areas.clear()
        self.areas.addItem(self.tr("Alla områden med en anmärkning"))
        for row in comparison.areas:
            self.areas.addItem(f"{row.area.number} {row.area.title}")
        self.areas.setCurrentIndex(min(chosen, len(comparison.areas)))
        self._say_area()
        self._show(self._marks_head, self.marks, "\n".join(_legend(comparison)))
        editions = {one.edition.id for one in comparison.subjects if one.edition is not None}
        self._say_walk(comparison, several=len(editions) > 1)

    def choose_area(self, area: int | None) -> None:
        """Say one area in words, without telling anybody."""
        self.areas.setCurrentIndex(0 if area is None else area + 1)
        self._say_area()
        # Once its text has got its height.
        QTimer.singleShot(0, self, self._bring_area_forward)

    @property
    def area(self) -> int | None:
        """The place of the chosen area; ``None`` for all of them."""
        at = self.areas.currentIndex()
        return at - 1 if at > 0 else None

    def _laid_out(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID // 2)
        for head, *parts in (
            (self._warnings_head, self.warnings),
            (self._area_head, self.areas, self.reasons),
            (self._marks_head, self.marks),
            (self._walk_head, self.walk, self.walk_button),
        ):
            column.addWidget(head)
            for part in parts:
                column.addWidget(part)
            column.addSpacing(GRID)
        column.addStretch(1)
        return inner

    def _show(self, head: QWidget, body: QWidget, text: str) -> None:
        head.setVisible(bool(text))
        show_sentence(body, text)  # type: ignore[arg-type]  # a label

    def _say_walk(self, comparison: Comparison, *, several: bool) -> None:
        for part in (self._walk_head, self.walk, self.walk_button):
            part.setVisible(several)
        none = self.tr("Ingen omräkning är föreslagen mellan de här utgåvorna.")
        show_sentence(self.walk, (comparison.label or none) if several else "")

    def _on_area(self, at: int) -> None:
        self._say_area()
        self.area_chosen.emit(at - 1 if at > 0 else None)

    def _bring_area_forward(self) -> None:
        self.ensureWidgetVisible(self.reasons, 0, GRID)
        self.ensureWidgetVisible(self._area_head, 0, GRID)

    def _say_area(self) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        said = all_remarks(comparison) if self.area is None else area_said(comparison, self.area)
        nothing = self.tr("Inget område har någon anmärkning.")
        show_sentence(self.reasons, "\n".join(said) or nothing)


def _legend(comparison: Comparison) -> list[str]:
    """Return what is comparable, in words, and what every sign means that occurs."""
    from kompass.catalogue.crosswalk import Likeness
    from kompass.comparison import wording

    same = wording.mark(Likeness.SAME).capitalize()
    plain = [text for text in wording.marks_explained(comparison) if text.startswith(same)]
    return [*plain, *signs_explained(comparison)]


def all_remarks(comparison: Comparison) -> list[str]:
    """Return every reason, area by area; what holds for a whole subject is said once."""
    from kompass.comparison import wording

    return [
        f"{_BULLET}{NBSP}{area}, {subject}: {reason}"
        for area, subject, reason in wording.remarks(comparison)
    ]


def area_said(comparison: Comparison, area: int) -> list[str]:
    """Return one area: everybody's points, then the reasons of the marks."""
    from kompass.charts.of_comparison import several_of
    from kompass.charts.several_words import area_in_words
    from kompass.comparison import wording

    said = [f"{area_in_words(several_of(comparison), area)}."]
    for subject, cell in zip(comparison.subjects, comparison.areas[area].cells, strict=True):
        if cell.reason:
            named = "" if cell.area is None else f" {cell.area.number} {cell.area.title}."
            said.append(f"{_BULLET}{NBSP}{subject.name}:{named} {wording.reason(cell)}")
    return said
