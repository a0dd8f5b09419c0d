"""The fields of a result that is being corrected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from kompass.swedish import format_number
from ui.models import results_draft as fields
from ui.models.results_words import levels
from ui.theme import GRID, Theme, mark
from ui.widgets.check_box import CheckBox
from ui.widgets.form import Form
from ui.widgets.labels import label, show_sentence

if TYPE_CHECKING:
    from kompass.catalogue.model import Edition

_POINTS_WIDTH: Final = 9
"""Letters of a field for points."""
_NOTE_LINES: Final = 3


class CorrectForm(Form):
    """``texts`` is what stands in the fields. ``edited``: somebody has typed."""

    edited = Signal()

    def __init__(
        self,
        edition: Edition | None,
        theme: Theme,
        *,
        with_questions: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._edition = edition
        self._theme = theme
        self._kept: dict[str, str] = {}
        self.lines: dict[str, QLineEdit] = {}
        self.troubles: dict[str, QLabel] = {}
        self.level = QComboBox()
        self.apart = CheckBox(self.tr("Inte direkt jämförbart med andra"), theme)
        self.note = QPlainTextEdit()
        self.sum = label(tone="muted")
        self._add_about()
        if edition is not None:
            self._add_points(edition, with_questions=with_questions)
        self._add_rest()

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields now."""
        texts = {field: line.text() for field, line in self.lines.items()}
        texts[fields.LEVEL] = self.level.currentData()
        texts[fields.APART] = fields.YES if self.apart.isChecked() else ""
        texts[fields.NOTE] = self.note.toPlainText()
        return {**self._kept, **texts}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Fill in the fields."""
        self._kept = dict(texts)  # also what has no field here
        for field, line in self.lines.items():
            line.setText(texts.get(field, ""))
            line.setCursorPosition(0)
        self.level.setCurrentIndex(max(self.level.findData(texts[fields.LEVEL]), 0))
        self.apart.setChecked(texts[fields.APART] == fields.YES)
        self.note.setPlainText(texts[fields.NOTE])
        self._follow()

    def name_of(self, field: str) -> str:
        """Return what a field is called."""
        names = {
            fields.LEVEL: self.tr("Nivå"),
            fields.APART: self.tr("Jämförbar"),
            fields.NOTE: self.tr("Anmärkning"),
        }
        line = self.lines.get(field)
        return line.accessibleName() if line is not None else names.get(field, field)

    def say(self, field: str, sentence: str) -> bool:
        """Say what is wrong with a field and go there; ``False`` if it is not shown."""
        for one in self.troubles.values():
            show_sentence(one, "")
        if field not in self.troubles:
            return False
        show_sentence(self.troubles[field], sentence)
        self.lines[field].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _add_about(self) -> None:
        self._section(self.tr("Besöket"))
        self._line(fields.UNIT, self.tr("Kommun eller enhet"))
        self._line(fields.COUNTRY, self.tr("Land (två bokstäver)"), letters=6)
        self._line(fields.YEAR, self.tr("År"), letters=8, hint=self.tr("Tomt om det inte är känt"))
        for level, words in levels().items():
            self.level.addItem(words, str(level.value))
        self.add_field(self.tr("Nivå"), _left(self.level))
        self.level.setAccessibleName(self.tr("Nivå"))
        self.level.currentIndexChanged.connect(lambda _: self._follow())

    def _add_points(self, edition: Edition, *, with_questions: bool) -> None:
        self._section(self.tr("Poäng (tomt om det inte är känt, aldrig 0)"))
        for area in edition.areas:
            short = area.short_title or area.title
            self._line(area.id, f"{area.number} {short}", letters=_POINTS_WIDTH)
            for each in area.questions if with_questions else ():
                self._line(each.id, f"    {each.number} {each.title}", letters=_POINTS_WIDTH)
        self._line(fields.PRINTED, self.tr("Tryckt total"), letters=_POINTS_WIDTH)
        self.add_note(self.sum)

    def _add_rest(self) -> None:
        self._section(self.tr("Jämförbarhet och källa"))
        self.add_field("", self.apart)
        self._line(fields.WHY_NOT, self.tr("Varför inte"))
        self._line(fields.SOURCE, self.tr("Källa"))
        self.note.setTabChangesFocus(True)
        lines = self.note.fontMetrics().lineSpacing() * _NOTE_LINES
        self.note.setFixedHeight(lines + 2 * GRID)
        self.add_field(self.tr("Anmärkning"), self.note)
        self.apart.toggled.connect(lambda _: self._follow())
        self.note.textChanged.connect(self.edited)

    def _section(self, title: str) -> None:
        row = self._grid.rowCount()
        heading = label(title, weight="strong")
        heading.setContentsMargins(0, 2 * GRID if row > 1 else 0, 0, 0)
        self._grid.addWidget(heading, row, 0, 1, 2)

    def _line(self, field: str, name: str, *, letters: int = 0, hint: str = "") -> None:
        line = self.lines[field] = QLineEdit()
        line.setAccessibleName(name.strip())
        shown: QWidget = line
        if letters:
            line.setFixedWidth(line.fontMetrics().averageCharWidth() * letters + 3 * GRID)
            shown = _left(line)
        if letters == _POINTS_WIDTH:
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.troubles[field] = self.add_field(name.replace("&", "&&"), shown, hint=hint)
        line.textEdited.connect(lambda _: self._follow())

    def _follow(self) -> None:
        self.lines[fields.WHY_NOT].setEnabled(self.apart.isChecked())
        self.edited.emit()
        if self._edition is None:
            return
        total = fields.sum_of(self._edition, self.texts)
        said = self.tr("Områdena summerar till {sum}.")
        shown = "" if total is None else said.format(sum=format_number(total))
        self.sum.setText(shown or self.tr("Alla områden är inte ifyllda, så de har ingen summa."))
        printed = self.lines[fields.PRINTED].text().strip()
        differs = bool(shown and printed) and printed.replace(".", ",") != format_number(
            total  # type: ignore[arg-type]  # there is one, or nothing would be shown
        )
        mark(self.sum, tone="reference" if differs else "muted")


def _left(field: QWidget) -> QWidget:
    """Return a field that keeps its width, at the left."""
    outer = QWidget()
    row = QHBoxLayout(outer)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field)
    row.addStretch(1)
    outer.setFocusProxy(field)
    return outer
