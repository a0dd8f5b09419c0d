"""Four small buttons of which one is down: met, partly, not met, not assessed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from kompass.assessment.snapshot import MarkStatus
from ui.icons import icon
from ui.theme import mark

_ICON = 18


class MarkSwitch(QWidget):
    """For the mouse; with the keyboard the row around it does the same work.

    ``picked`` carries the ``MarkStatus``, ``None`` for not assessed.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[MarkStatus | None, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for status, name, drawing in (
            (MarkStatus.MET, self.tr("Uppfyllt (1)"), "check"),
            (MarkStatus.PARTLY, self.tr("Delvis uppfyllt (2)"), "circle-half-2"),
            (MarkStatus.NOT_MET, self.tr("Inte uppfyllt (3)"), "x"),
            (None, self.tr("Ej bedömt (0)"), "minus"),
        ):
            row.addWidget(self._button(status, name, drawing))

    def show_status(self, status: MarkStatus | None) -> None:
        """Press the button of this status down."""
        self.buttons[status].setChecked(True)

    def _button(self, status: MarkStatus | None, name: str, drawing: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing))
        button.setIconSize(QSize(_ICON, _ICON))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark(button, kind="mark")
        self._group.addButton(button)
        button.clicked.connect(lambda _checked, status=status: self.picked.emit(status))
        self.buttons[status] = button
        return button
