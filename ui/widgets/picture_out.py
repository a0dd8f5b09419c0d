"""Takes a picture out of the program, to a file or the clipboard, and says how it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kompass.errors import KompassError
from ui.jobs import run_job
from ui.widgets.chart_view import to_image
from ui.widgets.labels import show_sentence, trouble_label, wrapped
from ui.widgets.picture_dialogs import PictureDialogs

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

_COPY_DPI = 200.0


class PictureOut(QWidget):
    """One line below a picture. ``dialogs`` asks for the files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dialogs = PictureDialogs(self)
        self.told = wrapped(text="small", tone="muted")
        self.trouble = trouble_label()
        self.told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(self.trouble)

    def tell(self, sentence: str) -> None:
        """Say that something went well; "" says nothing."""
        show_sentence(self.trouble, "")
        show_sentence(self.told, sentence)

    def save(self, draw: Callable[[], Picture], proposal: Path) -> None:
        """Ask for a file and write what ``draw`` draws there, beside the window."""
        path = self.dialogs.picture(proposal)
        if path is None:
            return
        self.tell("")

        def work(_progress: object) -> Path:
            from kompass.charts.files import save

            save(draw(), path)
            return path

        run_job(self, work, done=self._on_saved, failed=self._on_failed)

    def copy(self, draw: Callable[[], Picture]) -> None:
        """Put what ``draw`` draws on the clipboard as an image."""
        QGuiApplication.clipboard().setImage(to_image(draw(), _COPY_DPI, 1.0))
        self.tell(self.tr("Bilden är kopierad."))

    def _on_saved(self, path: Path) -> None:
        self.tell(self.tr("Bilden är sparad: {path}").format(path=path))

    def _on_failed(self, error: KompassError) -> None:
        show_sentence(self.told, "")
        show_sentence(self.trouble, str(error))
