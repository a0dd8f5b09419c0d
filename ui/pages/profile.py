"""Profil: the compass rose or bars, the same figures as a table, and the differences in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from kompass.charts.profile import Profile, profile_of
from kompass.charts.theme import DARK, LIGHT, PAPER, ChartTheme
from kompass.charts.words import describe
from ui.actions import ActionId, Actions
from ui.models.profile_table import ProfileTableModel, Row, rows_of
from ui.models.reference_choice import ReferenceChoice
from ui.theme import GRID, Theme, mark
from ui.widgets.chart_view import ChartView
from ui.widgets.empty_profile import EmptyProfile
from ui.widgets.picture_out import PictureOut
from ui.widgets.picture_tools import PictureTools
from ui.widgets.profile_table import ProfileTable
from ui.widgets.profile_words import DeviationWords, MissingNote
from ui.widgets.reference_picker import ReferencePicker
from ui.widgets.stacking_splitter import StackingSplitter
from ui.widgets.view_switch import View

if TYPE_CHECKING:
    from kompass.charts.picture import Picture
    from ui.session import Session

_RIGHT = 66 * GRID
_NARROWEST = 50 * GRID
_NARROWEST_LARGE = 76 * GRID
"""The least width of the right side with ordinary text, and with the largest."""
_COLUMNS = (740, _RIGHT)
_FILE_SIZE = (8.0, 7.2)
"""Inches of a saved or copied picture."""


class ProfilePage(QWidget):
    """The picture at the left; choice of reference, figures and words at the right."""

    def __init__(
        self, session: Session, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._theme = theme
        self._stale = True
        self._profile: Profile | None = None
        self.tools = PictureTools(actions, theme, self)
        self.switch = self.tools.switch
        self.chart = ChartView(theme, self)
        self.reference = ReferenceChoice.of(session)
        self.picker = ReferencePicker(self.reference, self._ask_for_assessment, self)
        self.missing = MissingNote(actions, self)
        self.table_model = ProfileTableModel(theme, self)
        self.table = ProfileTable(self.table_model, self)
        self.words = DeviationWords(self)
        self.out = PictureOut(self)
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def profile(self) -> Profile | None:
        """What is shown; ``None`` before anything has been."""
        return self._profile

    def showEvent(self, event: QShowEvent) -> None:
        """Take over what has changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _lay_out(self) -> None:
        whole = StackingSplitter(self)
        whole.setObjectName("profile_columns")
        for part, stretch in ((self._picture_side(), 2), (self._figures_side(), 1)):
            whole.addWidget(part)
            whole.setStretchFactor(whole.count() - 1, stretch)
        whole.setSizes(_COLUMNS)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(EmptyProfile(self._actions, self._theme))

    def _picture_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.tools)
        column.addWidget(self.chart, 1)
        column.addWidget(self.out)
        self.chart.addActions(
            [self._actions[ActionId.COPY_PICTURE], self._actions[ActionId.EXPORT_PICTURE]]
        )
        return side

    def _figures_side(self) -> QWidget:
        copy = QPushButton(self.tr("Kopiera tabellen"))
        mark(copy, kind="quiet")
        copy.clicked.connect(self._copy_table)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        # The words first: the picture has every number of the table already.
        for part in (self.picker, self.words, self.missing, self.table):
            column.addWidget(part)
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.picker.note)
        column.addStretch(1)
        self._side = side = QScrollArea()
        side.setWidgetResizable(True)
        side.setFrameShape(QFrame.Shape.NoFrame)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit_side()
        side.setWidget(inner)
        return side

    def _connect(self) -> None:
        for signal in (self._session.opened, self._session.changed, self._session.closed):
            signal.connect(self._on_session)
        self._theme.changed.connect(self._on_theme)
        self.switch.changed.connect(self._draw)
        self.reference.changed.connect(self._on_session)
        self.table.row_chosen.connect(self._on_row)
        self._actions[ActionId.EXPORT_PICTURE].triggered.connect(self._export)
        self._actions[ActionId.COPY_PICTURE].triggered.connect(self._copy_picture)

    def _on_session(self) -> None:
        self._stale = True
        self.out.tell("")
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Show the assessment as it stands."""
        if not self._session.is_open:
            return
        self._stale = False
        snapshot, result = self._session.snapshot, self._session.result
        self._stack.setCurrentIndex(0 if result.max_assessed else 1)
        self.picker.refresh()
        reference = self.reference.chosen
        self._profile = profile_of(snapshot, reference)
        total = Row(
            None, self.tr("Totalt"), result.points, reference.total if reference else None,
            "" if result.points is not None else self._profile.total,
        )  # fmt: skip
        self.table_model.show_profile(
            rows_of(self._profile, total),
            reference=self._profile.reference_name if reference else "",
            label=self._profile.reference_label,
        )
        self.missing.show_result(result)
        self.words.show_deviations(result, reference, snapshot.details.unit.name)
        self._draw()

    def _draw(self) -> None:
        if self._profile is None:
            return
        look = DARK if self._theme.dark else LIGHT
        self.chart.show_chart(
            partial(draw_profile, self._profile, self.switch.view, look, title=False),
            name=self._name(),
            words=describe(self._profile),
        )

    def _on_theme(self) -> None:
        self._fit_side()
        self._draw()

    def _fit_side(self) -> None:
        """Keep room for the names in the table, also with large text."""
        self._side.setMinimumWidth(min(round(_NARROWEST * self._theme.scale), _NARROWEST_LARGE))

    def _on_row(self, row: int | None) -> None:
        areas = len(self._profile.areas) if self._profile else 0
        self.chart.choose_area(row if row is not None and row < areas else None)

    def _export(self) -> None:
        if self._profile is not None and self._session.file is not None:
            folder = self._session.file.path.parent
            self.out.save(self._on_paper(self._profile), folder / f"{self._name()}.png")

    def _copy_picture(self) -> None:
        if self._profile is not None:
            self.out.copy(self._on_paper(self._profile))

    def _on_paper(self, profile: Profile) -> Callable[[], Picture]:
        """Return how to draw what is shown for a file: in the colours of paper."""
        return partial(draw_profile, profile, self.switch.view, PAPER, _FILE_SIZE)

    def _copy_table(self) -> None:
        self.table.copy_all()
        self.out.tell(self.tr("Tabellen är kopierad."))

    def _ask_for_assessment(self) -> Path | None:
        file = self._session.file
        return self.out.dialogs.assessment(file.path.parent if file else Path.home())

    def _name(self) -> str:
        kind = self.tr("kompassros") if self.switch.view is View.COMPASS else self.tr("staplar")
        return f"{self._profile.title if self._profile else ''} – {kind}"


def draw_profile(
    profile: Profile,
    view: View,
    look: ChartTheme,
    size: tuple[float, float],
    *,
    title: bool = True,
) -> Picture:
    """Return a profile drawn as ``view``, ``size`` in inches; the window says the title itself."""
    from kompass.charts.bars import bars
    from kompass.charts.compass import compass

    return (compass if view is View.COMPASS else bars)(profile, look, size, title=title)
