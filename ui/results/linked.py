"""A text whose web addresses lead to the browser, but only when somebody clicks them."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QWidget

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"”]+")
_ENDS: Final = ".,;:)]”"


class LinkedText(QLabel):
    """Wrapped; addresses can be clicked, or reached with the tab key and opened with Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setOpenExternalLinks(False)
        self.linkActivated.connect(self.open)
        self.linkHovered.connect(self.setToolTip)

    def show_text(self, text: str) -> None:
        """Show a text; nothing in it is markup."""
        self.setText(with_links(text))
        flags = Qt.TextInteractionFlag
        selecting = flags.TextSelectableByMouse
        linked = flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard
        has_links = _ADDRESS.search(text) is not None
        self.setTextInteractionFlags(selecting | linked if has_links else selecting)
        self.setAccessibleName(text)

    def open(self, address: str) -> None:
        """Open an address in the browser."""
        if _ADDRESS.fullmatch(address):
            QDesktopServices.openUrl(QUrl(address))


def with_links(text: str) -> str:
    """Return a text as HTML with its web addresses, and nothing else, as links."""
    parts: list[str] = []
    at = 0
    for found in _ADDRESS.finditer(text):
        address = found.group().rstrip(_ENDS)
        parts.append(escape(text[at : found.start()]))
        parts.append(f'<a href="{escape(address)}">{_breakable(address)}</a>')
        at = found.start() + len(address)
    parts.append(escape(text[at:]))
    return "".join(parts).replace("\n", "<br>")


def _breakable(address: str) -> str:
    """Let a long address be broken after its slashes, so that it never widens the window."""
    return escape(address).replace("/", "/\u200b").replace("-", "-\u200b").replace("_", "_\u200b")
