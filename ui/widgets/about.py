"""What Kompass is, whom it belongs to, and whose work it stands on."""

from importlib.metadata import PackageNotFoundError, version
from typing import Final

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kompass import __version__
from ui.icons import app_icon
from ui.theme import GRID
from ui.widgets.labels import label, wrapped

_ICON: Final = 72
_WIDTH: Final = 68 * GRID
_PARTS: Final = (
    ("Qt och PySide6", "PySide6-Essentials", "LGPL 3"),
    ("SQLModel", "sqlmodel", "MIT"),
    ("Matplotlib", "matplotlib", "Matplotlib (BSD)"),
    ("ReportLab", "reportlab", "BSD"),
    ("python-docx", "python-docx", "MIT"),
    ("Teckensnittet Source Sans Pro av Adobe", "", "SIL Open Font License 1.1"),
    ("Ikonerna Tabler Icons av Paweł Kuna", "", "MIT"),
)


class About(QDialog):
    """Version, independence, licence, and the parts with theirs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Om Kompass"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(self._heading())
        for text in self._texts():
            layout.addWidget(wrapped(text))
        layout.addWidget(label(self.tr("Bygger på"), weight="strong"))
        layout.addWidget(label(parts_in_words(), text="small", tone="muted"))
        layout.addWidget(buttons)
        self.setFixedWidth(_WIDTH)

    def _heading(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.addWidget(label("Kompass", text="title"))
        words.addWidget(
            label(
                self.tr("Version {version}, Qt {qt}").format(version=__version__, qt=qVersion()),
                tone="muted",
            )
        )
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return row

    def _texts(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Kompass är ett verktyg för dig som bedömer hur en kommun styrs och leds "
                "med instrumentet Kommunkompassen."
            ),
            self.tr(
                "Kompass är fristående från Sveriges Kommuner och Regioner (SKR) och från KS "
                "i Norge. Namnen Kommunkompassen och Kommunekompasset tillhör dem."
            ),
            self.tr("Kompass är fri programvara under licensen Apache 2.0."),
        )


def parts_in_words() -> str:
    """Return the parts the program is built on, one per line with version and licence."""
    return "\n".join(f"{name} {_version(package)}– {terms}" for name, package, terms in _PARTS)


def _version(package: str) -> str:
    """Return the installed version and a space; empty for what has none of its own."""
    if not package:
        return ""
    try:
        return f"{version(package)} "
    except PackageNotFoundError:  # in a frozen program without package metadata
        return ""
