"""The mark beside a field that has different values since a merge: what it is, and the way there.

Calm: an icon and a word in the colour of notices. It takes no room while all is decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from ui.icons import icon
from ui.models.contested import Key, open_among, where
from ui.theme import mark

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Contested
    from ui.session import Session


class ConflictMark(QToolButton):
    """Shown as long as one of the fields it watches is contested; Space, Enter or a click decides.

    ``field`` gets the keyboard when the mark goes away while having it.
    """

    def __init__(
        self, session: Session, field: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._field = field
        self._watched: tuple[Key, ...] = ()
        self._open: tuple[Contested, ...] = ()
        self.setIcon(icon("git-merge"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(self, kind="conflict", text="small")
        self.setAccessibleName(self.tr("Avgör konflikten"))
        self.hide()
        self.clicked.connect(self._decide)
        for signal in (session.opened, session.closed, session.changed, session.lock_changed):
            signal.connect(self.refresh)

    @property
    def contested(self) -> tuple[Contested, ...]:
        """The fields that are contested now, in the order in which they are watched."""
        return self._open

    def watch(self, *fields: Key) -> None:
        """Stand for these fields from now on, each an entity, an id and a field of ``Contested``.

        As in the journal, so that an own score has the id "assessor/question".
        """
        self._watched = fields
        self.refresh()

    def refresh(self) -> None:
        """Show whether any of them is contested."""
        found = self.found() if self._session.is_open else ()
        if found != self._open or not found:
            self._open = found
            self._show()
        # What was undecided at an earlier moment can be seen, but not decided any more.
        self.setEnabled(self._session.then is None)

    def found(self) -> tuple[Contested, ...]:
        """Return what it stands for that is contested; asked while a file is open."""
        return open_among(self._session.snapshot, self._watched)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide with Enter too, as buttons in dialogs do."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Ask for no more height than a line of text."""
        hint = super().sizeHint()
        return QSize(hint.width(), min(hint.height(), self.fontMetrics().height() + 8))

    def _show(self) -> None:
        had_keyboard = self._has_keyboard()
        self.setVisible(bool(self._open))
        if had_keyboard and not self._open and self._field is not None:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._open:
            return
        count = len(self._open)
        self.setText(
            self.tr("Konflikt") if count == 1 else self.tr("{count} konflikter").format(count=count)
        )
        place = where(self._session, self._open[0])
        self.setToolTip(
            self.tr("Kopiorna har olika värden: {place}. Klicka för att avgöra.").format(
                place=place
            )
        )
        self.setAccessibleName(self.tr("Avgör konflikten: {place}").format(place=place))

    def _has_keyboard(self) -> bool:
        # Also while a dialog is in front: then the window only remembers who had it.
        window = self.window()
        return self.hasFocus() or window.focusWidget() is self

    def _decide(self) -> None:
        self.refresh()  # what comes first may depend on where the cursor is now
        if self._open:
            self._session.decision_requested.emit(self._open[0])
