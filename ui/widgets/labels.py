"""Labels with a look, for pages that would otherwise repeat the same three lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.theme import mark


def label(text: str = "", /, **looks: str) -> QLabel:
    """Return a label with looks as in ``ui.theme.mark``: ``label("…", tone="muted")``."""
    made = QLabel(text)
    # What people write is never read as markup.
    made.setTextFormat(Qt.TextFormat.PlainText)
    mark(made, **looks)
    return made


def wrapped(text: str = "", /, **looks: str) -> QLabel:
    """Return a label that breaks its lines to fit, as ``label`` otherwise."""
    made = label(text, **looks)
    made.setWordWrap(True)
    return made


def trouble_label() -> QLabel:
    """Return a hidden label for the one sentence under a field that says what is wrong."""
    made = wrapped(text="small", tone="damage")
    made.hide()
    return made


def show_sentence(target: QLabel, sentence: str) -> None:
    """Show a sentence, or put the label away when there is nothing to say."""
    target.setText(sentence)
    target.setVisible(bool(sentence))
