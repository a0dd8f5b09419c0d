"""Guides: the list at the left, the chosen one at the right, to write or to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kompass.errors import KompassError
from kompass.ids import RowId
from ui.icons import icon
from ui.models.interviews_guide_list import GuideList
from ui.models.interviews_guides import From, GuideChoice
from ui.models.interviews_plan import InterviewPlan
from ui.theme import GRID, Theme, mark
from ui.widgets.guide_editor import GuideEditor
from ui.widgets.guide_reading import GuideReading
from ui.widgets.interview_dialogs import PDF, WORD
from ui.widgets.labels import show_sentence, wrapped
from ui.widgets.scroll_sheet import ScrollSheet

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

_WIDEST = 96 * GRID
_WIDTHS = (280, 820)


class GuideView(QWidget):
    """Every guide there is for the assessment.

    * ``print_requested``: the ``GuideChoice`` and a suffix
    * ``told``, ``troubled``: a sentence
    """

    print_requested = Signal(object, str)
    told = Signal(str)
    troubled = Signal(str)

    def __init__(self, plan: InterviewPlan, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._key = ""
        self.model = GuideList(theme, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("Guider"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setSpacing(2)
        self.editor = GuideEditor(plan)
        self.reading = GuideReading()
        self.new = self._button("plus", self.tr("&Ny guide"), self._on_new)
        self.take = self._button("copy-plus", self.tr("&Använd i utvärderingen"), self._on_take)
        self.keep = self._button("device-floppy", self.tr("Spara bland &mina egna"), self._on_keep)
        self.print = self._button("printer", self.tr("&Skriv ut"), None)
        self.remove = self._button("trash", self.tr("Ta &bort"), self._on_remove)
        mark(self.take, kind="primary")
        self.take.setIcon(QIcon())
        self._fill_print()
        self._broken = wrapped(text="small", tone="damage")
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._on_current)
        plan.changed.connect(self.follow)
        plan.session.lock_changed.connect(self._refresh)

    def showEvent(self, event: object) -> None:
        """Take over what has changed meanwhile, also in the folder of own guides."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._plan.guides.forget()
        self._read()

    def follow(self) -> None:
        """Show the guides as they stand; while nobody looks that waits."""
        if self.isVisible():
            self._read()

    def show_guide(self, key: str) -> None:
        """Show one guide."""
        self._key = key
        self._read()

    def take_keyboard(self) -> None:
        """Begin in the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def choice(self) -> GuideChoice | None:
        """The guide that is shown."""
        return self._plan.shelf.choice(self._key)

    def _read(self) -> None:
        shelf = self._plan.shelf
        self.model.show_shelf(shelf)
        show_sentence(self._broken, "\n".join(shelf.broken))
        if shelf.choice(self._key) is None:
            first = self.model.choice(self.model.first())
            self._key = first.key if first else ""
        index = self.model.index_of(self._key)
        if index.isValid() and index != self.list.currentIndex():
            self.list.setCurrentIndex(index)
        self._refresh()

    def _refresh(self) -> None:
        """Show the chosen guide, and what can be done with it."""
        choice = self.choice
        session = self._plan.session
        here = choice is not None and choice.origin is From.ASSESSMENT
        self._sheets.setVisible(choice is not None)
        writable = not session.read_only
        self.new.setEnabled(writable)
        self.take.setVisible(choice is not None and not here)
        self.take.setEnabled(writable)
        self.keep.setVisible(here)
        self.print.setVisible(choice is not None)
        self.remove.setVisible(choice is not None and choice.origin is not From.SHIPPED)
        self.remove.setEnabled(writable or not here)
        if choice is None:
            self.editor.show_guide(None)
        elif here:
            self.editor.show_guide(RowId(choice.key), choice.label)
            self._sheets.setCurrentIndex(0)
        else:
            self.editor.show_guide(None)
            self.reading.show_guide(choice, session.snapshot.edition)
            self._sheets.setCurrentIndex(1)

    def _on_current(self, index: QModelIndex) -> None:
        choice = self.model.choice(index)
        if choice is not None and choice.key != self._key:
            self._plan.session.flush()
            self._key = choice.key
            self._refresh()

    def _on_new(self) -> None:
        added = self._plan.new_guide(self.tr("Ny guide"))
        if added is not None:
            self.show_guide(str(added))
            self.editor.title.selectAll()
            self.editor.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_take(self) -> None:
        choice = self.choice
        taken = self._plan.take_guide(choice) if choice else None
        if taken is not None:
            self.show_guide(str(taken))

    def _on_keep(self) -> None:
        choice, session = self.choice, self._plan.session
        if choice is None or not session.flush():
            return
        try:
            made = self._plan.guides.save(session.snapshot, RowId(choice.key), session.author)
        except KompassError as error:
            self.troubled.emit(str(error))
            return
        self.told.emit(
            self.tr("”{0}” finns nu bland dina egna guider, också i andra utvärderingar.").format(
                made.head.title
            )
        )
        self._read()

    def _on_remove(self) -> None:
        from kompass.assessment import edits

        choice, session = self.choice, self._plan.session
        if choice is None:
            return
        if choice.origin is From.ASSESSMENT:
            session.flush()
            self._plan.edit(lambda file: edits.remove_guide(file, RowId(choice.key)))
            return
        try:
            self._plan.guides.remove(choice.set_id, session.snapshot.edition)
        except KompassError as error:
            self.troubled.emit(str(error))
            return
        self.told.emit(self.tr("”{0}” är borta bland dina egna guider.").format(choice.name))
        self._read()

    def _fill_print(self) -> None:
        menu = QMenu(self.print)
        for words, suffix in ((self.tr("Som &Word…"), WORD), (self.tr("Som &PDF…"), PDF)):
            action = menu.addAction(words)
            action.triggered.connect(
                lambda _checked, suffix=suffix: self.print_requested.emit(self.choice, suffix)
            )
        self.print.setMenu(menu)

    def _button(self, drawing: str, words: str, run: object) -> QPushButton:
        button = QPushButton(words)
        button.setIcon(icon(drawing))
        button.setAutoDefault(False)
        mark(button, kind="quiet")
        if run is not None:
            button.clicked.connect(run)
        return button

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.addWidget(self.list, 1)
        column.addWidget(self._broken)
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self.take, self.keep, self.print, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._sheets = QStackedWidget()
        for sheet in (self.editor, self.reading):
            content = QVBoxLayout()
            content.addWidget(sheet)
            content.addStretch(1)
            self._sheets.addWidget(ScrollSheet(content, widest=_WIDEST))
        right = QWidget()
        inner = QVBoxLayout(right)
        inner.setContentsMargins(GRID, GRID, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(buttons)
        inner.addWidget(self._sheets, 1)
        splitter = QSplitter()
        splitter.setObjectName("guides")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(list(_WIDTHS))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
