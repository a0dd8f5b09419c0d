"""Text broken into lines of a width, for what is painted by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def broken(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Return at most ``most`` lines; the last one ends with dots where more would follow."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    encoded = text.encode("utf-16-le")  # Qt counts in units of UTF-16
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        start, length = line.textStart(), line.textLength()
        if len(lines) == most - 1 and 2 * (start + length) < len(encoded):
            rest = encoded[2 * start :].decode("utf-16-le", "replace")
            metrics = QFontMetrics(font)
            lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
        else:
            part = encoded[2 * start : 2 * (start + length)]
            lines.append(part.decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return lines
