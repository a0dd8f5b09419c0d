"""The sheets behind a comparison, and how their cells are written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from kompass.catalogue import excel_looks as looks
from kompass.catalogue.crosswalk import Crosswalks, Likeness
from kompass.comparison import warnings, wording
from kompass.comparison.follow_up import FollowedUp, followed_up
from kompass.comparison.model import MARKS as MARK_WORDS
from kompass.comparison.model import MARKS_EXPLAINED, Comparison
from kompass.comparison.moved import Moved, moved
from kompass.comparison.subjects import LEVELS, Subject, SubjectKind
from kompass.ids import AreaId

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

RESULTS, WHY, MARKS, SOURCES = "Resultat", "Varför", "Märkning", "Källor"
POINTS: Final = "0.0#"
SIGNED: Final = '+0.0#;"−"0.0#;"±"0.0'
PERCENT: Final = '+0.0" "%;"−"0.0" "%;"±"0.0" "%'
_FILLS: Final = {Likeness.RECAST: "FFFFF2CC", Likeness.NOT_COMPARABLE: "FFE0E0E0"}
_FACE: Final = "Calibri"
_NOTE_COLUMNS: Final = 8
_KINDS: Final = MappingProxyType(
    {
        SubjectKind.FILE: "utvärderingsfil",
        SubjectKind.RESULT: "resultat i jämförelsebasen",
        SubjectKind.REFERENCE: "publicerat referensvärde",
        SubjectKind.COMPUTED: "referensvärde beräknat ur jämförelsebasen",
    }
)


@dataclass(frozen=True)
class Formula:
    """A formula of ours, without its equals sign. Never made of anybody's text."""

    text: str


Value = str | Decimal | Formula | None


