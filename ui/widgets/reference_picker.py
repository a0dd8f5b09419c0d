"""Chooses what a profile is compared with: published values, nothing, or another assessment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from kompass.errors import KompassError
from ui.models.reference_choice import ReferenceChoice
from ui.theme import GRID
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped

if TYPE_CHECKING:
    from kompass.archive.reference import ReferenceValues

AskForFile = Callable[[], Path | None]


class ReferencePicker(QWidget):
    """A box with a choice, a warning about it, and one sentence if a file cannot be used.

    ``note`` says more about published values; the page puts it where there is room.
    ``ask_for_file`` asks for another assessment. The choice itself is the session's.
    """

    def __init__(
        self, choice: ReferenceChoice, ask_for_file: AskForFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ask_for_file = ask_for_file
        self._choice = choice
        self._offered: tuple[ReferenceValues | None, ...] = ()
        self.box = QComboBox()
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(self._on_activated)
        self.note = wrapped(text="small", tone="muted")
        self.warning = wrapped(text="small", tone="reference")
        self.trouble = trouble_label()
        caption = label(self.tr("&Jämför med"))
        caption.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for part in (caption, self.box, self.warning, self.trouble):
            column.addWidget(part)
        choice.changed.connect(self.refresh)

    @property
    def reference(self) -> ReferenceValues | None:
        """What the assessment is compared with."""
        return self._choice.chosen

    def refresh(self) -> None:
        """Offer what fits the open assessment and show what is chosen."""
        if self._choice.offered != self._offered:
            show_sentence(self.trouble, "")
            self._fill()
        self._show_choice()

    def _fill(self) -> None:
        from kompass.archive.reference import label as legend

        self._offered = self._choice.offered
        self.box.clear()
        for reference in self._offered:
            self.box.addItem(_briefly(reference) if reference else self.tr("Ingen jämförelse"))
            tip = legend(reference) if reference else ""
            self.box.setItemData(self.box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.box.insertSeparator(self.box.count())
        self.box.addItem(self.tr("En annan utvärdering…"))

    def _show_choice(self) -> None:
        chosen = self._choice.chosen
        row = next((row for row, one in enumerate(self._offered) if one is chosen), 0)
        self.box.setCurrentIndex(row)
        self.box.setToolTip(self.box.itemData(row, Qt.ItemDataRole.ToolTipRole) or "")
        note, warning = self._said_of(chosen)
        show_sentence(self.note, note)
        show_sentence(self.warning, warning)

    def _said_of(self, chosen: ReferenceValues | None) -> tuple[str, str]:
        """Return what is to be known of the values, and what there is to beware of."""
        if chosen is not None and chosen.computed is not None:
            return chosen.population, chosen.computed.warning
        note = chosen.note if chosen is not None else ""
        published = chosen is None or self._choice.is_published(chosen)
        if self._choice.trouble:
            only = self.tr("Bara publicerade referensvärden och filer går att välja.")
            note = " ".join(filter(None, (note if published else "", self._choice.trouble, only)))
            return note, "" if published or chosen is None else chosen.note
        return (note, "") if published else ("", note)

    def _on_activated(self, row: int) -> None:
        show_sentence(self.trouble, "")
        if row < len(self._offered):
            self._choice.choose(self._offered[row])
            return
        path = self.ask_for_file()
        try:
            if path is not None:
                self._choice.choose_file(path)
        except KompassError as error:
            show_sentence(self.trouble, str(error))
        self._show_choice()


def _briefly(reference: ReferenceValues) -> str:
    """Return the legend up to the edition, which is the same for all there is to choose from."""
    from kompass.archive.reference import edition_name
    from kompass.archive.reference import label as legend

    return legend(reference).partition(f", {edition_name(reference.edition)}")[0]
