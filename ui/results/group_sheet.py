"""One group: its name, its municipalities, and the ways to bring more of them in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.models.results_groups import Way, names_of, propose, ways
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, show_sentence, wrapped
from ui.widgets.municipality_picker import MunicipalityPicker

_CODE = Qt.ItemDataRole.UserRole


class GroupSheet(QWidget):
    """``edited``: name or members are others now. ``codes`` are the members."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, tuple[str, ...]] = ("", ())
        self.name = QLineEdit()
        self.way = QComboBox()
        self.picker = MunicipalityPicker()
        self.add_button = QPushButton(self.tr("Lä&gg till"))
        self.members = _Members()
        self.count = label(tone="muted")
        self.drop_button = QPushButton(self.tr("Ta ut &valda"))
        self.rule = wrapped(text="small", tone="muted")
        self._lay_out()
        self._connect()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the members, in order."""
        items = (self.members.item(at) for at in range(self.members.count()))
        return tuple(item.data(_CODE) for item in items if item is not None)

    @property
    def changed_since_shown(self) -> bool:
        """Whether something is not saved."""
        return (self.name.text(), self.codes) != self._shown

    def show_group(self, name: str, codes: tuple[str, ...]) -> None:
        """Show a group."""
        self._shown = name, codes
        self.name.setText(name)
        self.members.clear()
        self._put(codes)
        show_sentence(self.rule, "")
        self.edited.emit()

    def add(self) -> None:
        """Bring in who is proposed; nobody comes in twice."""
        proposal = propose(Way(self.way.currentData()), self.picker.chosen)
        if proposal is None:
            problem = self.picker.problem()
            show_sentence(self.rule, problem)
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        have = frozenset(self.codes)
        self._put(tuple(one for one in proposal.codes if one not in have), dict(proposal.reasons))
        if not self.name.text().strip() and not have:
            self.name.setText(proposal.name)
        show_sentence(self.rule, proposal.rule)
        if self.way.currentData() == Way.HAND:
            self.picker.forget()
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def drop(self) -> None:
        """Take out the members that are chosen."""
        for item in self.members.selectedItems():
            self.members.takeItem(self.members.row(item))
        self._tell()
        self.edited.emit()

    def _put(self, codes: tuple[str, ...], reasons: dict[str, str] | None = None) -> None:
        for code, name in names_of(codes):
            why = (reasons or {}).get(code, "")
            item = QListWidgetItem(f"{name}: {why}" if why else name)
            item.setToolTip(item.text())
            item.setData(_CODE, code)
            self.members.addItem(item)
        self._tell()

    def _tell(self) -> None:
        count = self.members.count()
        words = self.tr("1 kommun") if count == 1 else self.tr("{count} kommuner")
        self.count.setText(words.format(count=count))
        self.drop_button.setEnabled(bool(self.members.selectedItems()))

    def _on_way(self) -> None:
        self.picker.setEnabled(self.way.currentData() != Way.SODERTORN)

    def _connect(self) -> None:
        self.name.textEdited.connect(lambda _: self.edited.emit())
        self.way.currentIndexChanged.connect(lambda _: self._on_way())
        self.add_button.clicked.connect(self.add)
        self.picker.returnPressed.connect(self.add)
        self.drop_button.clicked.connect(self.drop)
        self.members.removed.connect(self.drop)
        self.members.itemSelectionChanged.connect(self._tell)

    def _lay_out(self) -> None:
        for way, words in ways().items():
            self.way.addItem(words, way.value)
        self.way.setAccessibleName(self.tr("Vilka som läggs till"))
        self.picker.setAccessibleName(self.tr("Kommun"))
        self.members.setAccessibleName(self.tr("Kommunerna i gruppen"))
        name = label(self.tr("Gruppens &namn"))
        name.setTextFormat(Qt.TextFormat.AutoText)
        name.setBuddy(self.name)
        mark(self.drop_button, kind="quiet")
        adding = QHBoxLayout()
        adding.setSpacing(GRID)
        self.way.setMinimumContentsLength(12)
        self.way.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        adding.addWidget(self.way, 1)
        adding.addWidget(self.picker, 1)
        adding.addWidget(self.add_button)
        below = QHBoxLayout()
        below.addWidget(self.count)
        below.addStretch(1)
        below.addWidget(self.drop_button)
        for button in (self.add_button, self.drop_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(name)
        column.addWidget(self.name)
        column.addLayout(adding)
        column.addWidget(self.members, 1)
        column.addLayout(below)
        column.addWidget(self.rule)
        self.rule.hide()


class _Members(QListWidget):
    """``removed``: the delete key."""

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        mark(self, surface="popup")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take out what is chosen with the delete key."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