@dataclass(frozen=True)
class Sheet:
    """One sheet, written cell by cell: text as text, numbers as numbers, formulas as ours."""

    sheet: "Worksheet"

    def headings(self, names: Sequence[str], widths: Sequence[int]) -> None:
        """Write the first row, which stays in sight."""
        looks.headings(self.sheet, names, widths)
        # Words of a heading do not fill their lines: half the width is what can be counted on.
        looks.set_height(self.sheet, 1, list(names), [max(6, width // 2) for width in widths])

    def freeze(self, cell: str) -> None:
        """Keep what is above and left of ``cell`` in sight."""
        self.sheet.freeze_panes = cell

    def filtered(self) -> None:
        """Let people filter and sort the table."""
        self.sheet.auto_filter.ref = self.sheet.dimensions

    def put(
        self,
        row: int,
        column: int,
        value: Value,
        number_format: str = POINTS,
        *,
        fill: Likeness | None = None,
        bold: bool = False,
    ) -> None:
        """Write one cell; ``fill`` shades it as its mark, which stands there in words too."""
        from openpyxl.styles import Alignment, Font, PatternFill

        if isinstance(value, Formula):
            cell = cast("Cell", self.sheet.cell(row, column))
            cell.value = f"={value.text}"
            cell.font = Font(name=_FACE)
        else:
            cell = looks.put(self.sheet, row, column, value)
        if isinstance(value, Formula | Decimal) or value == wording.UNKNOWN:
            cell.number_format = number_format
            cell.alignment = Alignment(vertical="top", horizontal="right", wrap_text=True)
        if bold:
            looks.strengthen(cell)
        if fill is not None:
            cell.alignment = Alignment(vertical="top", wrap_text=True, indent=1)
        if fill in _FILLS:
            cell.fill = PatternFill("solid", fgColor=_FILLS[fill])

    def write(self, row: int, values: Sequence[Value], *, bold: bool = False) -> None:
        """Write values from the first column on."""
        for column, value in enumerate(values, start=1):
            whole = isinstance(value, Decimal) and column in (1, 3)
            self.put(row, column, value, "0" if whole else POINTS, bold=bold)

    def fit(self, row: int) -> None:
        """Make a row as tall as its texts need in their columns."""
        from openpyxl.utils import get_column_letter

        columns = range(1, self.sheet.max_column + 1)
        texts = [self.sheet.cell(row, column).value for column in columns]
        widths = [self.sheet.column_dimensions[get_column_letter(one)].width for one in columns]
        shown = [text if isinstance(text, str) and text[:1] != "=" else "" for text in texts]
        looks.set_height(self.sheet, row, ["x", *shown], [9, *map(int, widths)])

    def note(self, row: int, text: str) -> None:
        """Write a sentence across the sheet."""
        from openpyxl.styles import Alignment

        cell = looks.put(self.sheet, row, 2, text)
        self.sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=_NOTE_COLUMNS)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        looks.set_height(self.sheet, row, [text], [110])

    def name(self, row: int, column: int) -> str:
        """Return a cell's name: "E2"."""
        from openpyxl.utils import get_column_letter

        return f"{get_column_letter(column)}{row}"


@dataclass(frozen=True)
class Places:
    """Where the points of every subject stand in the sheet Resultat."""

    areas: Mapping[tuple[str, AreaId], int]
    totals: Mapping[str, int]

    def area(self, subject: Subject, area: AreaId) -> Formula:
        """Return a formula that points at an area's points."""
        return Formula(f"{RESULTS}!$E${self.areas[subject.id, area]}")

    def total(self, subject: Subject) -> Formula:
        """Return a formula that points at a subject's total."""
        return Formula(f"{RESULTS}!$E${self.totals[subject.id]}")


def results(sheet: Sheet, subjects: Sequence[Subject]) -> Places:
    """Write every subject's own areas, added up, and tell where they stand."""
    sheet.headings(("Resultat", "Utgåva", "Nr", "Område", "Poäng"), (28, 16, 6, 52, 24))
    areas: dict[tuple[str, AreaId], int] = {}
    totals: dict[str, int] = {}
    row = 2
    for subject in subjects:
        first = row
        for area in () if subject.edition is None else subject.edition.areas:
            points = subject.areas.get(area.id)
            sheet.write(row, [subject.name, subject.edition_words])
            sheet.put(row, 3, Decimal(area.number), "0")
            sheet.put(row, 4, area.title)
            sheet.put(row, 5, wording.UNKNOWN if points is None else points)
            areas[subject.id, area.id] = row
            row += 1
        row = _sums(sheet, subject, first, row)
        totals[subject.id] = row
        row += 2
    return Places(areas, totals)


def _sums(sheet: Sheet, subject: Subject, first: int, row: int) -> int:
    """Write the printed total and the total below the areas; return the row of the total."""
    sheet.write(row, [subject.name, subject.edition_words, None, "Totalt, som tryckt i källan"])
    printed = subject.printed_total
    sheet.put(row, 5, wording.UNKNOWN if printed is None else printed)
    total: Value = wording.figure(None) if subject.total is None else subject.total
    if not subject.is_reference and subject.areas:
        span = f"E{first}:E{row - 1}"
        words = warnings.known_words(subject)
        otherwise = f'IF(ISNUMBER(E{row}),E{row},"{words}")'
        total = Formula(f"IF(COUNT({span})={len(subject.areas)},SUM({span}),{otherwise})")
        if printed is not None and subject.computed_total is not None:
            sheet.write(row + 1, [subject.name, None, None, "Tryckt total minus områdenas summa"])
            sheet.put(row + 1, 5, Formula(f"E{row}-SUM({span})"), SIGNED)
            row += 1
    elif subject.total is None:
        total = warnings.known_words(subject)
    sheet.write(row + 1, [subject.name, subject.edition_words, None, "Totalt"], bold=True)
    sheet.put(row + 1, 5, total, bold=True)
    return row + 1


def why(sheet: Sheet, visits: Sequence[tuple[Subject, Subject]], crosswalks: Crosswalks) -> None:
    """Write where the change of each area comes from, and what became of the proposals."""
    names = (
        "Besök", "Område", "Före", "Nu", "Ändring", "Samma delfrågor", "Omarbetade delfrågor",
        "Utan motsvarighet nu", "Utan motsvarighet då", "Går inte att härleda", "Märkning",
        "Förklaring",
    )  # fmt: skip
    sheet.headings(names, (34, 60, 9, 9, 11, 15, 15, 17, 17, 15, 18, 70))
    row = 2
    for before, now in visits:
        for one in moved(before, now, crosswalks):
            _why_row(sheet, row, f"{before.name} till {now.name}", one)
            row += 1
        for followed in followed_up(before, now, crosswalks):
            _followed_row(sheet, row, f"{before.name} till {now.name}", followed)
            row += 1


def _why_row(sheet: Sheet, row: int, visit: str, one: Moved) -> None:
    sheet.put(row, 1, visit)
    sheet.put(row, 2, f"{one.area.number} {one.area.title}")
    for column, points in ((3, one.before), (4, one.now)):
        sheet.put(row, column, wording.UNKNOWN if points is None else points)
    told = (one.same, one.recast, one.only_before, one.only_now)
    if one.change is None:
        for column in range(5, 11):
            sheet.put(row, column, wording.UNKNOWN)
    else:
        sheet.put(row, 5, Formula(f"D{row}-C{row}"), SIGNED)
        for column, points in enumerate(told, start=6):
            sheet.put(row, column, points, SIGNED)
        sheet.put(row, 10, Formula(f"E{row}-SUM(F{row}:I{row})"), SIGNED)
    sheet.put(row, 11, MARK_WORDS[one.likeness], fill=one.likeness)
    sheet.put(row, 12, " ".join(filter(None, (one.reason, one.why_not))))
    sheet.fit(row)


def _followed_row(sheet: Sheet, row: int, visit: str, one: FollowedUp) -> None:
    sheet.put(row, 1, visit)
    sheet.put(row, 2, f"Förslag: {one.said.text}")
    for column, points in ((3, one.step.before), (4, one.step.now)):
        sheet.put(row, column, wording.UNKNOWN if points is None else points)
    known = one.step.before is not None and one.step.now is not None
    change: Value = Formula(f"D{row}-C{row}") if known else wording.UNKNOWN
    sheet.put(row, 5, change, SIGNED)
    sheet.put(row, 11, MARK_WORDS[one.step.likeness], fill=one.step.likeness)
    sheet.put(row, 12, one.words)
    sheet.fit(row)


def marks(sheet: Sheet, comparison: Comparison) -> None:
    """Write what the marks mean, and every cell that is not simply the same, with its reason."""
    sheet.headings(("Område", "Resultat", "Märkning och skäl"), (52, 28, 110))
    rows = [("Vad märket betyder", "", text) for text in _explained()]
    for nth, row in enumerate([*rows, *wording.remarks(comparison)], start=2):
        sheet.write(nth, row)
        sheet.fit(nth)


def _explained() -> tuple[str, ...]:
    return tuple(f"{MARK_WORDS[one].capitalize()}: {MARKS_EXPLAINED[one]}." for one in Likeness)


def sources(sheet: Sheet, subjects: Sequence[Subject]) -> None:
    """Write where every subject's figures come from and whether they may be compared."""
    names = (
        "Resultat", "Slag", "Utgåva", "Nivå", "År", "Direkt jämförbar", "Varför inte", "Källa",
        "Anmärkning",
    )  # fmt: skip
    sheet.headings(names, (36, 24, 14, 16, 8, 12, 44, 60, 60))
    for row, one in enumerate(subjects, start=2):
        level = "" if one.is_reference else LEVELS[one.level]
        year = "okänt" if one.year is None else str(one.year)
        able = "ja" if one.comparable else "nej"
        sheet.write(
            row,
            [one.title, _KINDS[one.kind], one.edition_words, level, year, able, one.why_not,
             one.source, one.note],
        )  # fmt: skip
        sheet.fit(row)
