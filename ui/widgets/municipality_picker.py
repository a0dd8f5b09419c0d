"""A field for a Swedish municipality that suggests while one types."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from kompass.assessment.register import Municipality, find
from kompass.errors import KompassError
from ui.models.municipalities import MUNICIPALITY_ROLE, SuggestedMunicipalities
from ui.theme import mark

_ROWS = 8


class MunicipalityPicker(QLineEdit):
    """Type a name or a code; ``chosen_changed`` follows whenever ``chosen`` does."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: Municipality | None = None
        self._model = SuggestedMunicipalities(self)
        completer = QCompleter(self._model, self)
        # The model has already picked and ordered what fits, dots forgiven.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        completer.setMaxVisibleItems(_ROWS)
        self._popup = QListView()
        self._popup.setAccessibleName(self.tr("Förslag på kommuner"))
        mark(self._popup, surface="popup")
        completer.setPopup(self._popup)
        self._popup.clicked.connect(self._on_activated)
        self.setCompleter(completer)
        self.setPlaceholderText(self.tr("Börja skriva, till exempel Söder"))
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._settle)

    @property
    def chosen(self) -> Municipality | None:
        """The municipality in the field, ``None`` while the text names none or several."""
        return self._chosen

    def problem(self) -> str:
        """Return one sentence about what is typed, empty when it names a municipality."""
        try:
            find(self.text())
        except KompassError as error:
            return str(error)
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the suggestion pointed at on Enter, or else the first one."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._popup.isVisible():
            pointed = self._popup.currentIndex()
            found = pointed.data(MUNICIPALITY_ROLE) if pointed.isValid() else self._model.first()
            if found is not None:
                self.choose(found)
        super().keyPressEvent(event)

    def forget(self) -> None:
        """Empty the field."""
        self.clear()
        self._model.look_for("")
        self._set_chosen(None)

    def choose(self, municipality: Municipality) -> None:
        """Fill in a municipality."""
        self.setText(municipality.name)
        self._set_chosen(municipality)

    def _on_edited(self, typed: str) -> None:
        self._model.look_for(typed)
        self._set_chosen(_found(typed))

    def _on_activated(self, index: QModelIndex) -> None:
        self.choose(index.data(MUNICIPALITY_ROLE))

    def _settle(self) -> None:
        """Write the name out when the person leaves: "sodertalje" becomes Södertälje.

        Half a name counts when only one municipality fits.
        """
        found = _found(self.text())
        if found is None and self._model.rowCount() == 1:
            found = self._model.first()
        if found is not None:
            self.choose(found)

    def _set_chosen(self, municipality: Municipality | None) -> None:
        if municipality != self._chosen:
            self._chosen = municipality
            self.chosen_changed.emit()


def _found(typed: str) -> Municipality | None:
    try:
        return find(typed)
    except KompassError:
        return None
