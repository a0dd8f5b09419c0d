"""The labels in the first line of a question: number, title and maximum."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget

from kompass.catalogue.model import Question
from kompass.swedish import format_number
from ui.theme import GRID
from ui.widgets.labels import label, wrapped


def number_label(question: Question) -> QLabel:
    """Return the printed number."""
    return in_line_with_field(label(question.number, weight="strong"))


def title_label(question: Question, field: QWidget) -> QLabel:
    """Return the title, which is the name of ``field``."""
    made = in_line_with_field(wrapped(question.title))
    made.setBuddy(field)
    return made


def maximum_label(question: Question) -> QLabel:
    """Return "av 40", empty where the maximum is not known."""
    maximum = question.max_points
    text = "" if maximum is None else of_maximum(format_number(maximum))
    return in_line_with_field(label(text, tone="muted"))


def of_maximum(maximum: str) -> str:
    """Return a maximum as it is shown beside points."""
    return QCoreApplication.translate("Question", "av {0}").format(maximum)


def in_line_with_field(made: QLabel) -> QLabel:
    """Move a label down so that its first line stands level with the text in the field."""
    made.setContentsMargins(0, GRID // 2 + 1, 0, 0)
    return made
