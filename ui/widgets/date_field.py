"""A day that may be left empty: typed as 2006-09-18 or picked in a calendar."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from ui.icons import icon
from ui.models.days import parse_day

_LONGEST: Final = 20
_BUTTON: Final = 48
"""Pixels that the calendar's button and the padding take."""


class DateField(QLineEdit):
    """One line for a day; ``day_changed`` follows whenever ``day`` may have."""

    day_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("åååå-mm-dd"))
        self.setMaxLength(_LONGEST)
        pick = QAction(icon("calendar"), self.tr("Välj i kalendern"), self)
        pick.triggered.connect(self._open_calendar)
        self.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self.day_changed)
        self.editingFinished.connect(self._settle)

    @property
    def day(self) -> date | None:
        """The day in the field, ``None`` if it is empty or cannot be read."""
        return parse_day(self.text())

    def set_day(self, day: date | None) -> None:
        """Fill in a day, or empty the field."""
        self.setText(day.isoformat() if day else "")

    def problem(self) -> str:
        """Return one sentence about what is typed, empty when it is a day or nothing."""
        if self.day is not None or not self.text().strip():
            return ""
        return self.tr("”{typed}” är inget datum. Skriv till exempel 2006-09-18.").format(
            typed=self.text().strip()
        )

    def _settle(self) -> None:
        if self.day is not None:
            self.set_day(self.day)

    def _open_calendar(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlags(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setAccessibleName(self.tr("Kalender"))
        calendar.setGridVisible(False)
        if self.day is not None:
            calendar.setSelectedDate(QDate(self.day.year, self.day.month, self.day.day))
        calendar.activated.connect(self._pick)
        calendar.clicked.connect(self._pick)
        calendar.activated.connect(calendar.close)
        calendar.clicked.connect(calendar.close)
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()
        calendar.setFocus()

    def _pick(self, picked: QDate) -> None:
        self.set_day(date(picked.year(), picked.month(), picked.day()))

    def sizeHint(self) -> QSize:
        """Return room for a day and the calendar's button."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance("0000-00-00") * 2, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which a whole day can be read."""
        hint = super().minimumSizeHint()
        shown = ("0000-00-00 ", self.placeholderText() + " ")
        day = max(self.fontMetrics().horizontalAdvance(text) for text in shown)
        return QSize(day + _BUTTON, hint.height())
