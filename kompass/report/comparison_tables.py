"""The tables of a comparison on paper: marks in words, unknown as a dash."""

from kompass.catalogue.crosswalk import Likeness
from kompass.comparison import wording
from kompass.comparison.facing import Pair, difference_of, questions_of
from kompass.comparison.model import (
    AreaRow,
    Cell,
    Comparison,
    Difference,
    QuestionRow,
    TotalCell,
)
from kompass.report.document import Align, Caption, Column, Row, RowKind, Table, printable
from kompass.swedish import NBSP

_UNKNOWN_SAID = f"{wording.UNKNOWN} betyder att poängen inte är känd; det är inte noll."


def points_table(comparison: Comparison, caption: Caption) -> Table:
    """Return all points side by side; what is not simply the same says so under the figure."""
    names = [printable(one.name) for one in comparison.subjects]
    rows = [Row(_points_row(row)) for row in comparison.areas]
    totals = [_with_mark(wording.total_figure(one), one) for one in comparison.total.cells]
    rows.append(Row(("", "Totalt", *totals), RowKind.TOTAL))
    if any(one.printed is not None for one in comparison.total.cells):
        printed = [wording.figure(one.printed) for one in comparison.total.cells]
        rows.append(Row(("", "Totalt, som tryckt", *printed)))
    wide = 4.6 if len(names) < 5 else 3.4
    return Table(
        caption=caption,
        columns=(
            Column("", 0.4),
            Column("Område", wide),
            *(Column(name, 1.7, Align.RIGHT) for name in names),
        ),
        rows=tuple(rows),
        notes=tuple(filter(None, (_UNKNOWN_SAID, comparison.total.warning))),
        compact=len(names) > 3,
    )


def _points_row(row: AreaRow) -> tuple[str, ...]:
    cells = [_with_mark(wording.figure(cell.points), cell) for cell in row.cells]
    return (str(row.area.number), row.area.title, *cells)


def _with_mark(text: str, cell: Cell | TotalCell) -> str:
    if cell.likeness in (None, Likeness.SAME):
        return text
    words = wording.mark(cell.likeness)
    if isinstance(cell, TotalCell) and cell.likeness is Likeness.RECAST:
        words = "annan utgåva"
    return f"{text}\n{words}"


def difference_table(comparison: Comparison, pair: Pair, caption: Caption) -> Table:
    """Return two beside each other: the three differences apart, and the marks."""
    one, against = pair.ends(comparison)
    rows = [Row(_difference_row(comparison, pair, row)) for row in comparison.areas]
    own, total = comparison.total.cells[0], comparison.total.cells[pair.nth]
    across = total.likeness is Likeness.RECAST
    mark = "andra utgåvor" if across else wording.mark(total.likeness)
    if total.points is None:
        mark = total.words  # there is no total to compare
    ends = (wording.total_figure(own), wording.total_figure(total))
    counted = measures(difference_of(comparison, pair, comparison.total.cells))
    figures = (*pair.ordered(comparison, ends), *counted)
    rows.append(Row(("", "Totalt", *figures, mark), RowKind.TOTAL))
    return Table(
        caption=caption,
        columns=(
            Column("", 0.4),
            Column("Område", 4.2),
            Column(printable(one.name), 1.6, Align.RIGHT),
            Column(printable(against.name), 1.6, Align.RIGHT),
            *_MEASURES,
            Column("Märkning", 1.9),
        ),
        rows=tuple(rows),
        notes=tuple(filter(None, (total.warning,))),
        compact=True,
    )


def _difference_row(comparison: Comparison, pair: Pair, row: AreaRow) -> tuple[str, ...]:
    cell = row.cells[pair.nth]
    ends = (wording.figure(row.cells[0].points), wording.figure(cell.points))
    return (
        str(row.area.number),
        row.area.title,
        *pair.ordered(comparison, ends),
        *measures(difference_of(comparison, pair, row.cells)),
        wording.mark_of(cell),
    )


_MEASURES = (
    Column("Poäng", 1.1, Align.RIGHT),
    Column("Procent", 1.3, Align.RIGHT),
    Column("Procent\u00adenheter", 1.4, Align.RIGHT),
)


def measures(cell: Difference) -> tuple[str, str, str]:
    """Return the difference in points, in per cent and in percentage points."""
    share = wording.percentage_points(cell.percentage_points)
    return (
        wording.points_difference(cell.difference),
        wording.percent(cell.percent),
        share.removesuffix(f"{NBSP}p.e."),
    )


def question_table(comparison: Comparison, pair: Pair, caption: Caption) -> Table | None:
    """Return the questions by difference, the largest first; ``None`` if none can be compared."""
    found = questions_of(comparison, pair)
    if not found:
        return None
    one, against = pair.ends(comparison)
    return Table(
        caption=caption,
        columns=(
            Column("", 0.6),
            Column("Delfråga", 4.2),
            Column(printable(one.name), 1.5, Align.RIGHT),
            Column(printable(against.name), 1.5, Align.RIGHT),
            Column("Max", 0.9, Align.RIGHT),
            *_MEASURES,
            Column("Märkning", 1.7),
        ),
        rows=tuple(Row(_question_row(comparison, pair, row)) for row in found),
        compact=True,
    )


def _question_row(comparison: Comparison, pair: Pair, row: QuestionRow) -> tuple[str, ...]:
    cell = row.cells[pair.nth]
    ends = (wording.figure(row.cells[0].points), wording.figure(cell.points))
    return (
        row.question.number,
        row.question.title,
        *pair.ordered(comparison, ends),
        wording.figure(row.question.max_points),
        *measures(difference_of(comparison, pair, row.cells)),
        "" if cell.likeness is Likeness.SAME else wording.mark_of(cell),
    )


def reasons_table(comparison: Comparison, caption: Caption) -> Table | None:
    """Return why cells are recast or not comparable; ``None`` if all are simply the same."""
    rows = tuple(Row(tuple(printable(text) for text in row)) for row in wording.remarks(comparison))
    if not rows:
        return None
    return Table(
        caption=caption,
        columns=(Column("Område", 3.0), Column("Resultat", 2.0), Column("Märkning och skäl", 6.0)),
        rows=rows,
        notes=wording.marks_explained(comparison),
        compact=True,
    )
