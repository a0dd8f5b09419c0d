"""Chapter 5: beside an earlier visit, what changed, why, and what became of the proposals.

Areas are those of this assessment. Where the earlier visit was of another edition every line
says whether it may be compared, and by whose proposal.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kompass.catalogue.crosswalk import Crosswalks, Likeness, known_crosswalks
from kompass.comparison import wording
from kompass.comparison.compare import compare
from kompass.comparison.follow_up import followed_up
from kompass.comparison.model import AreaRow, Comparison, TotalCell
from kompass.comparison.moved import moved
from kompass.comparison.subjects import LEVELS, Subject, of_snapshot
from kompass.report.comparison_document import proposals_followed, slopes_figure
from kompass.report.comparison_tables import reasons_table
from kompass.report.document import (
    Align,
    Block,
    Bullet,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Row,
    RowKind,
    Table,
    TextRole,
    printable,
)
from kompass.report.material import Material
from kompass.report.wording import points_text, sentence
from kompass.swedish import format_difference, format_number, join_words

_FIRST = 1
"""There is one earlier visit in a report: its headings are the first of their kind."""


def beside_earlier(material: Material) -> Iterator[Block]:
    """Yield the chapter; nothing where no earlier visit was chosen."""
    before = material.earlier
    if before is None:
        return
    crosswalks = material.crosswalks or known_crosswalks()
    now = of_snapshot(material.snapshot)
    if now.id == before.id:  # the file of then was copied, and the copy carried on with
        before = replace(before, id=f"{before.id}-{before.year}")
    comparison = compare((now, before), crosswalks)
    yield Heading("5 Jämförelse med tidigare besök", 1, "tidigare", new_page=True)
    yield Paragraph(printable(_opening(before, now)), TextRole.LEAD)
    yield from _in_words(comparison)
    yield from _warnings(comparison)
    yield _table(comparison, material)
    yield from _why(before, now, crosswalks)
    yield Heading("Utvecklingen", 2, "tidigare-utvecklingen")
    yield slopes_figure(comparison, material.captions)
    yield from _proposals(before, now, crosswalks)
    yield from _marks(comparison, material)


def _opening(before: Subject, now: Subject) -> str:
    level = "" if before.level is now.level else f", {LEVELS[before.level]}"
    same = before.edition_words == now.edition_words
    then = "då som nu" if same else "då"
    return f"{now.unit} utvärderades också {before.year}, {then} med {before.edition_words}{level}."


def _in_words(comparison: Comparison) -> Iterator[Block]:
    """Yield what happened to the total and to the areas, as far as that may be said."""
    said = [_total_in_words(comparison)]
    changes = [(_change(row), row) for row in comparison.areas]
    unchanged = [change for change, _ in changes if change == 0]
    still = "är oförändrat" if len(unchanged) == 1 else "är oförändrade"
    for verb, wanted in (("har ökat", 1), ("har minskat", -1), (still, 0)):
        named = [
            _named(row, change)
            for change, row in changes
            if change is not None and _sign(change) == wanted
        ]
        if named:
            said.append(f"{len(named)} av {len(changes)} områden {verb}: {join_words(named)}.")
    text = " ".join(filter(None, said))
    if text:
        yield Paragraph(printable(text))


def _total_in_words(comparison: Comparison) -> str:
    now, before = comparison.total.cells
    if now.points is None or before.points is None:
        return ""
    text = f"Totalt: {format_number(before.points)} → {points_text(now.points)}"
    if before.difference is None:
        return f"{text}."
    return f"{text} ({format_difference(-before.difference)})."


def _named(row: AreaRow, change: Decimal) -> str:
    title = row.area.short_title or row.area.title
    signed = f" ({format_difference(change)})" if change else ""
    recast = ", omarbetat" if row.cells[1].likeness is Likeness.RECAST else ""
    if signed and recast:
        signed = f"{signed[:-1]}{recast})"
    return f"{row.area.number} {title}{signed or (f' ({recast[2:]})' if recast else '')}"


def _sign(change: Decimal) -> int:
    return (change > 0) - (change < 0)


def _change(row: AreaRow) -> Decimal | None:
    """Return points now minus points then; the comparison counts from now."""
    difference = row.cells[1].difference
    return None if difference is None else -difference


def _warnings(comparison: Comparison) -> Iterator[Block]:
    if comparison.warnings:
        yield Bullets(tuple(Bullet(printable(text)) for text in comparison.warnings))


def _table(comparison: Comparison, material: Material) -> Table:
    now, before = comparison.subjects
    marked = any(row.cells[1].likeness is not Likeness.SAME for row in comparison.areas)
    columns = [Column("Område", 5.6)]
    columns += [Column(str(one.year), 1.5, Align.RIGHT) for one in (before, now)]
    columns.append(Column("Ändring", 1.5, Align.RIGHT))
    rows = [Row(_area_row(row, marked=marked)) for row in comparison.areas]
    rows.append(Row(_total_row(comparison, marked=marked), RowKind.TOTAL))
    printed = comparison.total.cells[1]
    if printed.printed is not None and printed.printed != printed.points:
        rows.append(Row(_printed_row(printed, marked=marked)))
    if marked:
        columns.append(Column("Märkning", 2.6))
    unknown = any(row.cells[1].points is None for row in comparison.areas)
    notes = (
        f"{wording.UNKNOWN} betyder att poängen inte är känd eller inte kan jämföras."
        if unknown
        else "",
        comparison.total.warning,
    )
    return Table(
        caption=material.captions.table(f"{material.possessive} poäng vid två besök"),
        columns=tuple(columns),
        rows=tuple(rows),
        notes=tuple(filter(None, [" ".join(filter(None, notes))])),
    )


def _area_row(row: AreaRow, *, marked: bool) -> tuple[str, ...]:
    now, before = row.cells
    cells = (
        f"{row.area.number} {row.area.title}",
        wording.figure(before.points),
        wording.figure(now.points),
        wording.points_difference(_change(row)),
    )
    return (*cells, wording.mark_of(before)) if marked else cells


def _total_row(comparison: Comparison, *, marked: bool) -> tuple[str, ...]:
    now, before = comparison.total.cells
    change = None if before.difference is None else -before.difference
    cells = (
        "Totalt",
        wording.total_figure(before),
        wording.total_figure(now),
        wording.points_difference(change),
    )
    mark = "annan utgåva" if before.likeness is Likeness.RECAST else wording.mark(before.likeness)
    return (*cells, mark) if marked else cells


def _printed_row(before: TotalCell, *, marked: bool) -> tuple[str, ...]:
    cells = ("Totalt, som tryckt", wording.figure(before.printed), "", "")
    return (*cells, "") if marked else cells


def _why(before: Subject, now: Subject, crosswalks: Crosswalks) -> Iterator[Block]:
    yield Heading("Varför poängen ändrades", 2, "tidigare-varfor")
    yield Bullets(
        tuple(
            Bullet(printable(f"{one.area.number} {one.area.title}"), printable(sentence(one.words)))
            for one in moved(before, now, crosswalks)
        )
    )


def _proposals(before: Subject, now: Subject, crosswalks: Crosswalks) -> Iterator[Block]:
    found = followed_up(before, now, crosswalks)
    yield Heading(printable(f"Det som föreslogs {before.year}"), 2, "tidigare-forslag")
    if not found:
        yield Paragraph(
            printable(
                f"De förbättringsområden som föreslogs {before.year} finns inte med i underlaget, "
                "så de kan inte följas upp här."
            )
        )
        return
    blocks = proposals_followed(before, found, _FIRST)
    yield from (block for block in blocks if not isinstance(block, Heading))


def _marks(comparison: Comparison, material: Material) -> Iterator[Block]:
    caption = material.captions.table("Märkning och skäl, område för område")
    table = reasons_table(comparison, caption)
    if table is None:
        material.captions.tables -= 1
        return
    yield Heading("Vad märkningen betyder", 2, "tidigare-markning")
    yield table
