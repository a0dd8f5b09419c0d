"""Groups of municipalities with a name: made by a rule or by hand, saved for everybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kompass.archive.keeping.shapes import Group
from kompass.errors import KompassError
from ui.models.results_desk import ResultsDesk
from ui.results.group_sheet import GroupSheet
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import show_sentence, trouble_label, wrapped

if TYPE_CHECKING:
    from kompass.archive.store import Archive

_SIZE: Final = (104 * GRID, 70 * GRID)
_LIST: Final = 32 * GRID
_ROW: Final = Qt.ItemDataRole.UserRole


class GroupsDialog(QDialog):
    """``group_chosen``: carries the id of a group to filter by."""

    group_chosen = Signal(str)

    def __init__(self, desk: ResultsDesk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Grupper av kommuner"))
        self._desk = desk
        self._theme = theme
        self._group: Group | None = None
        self.groups = QListWidget()
        self.sheet = GroupSheet(theme)
        self.trouble = trouble_label()
        self.said = wrapped(text="small", tone="muted")
        self.new_button = QPushButton(self.tr("&Ny grupp"))
        self.save_button = QPushButton(self.tr("&Spara gruppen"))
        self.remove_button = QPushButton(self.tr("&Ta bort"))
        self.use_button = QPushButton(self.tr("&Visa bara gruppens resultat"))
        self.close_button = QPushButton(self.tr("St&äng"))
        self._lay_out()
        self._connect()
        self._show_groups()

    def begin(self) -> None:
        """Begin a new group."""
        self.groups.setCurrentRow(-1)
        self._group = None
        self.sheet.show_group("", ())
        self.sheet.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._allow()

    def save(self) -> None:
        """Save the group as it stands."""
        name, codes = " ".join(self.sheet.name.text().split()), self.sheet.codes
        sentence = ""
        if not name:
            sentence = self.tr("Ge gruppen ett namn, så att den går att hitta igen.")
        elif not codes:
            sentence = self.tr("Välj minst en kommun till gruppen.")
        show_sentence(self.trouble, sentence)
        if sentence:
            return
        made = Group(name=name, municipalities=codes)
        group = made if self._group is None else replace(made, id=self._group.id)

        def done(groups: tuple[Group, ...]) -> None:
            self._show_groups(groups, group.id)
            show_sentence(self.said, self.tr("Gruppen är sparad."))

        self._write(lambda archive: archive.save_group(group), done)

    def remove(self) -> None:
        """Remove the saved group that is chosen; the results stay."""
        group = self._group
        if group is None:
            return

        def done(groups: tuple[Group, ...]) -> None:
            self._show_groups(groups)
            said = self.tr("{name} är borttagen.").format(name=group.name)
            show_sentence(self.said, said)

        self._write(lambda archive: archive.remove_group(group.id), done)

    def _write(
        self,
        work: Callable[[Archive], object],
        done: Callable[[tuple[Group, ...]], None],
    ) -> None:
        def write(archive: Archive) -> tuple[Group, ...]:
            work(archive)
            return archive.groups()

        show_sentence(self.said, "")
        self._desk.archive.ask(write, done, owner=self, failed=self._on_failed, writes=True)

    def _on_failed(self, error: KompassError) -> None:
        show_sentence(self.trouble, str(error))

    def _show_groups(self, groups: tuple[Group, ...] | None = None, chosen: str = "") -> None:
        offer = self._desk.offer
        if groups is None:
            groups = offer.groups if offer is not None else ()
        self.groups.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.groups.clear()
        at = 0
        for place, group in enumerate(groups):
            item = QListWidgetItem(group.name)
            item.setData(_ROW, group)
            self.groups.addItem(item)
            at = place if group.id == chosen else at
        self.groups.blockSignals(False)  # noqa: FBT003
        if groups:
            self.groups.setCurrentRow(at)
        else:
            self.begin()

    def _on_row(self, row: int) -> None:
        item = self.groups.item(row) if row >= 0 else None
        if item is None:
            return
        group = item.data(_ROW)
        self._group = group
        self.sheet.show_group(group.name, group.municipalities)
        show_sentence(self.trouble, "")
        show_sentence(self.said, "")
        self._allow()

    def _use(self) -> None:
        if self._group is not None:
            self.group_chosen.emit(str(self._group.id))
            self.accept()

    def _allow(self) -> None:
        reason = self._desk.archive.read_only_reason
        self.save_button.setEnabled(not reason)
        self.remove_button.setEnabled(self._group is not None and not reason)
        self.use_button.setEnabled(self._group is not None and not self.sheet.changed_since_shown)
        if reason:
            show_sentence(self.said, reason)

    def _connect(self) -> None:
        self.groups.currentRowChanged.connect(self._on_row)
        self.sheet.edited.connect(self._allow)
        self.new_button.clicked.connect(self.begin)
        self.save_button.clicked.connect(self.save)
        self.remove_button.clicked.connect(self.remove)
        self.use_button.clicked.connect(self._use)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        self.groups.setAccessibleName(self.tr("Sparade grupper"))
        mark(self.groups, surface="popup")
        mark(self.save_button, kind="primary")
        self.said.hide()
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self.groups, 1)
        left.addWidget(self.new_button)
        sides = QHBoxLayout()
        sides.setSpacing(3 * GRID)
        self.groups.setFixedWidth(_LIST)
        self.new_button.setFixedWidth(_LIST)
        sides.addLayout(left)
        sides.addWidget(self.sheet, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.use_button)
        row.addStretch(1)
        for button in (self.remove_button, self.save_button, self.close_button):
            row.addWidget(button)
        for button in (self.new_button, self.use_button, self.remove_button, self.save_button):
            button.setAutoDefault(False)
        self.close_button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(sides, 1)
        layout.addWidget(self.said)
        layout.addWidget(self.trouble)
        layout.addLayout(row)
        room = self.screen().availableSize()
        width, height = (round(side * self._theme.scale) for side in _SIZE)
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))
