"""Chapter 4: every question's points in two columns, and the unit beside other municipalities."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest

from kompass.assessment.scoring import AreaResult, Result
from kompass.catalogue.area_level import assessed_as_whole, in_words, is_assessed_as_whole
from kompass.report.build_areas import points_notes, question_points
from kompass.report.build_others import comparison_table
from kompass.report.build_sources import sources
from kompass.report.document import (
    Align,
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    RowKind,
    Table,
)
from kompass.report.material import Material
from kompass.report.wording import value_text

OPENING = (
    "Tabellen visar högsta möjliga poäng, egna poäng och andel i procent för alla områden "
    "och delfrågor."
)
OPENING_AREAS = (
    "Tabellen visar högsta möjliga poäng, egna poäng och andel i procent för alla områden."
)
Cells = tuple[str, str, str, str]
_EMPTY: Cells = ("", "", "", "")


def tables(material: Material) -> list[Block]:
    """Return the chapter."""
    blocks: list[Block] = [
        Heading("4 Poängsammanställning", 1, "poang", new_page=True),
        Heading(f"Poäng per {_what(material)}", 2, "poang-delfragor"),
        Paragraph(_opening(material), with_next=True),
        score_table(material),
    ]
    if material.others:
        blocks.append(Heading("Jämförelse med andra", 2, "poang-jamforelse"))
        blocks += comparison_table(material)
    return blocks + sources(material)


def _opening(material: Material) -> str:
    edition = material.snapshot.edition
    text = OPENING_AREAS if _what(material) == "område" else OPENING
    return " ".join(filter(None, (text, in_words(edition))))


def _what(material: Material, *, many: bool = False) -> str:
    """Return what the points are of: areas where no question of the edition is known."""
    edition = material.snapshot.edition
    if len(assessed_as_whole(edition)) == len(edition.areas):
        return "områden" if many else "område"
    return "delfrågor" if many else "delfråga"


def score_table(material: Material) -> Table:
    """Return the two-column table: the first half of the areas left, the second half right."""
    areas = material.result.areas
    half = (len(areas) + 1) // 2
    rows: list[Row] = []
    for left, right in zip_longest(areas[:half], areas[half:]):
        rows += _pair(left, right)
    rows.append(Row((*_EMPTY, *_total(material.result)), RowKind.TOTAL))
    everything = tuple(question for area in areas for question in area.questions)
    return Table(
        caption=material.captions.table(
            f"{material.possessive} poäng på alla {_what(material, many=True)}"
        ),
        columns=_columns(areas, half),
        rows=tuple(rows),
        notes=points_notes(material, everything),
        compact=True,
    )


def _columns(areas: Sequence[AreaResult], half: int) -> tuple[Column, ...]:
    numbers = [area.area.number for area in areas]
    left, right = numbers[:half], numbers[half:]
    return (*_half(left, gap=False), *_half(right, gap=True))


def _half(numbers: Sequence[int], *, gap: bool) -> tuple[Column, ...]:
    if not numbers:
        span = ""
    elif len(numbers) == 1:
        span = f"Område {numbers[0]}"
    else:
        span = f"Område {numbers[0]}–{numbers[-1]}"
    return (
        Column(span, 6.1, wide_gap=gap),
        Column("Max", 0.85, Align.RIGHT),
        Column("Poäng", 1.1, Align.RIGHT),
        Column("%", 0.95, Align.RIGHT),
    )


def _pair(left: AreaResult, right: AreaResult | None) -> list[Row]:
    """Return the rows of two areas beside each other, kept on one page."""
    pairs = list(zip_longest(_cells(left), _cells(right) if right else [], fillvalue=_EMPTY))
    return [
        Row(
            cells=(*ours, *theirs),
            kind=RowKind.GROUP if nth == 0 else RowKind.BODY,
            with_next=nth < len(pairs) - 1,
        )
        for nth, (ours, theirs) in enumerate(pairs)
    ]


def _total(result: Result) -> Cells:
    return (
        "Totalt",
        value_text(result.max_points),
        value_text(result.points),
        _percent(result.percent),
    )


def _cells(result: AreaResult) -> list[Cells]:
    area = result.area
    head: Cells = (
        f"{area.number} {area.title}",
        value_text(result.max_points),
        value_text(result.points),
        _percent(result.percent),
    )
    if is_assessed_as_whole(area):
        return [head]
    return [head, *(_question(result, nth) for nth in range(len(result.questions)))]


def _percent(percent: Decimal | None) -> str:
    return value_text(None if percent is None else round(percent, 1))


def _question(result: AreaResult, nth: int) -> Cells:
    scored = result.questions[nth]
    return (
        f"{scored.question.number} {scored.question.title}",
        value_text(scored.question.max_points),
        question_points(scored) if scored.points is not None else value_text(None),
        _percent(scored.percent),
    )
