"""The same report is there already: what differs, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ui.models.intake_plan import Deed, Going
from ui.theme import GRID, mark
from ui.widgets.labels import label, wrapped

_LONGEST = 500


class KnownBox(QFrame):
    """``decided``: what is to happen with the result, as a ``Deed``, and why."""

    decided = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface="notice")
        self._what = wrapped(weight="strong")
        self._changes = wrapped(text="small")
        self.leave = QRadioButton(self.tr("Lämna &utanför: det som finns får stå"))
        self.correct = QRadioButton(self.tr("&Rätta det som finns"))
        self.why = QLineEdit()
        self._why_name = label(self.tr("Var&för rättas det?"))
        self._lay_out()
        for choice in (self.leave, self.correct):
            choice.clicked.connect(self._tell)
        self.why.textEdited.connect(lambda _: self._tell())

    def show_going(self, going: Going) -> None:
        """Show what is there already of a result; hidden where there is nothing."""
        stored = going.stored
        self.setVisible(stored is not None)
        if stored is None:
            return
        source = stored.source or self.tr("utan källa")
        words = self.tr("{0} finns redan med samma poäng ({1}). En rättelse skulle ändra:")
        if not going.same:
            words = self.tr("{0} finns redan med andra poäng ({1}). En rättelse skulle ändra:")
        self._what.setText(words.format(stored.title, source))
        self._changes.setText("\n".join(f"· {one}" for one in going.differences))
        self._changes.setVisible(bool(going.differences))
        correcting = going.deed is Deed.CORRECT
        self.leave.setChecked(not correcting)
        self.correct.setChecked(correcting)
        for field in (self._why_name, self.why):
            field.setVisible(correcting)
        if self.why.text().strip() != going.why:
            self.why.setText(going.why)

    def focus_why(self) -> None:
        """Go to the reason."""
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        deed = Deed.CORRECT if self.correct.isChecked() else Deed.LEAVE
        self.decided.emit(deed, self.why.text().strip())

    def _lay_out(self) -> None:
        self._why_name.setTextFormat(Qt.TextFormat.AutoText)
        self._why_name.setBuddy(self.why)
        self.why.setMaxLength(_LONGEST)
        self.why.setAccessibleName(self.tr("Varför rättas det?"))
        self.why.setPlaceholderText(self.tr("Till exempel: rapporten har alla områden"))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        for part in (
            self._what, self._changes, self.leave, self.correct, self._why_name, self.why,
        ):  # fmt: skip
            column.addWidget(part)
