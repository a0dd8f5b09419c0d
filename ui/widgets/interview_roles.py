"""Roles suggested while one types: those of the guides, missing dots forgiven."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from ui.models.interviews_roles import suggested
from ui.theme import mark

_ROWS = 8


class RoleSuggestions(QStringListModel):
    """The roles that fit what has been typed."""

    def __init__(self, roles: Callable[[], tuple[str, ...]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roles = roles

    def look_for(self, typed: str) -> None:
        """Suggest what fits; nothing once the whole role stands there."""
        found = suggested(typed, self._roles(), limit=_ROWS)
        whole = len(found) == 1 and found[0].casefold() == typed.strip().casefold()
        self.setStringList([] if whole else list(found))


def suggest_roles(line: QLineEdit, model: RoleSuggestions) -> None:
    """Let a line suggest roles."""
    completer = QCompleter(model, line)
    # The model has already picked and ordered what fits.
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setMaxVisibleItems(_ROWS)
    popup = QListView()
    popup.setAccessibleName(completer.tr("Förslag på roller"))
    mark(popup, surface="popup")
    completer.setPopup(popup)
    line.textEdited.connect(model.look_for)
    line.setCompleter(completer)
