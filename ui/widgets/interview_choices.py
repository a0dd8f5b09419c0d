"""What is chosen about an interview: who holds it, how it stands, and by which guide."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kompass.assessment.material_kinds import InterviewStatus
from kompass.ids import RowId
from ui.models.interviews_guides import From, GuideChoice
from ui.models.interviews_plan import InterviewPlan
from ui.theme import GRID, Theme, mark
from ui.widgets.detail_choices import ChoiceBox
from ui.widgets.labels import label, show_sentence, wrapped
from ui.widgets.samsyn_marks import mark_icon


class AssessorChoice(QWidget):
    """One button for each member of the team, down for those who hold the interview."""

    def __init__(self, plan: InterviewPlan, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._theme = theme
        self.buttons: dict[RowId, QToolButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID // 2)
        self._nobody = wrapped(
            self.tr("Lägg till gruppen på Översikt, så kan den väljas här."),
            text="small",
            tone="muted",
        )
        self._row.addWidget(self._nobody)
        self._row.addStretch(1)
        plan.changed.connect(self.follow)
        plan.chosen.connect(self.follow)
        plan.session.lock_changed.connect(self.follow)
        theme.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the team, and who of it holds the interview."""
        programme, entry = self._plan.programme, self._plan.entry
        if list(self.buttons) != list(programme.looks):
            self._make()
        self._nobody.setVisible(not self.buttons)
        chosen = entry.interview.assessors if entry else ()
        for row, button in self.buttons.items():
            button.setText(programme.looks[row].initials)
            button.setIcon(mark_icon(programme.looks[row], self._theme))
            name = programme.names[row]
            button.setToolTip(name)
            button.setAccessibleName(self.tr("Utvärderare {0}").format(name))
            button.setChecked(row in chosen)
            button.setEnabled(not self._plan.session.read_only)

    def _make(self) -> None:
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for place, row in enumerate(self._plan.programme.looks):
            button = QToolButton()
            button.setCheckable(True)
            mark(button, kind="switch")
            button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextBesideIcon)
            button.clicked.connect(self._on_clicked)
            self.buttons[row] = button
            self._row.insertWidget(place, button)

    def _on_clicked(self) -> None:
        entry = self._plan.entry
        if entry is not None:
            chosen = [row for row, button in self.buttons.items() if button.isChecked()]
            self._plan.set(entry.id, assessors=chosen)
            self.follow()


class StatusChoice(QWidget):
    """Planned, held or cancelled."""

    def __init__(self, plan: InterviewPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._group = QButtonGroup(self)
        words = {
            InterviewStatus.PLANNED: self.tr("Planerad"),
            InterviewStatus.DONE: self.tr("Hållen"),
            InterviewStatus.CANCELLED: self.tr("Inställd"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        self.buttons: dict[InterviewStatus, QToolButton] = {}
        for status, text in words.items():
            button = QToolButton()
            button.setText(text)
            button.setCheckable(True)
            mark(button, kind="switch")
            self._group.addButton(button)
            button.clicked.connect(partial(self._choose, status))
            self.buttons[status] = button
            row.addWidget(button)
        row.addStretch(1)
        plan.changed.connect(self.follow)
        plan.chosen.connect(self.follow)
        plan.session.lock_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show how the interview stands."""
        entry = self._plan.entry
        for status, button in self.buttons.items():
            button.setEnabled(entry is not None and not self._plan.session.read_only)
            if entry is not None:
                button.setChecked(entry.interview.status is status)

    def _choose(self, status: InterviewStatus) -> None:
        entry = self._plan.entry
        if entry is not None:
            self._plan.set(entry.id, status=status)


class GuideBox(QWidget):
    """The guide of the interview; one that lies on the computer only is taken when chosen.

    ``show_requested``: the key of the guide that is to be shown.
    """

    show_requested = Signal(str)

    def __init__(self, plan: InterviewPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self.box = ChoiceBox()
        self.box.setAccessibleName(self.tr("Guide"))
        self.box.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(12)
        self._label = label(text="small", tone="reference")
        self.show_guide = QPushButton(self.tr("&Visa"))
        mark(self.show_guide, kind="quiet")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.box, 1)
        row.addWidget(self.show_guide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(row)
        column.addWidget(self._label)
        self.box.activated.connect(self._on_activated)
        self.show_guide.clicked.connect(self._on_show)
        plan.changed.connect(self.follow)
        plan.chosen.connect(self.follow)
        plan.session.lock_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the guide of the interview among all that can be chosen."""
        entry, shelf = self._plan.entry, self._plan.shelf
        guide = str(entry.interview.guide or "") if entry else ""
        taken = {(one.role, one.name) for one in shelf.of(From.ASSESSMENT)}
        offered = [
            one
            for one in shelf.choices
            if one.origin is From.ASSESSMENT or (one.role, one.name) not in taken
        ]
        self.box.clear()
        self.box.addItem(self.tr("Ingen guide"), "")
        for one in offered:
            self.box.addItem(self._words(one), one.key)
        self.box.setCurrentIndex(max(self.box.findData(guide), 0))
        self.box.setEnabled(entry is not None and not self._plan.session.read_only)
        chosen = shelf.choice(guide)
        self.show_guide.setEnabled(chosen is not None)
        show_sentence(self._label, chosen.label if chosen else "")

    def _words(self, choice: GuideChoice) -> str:
        if choice.origin is From.ASSESSMENT:
            return choice.name
        return f"{choice.name} ({choice.label})" if choice.label else choice.name

    def _on_activated(self) -> None:
        entry, key = self._plan.entry, str(self.box.currentData())
        choice = self._plan.shelf.choice(key)
        if entry is None:
            return
        if choice is None or choice.origin is From.ASSESSMENT:
            self._plan.set(entry.id, guide=RowId(key) if key else None)
        else:
            self._plan.take_guide(choice, entry.id)
        self.follow()

    def _on_show(self) -> None:
        entry = self._plan.entry
        if entry is not None and entry.interview.guide:
            self.show_requested.emit(str(entry.interview.guide))
