"""A sum of points: final where all is assessed, otherwise how far it has come."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kompass.assessment.scoring import Sum
from kompass.swedish import format_number
from ui.theme import BODY_POINTS, GRID, TITLE_POINTS, Theme
from ui.widgets.labels import label

UNKNOWN = "–"


def sum_number(total: Sum) -> str:
    """Return the final points, or the points so far, or a dash where nothing is assessed."""
    begun = total.complete or total.max_assessed
    return format_number(total.points_so_far) if begun else UNKNOWN


def sum_words(total: Sum) -> str:
    """Return what the number stands for: "av 100", "av 80 bedömda" or "ej bedömt"."""
    translate = QCoreApplication.translate
    if total.complete and total.max_points is not None:
        return translate("Sums", "av {0}").format(format_number(total.max_points))
    if not total.max_assessed:
        return translate("Sums", "ej bedömt")
    return translate("Sums", "av {0} bedömda").format(format_number(total.max_assessed))


class SumLabel(QWidget):
    """The number large and its words beside it, on one baseline."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = label(UNKNOWN, text="title")
        self._words = label(tone="muted")
        bottom = Qt.AlignmentFlag.AlignBottom
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._number, 0, bottom)
        row.addWidget(self._words, 0, bottom)
        theme.changed.connect(self._share_baseline)
        self._share_baseline()

    @property
    def text(self) -> str:
        """Everything shown, as one piece of text."""
        return f"{self._number.text()} {self._words.text()}"

    def show_sum(self, total: Sum) -> None:
        """Show a sum."""
        self._number.setText(sum_number(total))
        self._words.setText(sum_words(total))

    def _share_baseline(self) -> None:
        large = QFontMetrics(self._theme.font(TITLE_POINTS, strong=True)).descent()
        small = QFontMetrics(self._theme.font(BODY_POINTS)).descent()
        self._words.setContentsMargins(0, 0, 0, large - small)
