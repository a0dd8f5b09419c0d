"""Everything that is told about one column: whose figures, of which year, and from where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from kompass.assessment.snapshot import Level, UnitKind
from ui.intake.column_choices import EditionBox, KindBox
from ui.intake.column_doubts import ColumnDoubts
from ui.intake.unit_choice import UnitChoice, kind_of
from ui.models.intake_draft import Draft
from ui.models.intake_states import ColumnState, Standing
from ui.models.intake_words import standing_words
from ui.theme import GRID, Theme
from ui.widgets.check_box import CheckBox
from ui.widgets.detail_choices import LevelBox
from ui.widgets.form import Form
from ui.widgets.labels import show_sentence, wrapped

if TYPE_CHECKING:
    from kompass.archive.reading.taking import Taking

_LONGEST: Final = 1000
_YEAR: Final = 12
_CHOICE: Final = 8


class ColumnForm(QWidget):
    """Shows one column of a draft and changes it.

    * ``changed``: the draft has changed
    * ``edition_wanted``: the id of an edition to read the column by
    """

    changed = Signal()
    edition_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._at = 0
        self._kinds: dict[int, UnitKind] = {}
        self.title = wrapped(weight="strong")
        self.standing = wrapped(text="small", tone="muted")
        self.doubts = ColumnDoubts(theme)
        self.kind = KindBox()
        self.unit = UnitChoice()
        self.year = QLineEdit()
        self.edition = EditionBox()
        self.level = LevelBox()
        self.comparable = CheckBox(self.tr("Direkt jämförbart"), theme)
        self.why_not = QLineEdit()
        self.source = QLineEdit()
        self.only_here = CheckBox(self.tr("Bara den här kolumnen"), theme)
        self.note = QLineEdit()
        self._lay_out()
        self._connect()

    def show_column(self, draft: Draft, column: int) -> None:
        """Show a column as the draft has it."""
        if draft is not self._draft:
            self._kinds = {}
        self._line_up()
        self._draft, self._at = draft, column
        taking, standing = draft.taking(column), draft.standing(column)
        count = len(draft.columns)
        place = self.tr("Kolumn {0} av {1}: {2}").format(column + 1, count, draft.title(column))
        self.title.setText(place)
        self.standing.setText(self._standing_words(standing))
        self.doubts.show_column(draft, column)
        self.kind.show_column(draft, column)
        for part in (self.form, self.more):
            part.setVisible(taking is not None and not draft.is_off(column))
        self.never.setText(self._why_never(draft, column))
        self.never.setVisible(taking is None)
        if taking is not None:
            self._show_taking(draft, taking)

    def flush(self) -> None:
        """Take over what is being typed: keys of the dialog may leave a field in silence."""
        typing = {
            self.year: self._on_year,
            self.source: self._on_source,
            self.why_not: self._on_words,
            self.note: self._on_words,
        }
        take_over = next((each for field, each in typing.items() if field.hasFocus()), None)
        if take_over is not None:
            take_over()
        else:
            self.unit.flush()

    def focus_source(self) -> None:
        """Go to the source."""
        self.source.setFocus()

    def _show_taking(self, draft: Draft, taking: Taking) -> None:
        kind = self._kinds.get(self._at, kind_of(taking))
        self.unit.show_taking(taking, kind)
        _put(self.year, "" if taking.year is None else str(taking.year))
        self.edition.show_column(draft, self._at)
        self.level.show_value(taking.level)
        comparable = taking.comparable and taking.level is Level.WHOLE
        self.comparable.setChecked(comparable)
        self.comparable.setEnabled(taking.level is Level.WHOLE)
        self.why_not.setVisible(not comparable)
        _put(self.why_not, taking.why_not)
        _put(self.source, taking.source)
        self.only_here.setVisible(len(draft.sharing_source(self._at)) > 1)
        _put(self.note, taking.note)
        lacking = self.tr("Krävs: varifrån kommer siffrorna?")
        show_sentence(self._source_trouble, "" if taking.source.strip() else lacking)

    def _line_up(self) -> None:
        """Let the fields of all parts begin at the same place."""
        wide = self.fontMetrics().horizontalAdvance(self.tr("Anmärkning")) + GRID
        for part in self._forms:
            if isinstance(grid := part.layout(), QGridLayout):
                grid.setColumnMinimumWidth(0, wide)

    def _standing_words(self, standing: Standing) -> str:
        if standing.state is not ColumnState.WAITS:
            return standing_words(standing)
        count = len(standing.waits_for)
        one = self.tr("Väntar på att du svarar på 1 sak här nedanför.")
        many = self.tr("Väntar på att du svarar på {0} saker här nedanför.")
        return one if count == 1 else many.format(count)

    def _why_never(self, draft: Draft, column: int) -> str:
        reasons = [doubt.sentence for doubt in draft.about_column(column)]
        return reasons[0] if reasons else self.tr("Kolumnen blir aldrig ett resultat.")

    def _tell(self, **told: Any) -> None:  # noqa: ANN401 - fields of Taking
        draft = self._draft
        before = draft.taking(self._at) if draft is not None else None
        if draft is None or before is None:
            return
        draft.tell(self._at, **told)
        if draft.taking(self._at) != before:
            self.changed.emit()

    def _on_unit(self, told: dict[str, Any]) -> None:
        draft = self._draft
        taking = draft.taking(self._at) if draft is not None else None
        if draft is None or taking is None:
            return
        kind = told["kind"]
        fields = {name: value for name, value in told.items() if name != "kind"}
        if kind is not self._kinds.get(self._at, kind_of(taking)):
            fields |= self._follow(kind, taking)
        self._kinds[self._at] = kind
        self._tell(**fields)

    def _follow(self, kind: UnitKind, taking: Taking) -> dict[str, Any]:
        """Return the level and what hinders comparing that a kind of unit brings with it."""
        reasons = {
            UnitKind.DISTRICT: self.tr("Inte direkt jämförbar: utvärderingen gäller en stadsdel."),
            UnitKind.REGION: self.tr("Inte direkt jämförbar: utvärderingen gäller en region."),
            UnitKind.FOREIGN: self.tr(
                "Inte direkt jämförbar: utvärderingen gäller en enhet i ett annat land."
            ),
        }
        why = reasons.get(kind, "")
        level = taking.level
        if kind is UnitKind.DISTRICT:
            level = Level.DISTRICT
        elif level is Level.DISTRICT:
            level = Level.WHOLE
        return {"level": level, "comparable": not why, "why_not": why}

    def _on_level(self) -> None:
        level = Level(self.level.currentData())
        self._tell(level=level, comparable=level is Level.WHOLE, why_not="")

    def _on_words(self) -> None:
        self._tell(why_not=self.why_not.text().strip(), note=self.note.text().strip())

    def _on_year(self) -> None:
        text = self.year.text().strip()
        self._tell(year=int(text) if text else None)

    def _on_source(self) -> None:
        text = self.source.text().strip()
        taking = self._draft.taking(self._at) if self._draft is not None else None
        if self._draft is None or taking is None or taking.source == text:
            return
        columns = (
            (self._at,) if self.only_here.isChecked() else self._draft.sharing_source(self._at)
        )
        for column in columns:
            self._draft.tell(column, source=text)
        self.changed.emit()

    def _on_kind(self) -> None:
        if self._draft is not None:
            self.kind.put_into(self._draft, self._at)
            self.changed.emit()

    def _connect(self) -> None:
        self.doubts.changed.connect(self.changed)
        self.kind.activated.connect(lambda _: self._on_kind())
        self.unit.told.connect(self._on_unit)
        self.year.editingFinished.connect(self._on_year)
        self.edition.activated.connect(
            lambda _: self.edition_wanted.emit(str(self.edition.currentData()))
        )
        self.level.activated.connect(lambda _: self._on_level())
        self.comparable.clicked.connect(lambda yes: self._tell(comparable=yes))
        self.why_not.editingFinished.connect(self._on_words)
        self.source.editingFinished.connect(self._on_source)
        self.note.editingFinished.connect(self._on_words)

    def _lay_out(self) -> None:
        for box in (self.kind, self.unit.kind, self.edition, self.level):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_CHOICE)
        self.year.setValidator(QIntValidator(1, 9999, self.year))
        self.year.setMaxLength(4)
        self.year.setPlaceholderText(self.tr("okänt"))
        self.year.setMaximumWidth(_YEAR * GRID)
        for field in (self.source, self.note, self.why_not):
            field.setMaxLength(_LONGEST)
        self.why_not.setAccessibleName(self.tr("Varför det inte är direkt jämförbart"))
        self.why_not.setPlaceholderText(self.tr("Varför inte?"))
        self.source.setPlaceholderText(self.tr("Till exempel rapportens namn, år och sida"))
        self.never = wrapped()
        self.form, self.more = form, more = Form(), Form()
        form.add_group(self.tr("&Gäller"), self.unit, self.unit.picker)
        form.add_field(self.tr("Å&r"), self.year)
        form.add_field(self.tr("&Utgåva"), self.edition)
        source = QVBoxLayout()
        source.addWidget(self.source)
        source.addWidget(self.only_here)
        self._source_trouble: QLabel = form.add_group(self.tr("Kä&lla"), source, self.source)
        more.add_field(self.tr("Ni&vå"), self.level)
        comparing = QVBoxLayout()
        comparing.addWidget(self.comparable)
        comparing.addWidget(self.why_not)
        more.add_group(self.tr("Jämförelse"), comparing, self.comparable)
        more.add_field(self.tr("Anm&ärkning"), self.note)
        kind = Form()
        kind.add_field(self.tr("&Det här är"), self.kind)
        self._forms = (kind, form, more)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 0, GRID, GRID)
        column.setSpacing(GRID)
        for part in (self.title, self.standing, kind, self.never, form, self.doubts, more):
            column.addWidget(part)
        column.addStretch(1)


def _put(field: QLineEdit, text: str) -> None:
    """Show a text without moving the cursor of somebody who is typing it."""
    if field.text().strip() != text.strip():
        field.setText(text)
