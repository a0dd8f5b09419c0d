"""Chapter 2: the municipality, how it was assessed, and the result at a glance."""

from decimal import Decimal

from kompass.archive.deviations import deviations, in_words
from kompass.archive.values import label
from kompass.assessment.scoring import AreaResult
from kompass.assessment.snapshot import Assessor, Details, Occasion
from kompass.report.build_words import strongest_and_weakest, total_in_words
from kompass.report.comparison import Comparison
from kompass.report.document import (
    Align,
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    RowKind,
    Table,
    TextRole,
)
from kompass.report.material import Material
from kompass.report.pictures import rose
from kompass.report.running_text import running_text
from kompass.report.wording import (
    capital,
    level_text,
    noun,
    number_word,
    own_level_note,
    so_far_text,
    value_text,
)
from kompass.swedish import (
    NBSP,
    format_count,
    format_difference,
    format_period,
    join_words,
)


def summary(material: Material) -> list[Block]:
    """Return the chapter; parts that nobody has filled in are left out.

    The result comes first, so that two facing pages hold table, compass rose and judgement;
    whom it is about and how it was done follow.
    """
    return [
        Heading("2 Sammanfattning", 1, "sammanfattning", new_page=True),
        *_result(material),
        *_assessment(material),
        *_about(material),
        *_organisation(material),
        *_conduct(material),
    ]


def _about(material: Material) -> list[Block]:
    details = material.snapshot.details
    facts = [part for part in (_inhabitants(details), details.unit.county) if part]
    blocks: list[Block] = []
    if facts:
        blocks.append(Paragraph(" · ".join(facts), TextRole.LEAD))
    blocks += running_text(details.about)
    if not blocks:
        return []
    return [Heading(f"Om {material.name}", 2, "sammanfattning-om"), *blocks]


def _inhabitants(details: Details) -> str:
    if details.inhabitants is None:
        return ""
    year = f" ({details.inhabitants_year})" if details.inhabitants_year else ""
    return f"{format_count(details.inhabitants)}{NBSP}invånare{year}"


def _organisation(material: Material) -> list[Block]:
    details = material.snapshot.details
    blocks = running_text(details.organisation)
    seats = [row for row in material.snapshot.seats if row.party.strip()]
    if seats:
        rows = [Row((row.party.strip(), value_text(_decimal(row.seats)))) for row in seats]
        known = [row.seats for row in seats if row.seats is not None]
        total = value_text(Decimal(sum(known)) if len(known) == len(seats) else None)
        rows.append(Row(("Summa", total), RowKind.TOTAL))
        columns = (Column("Parti", 4.0), Column("Mandat", 1.0, Align.RIGHT))
        caption = material.captions.table("Mandat i fullmäktige")
        blocks.append(Table(caption, columns, tuple(rows), width=0.55))
    if not blocks:
        return []
    return [Heading("Organisation", 2, "sammanfattning-organisation"), *blocks]


def _decimal(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def _conduct(material: Material) -> list[Block]:
    details = material.snapshot.details
    written = [*running_text(details.purpose), *running_text(details.conduct)]
    if not details.conduct.strip():
        written.append(Paragraph(_conduct_in_words(material)))
    return [Heading("Så gjordes utvärderingen", 2, "sammanfattning-gang"), *written]


def _conduct_in_words(material: Material) -> str:
    """Return what the facts say about how it was done, for a report without such a text."""
    details = material.snapshot.details
    visit = format_period(details.visit_from, details.visit_to)
    when = f"vid ett besök {visit}" if visit else f"under {details.year}"
    parts = [f"Utvärderingen gjordes {when} och avser {level_text(details.level, details.unit)}."]
    if details.occasion is Occasion.FIRST:
        parts.append(f"Det var {noun(details.unit)}s första utvärdering enligt Kommunkompassen.")
    elif details.occasion is Occasion.REPEATED:
        parts.append(
            f"{capital(noun(details.unit))} har utvärderats enligt Kommunkompassen tidigare."
        )
    names = [assessor_text(assessor) for assessor in material.snapshot.assessors]
    if names := [name for name in names if name]:
        parts.append(f"Utvärderare var {join_words(names)}.")
    return " ".join(parts)


def assessor_text(assessor: Assessor) -> str:
    """Return an assessor with role and organisation: "Eva Ek, granskare, Umeå kommun".

    The role is left out where it says only what the heading says already.
    """
    role = "" if assessor.role.strip().casefold() == "utvärderare" else assessor.role
    parts = (assessor.name, role, assessor.organisation)
    return ", ".join(part.strip() for part in parts if part.strip())


def _result(material: Material) -> list[Block]:
    return [
        Paragraph(total_in_words(material.name, material.result), with_next=True),
        _area_table(material),
        rose(material),
    ]


def _area_table(material: Material) -> Table:
    comparison = Comparison.of(material)
    columns = [Column("Område", 9.0), Column("Högsta", 1.5, Align.RIGHT)]
    columns.append(Column("Poäng", 1.4, Align.RIGHT))
    if material.draft:
        columns.append(Column("Hittills", 3.7, Align.RIGHT))
    if material.reference:
        columns.append(Column(capital(comparison.name), 1.9, Align.RIGHT))
        columns.append(Column("Skillnad", 1.7, Align.RIGHT))
    rows = [_area_row(material, area) for area in material.result.areas]
    return Table(
        caption=material.captions.table(f"{material.possessive} poäng per område"),
        columns=tuple(columns),
        rows=(*rows, _total_row(material)),
        notes=_reference_notes(material),
        compact=material.draft,
    )


def _area_row(material: Material, result: AreaResult) -> Row:
    area = result.area
    comparison = Comparison.of(material)
    cells = [
        f"{area.number} {area.title}",
        value_text(result.max_points),
        value_text(result.points),
    ]
    if material.draft:
        cells.append("" if result.complete else so_far_text(result))
    if material.reference:
        cells.append(value_text(comparison.value(area.id)))
        cells.append(_difference(comparison.difference(area.id, result.points)))
    return Row(tuple(cells))


def _total_row(material: Material) -> Row:
    result = material.result
    cells = ["Totalt", value_text(result.max_points), value_text(result.points)]
    if material.draft:
        cells.append(so_far_text(result))
    if reference := material.reference:
        both = reference.total is not None and result.points is not None
        difference = (result.points or 0) - (reference.total or 0) if both else None
        cells += [value_text(reference.total), _difference(difference)]
    return Row(tuple(cells), RowKind.TOTAL)


def _difference(difference: Decimal | int | None) -> str:
    return value_text(None) if difference is None else format_difference(Decimal(difference))


def _reference_notes(material: Material) -> tuple[str, ...]:
    reference = material.reference
    if reference is None:
        return ()
    parts = [f"{label(reference)}."]
    if reference.total is None:
        parts.append("Jämförelsetal för totalen saknas.")
    parts.append(own_level_note(material.snapshot.details))
    return (" ".join(filter(None, parts)),)


def _assessment(material: Material) -> list[Block]:
    result = material.result
    blocks: list[Block] = []
    standing_out = strongest_and_weakest(result)
    if standing_out:
        complete = sum(1 for area in result.areas if area.complete)
        if material.draft and complete > 1:
            standing_out += f" Det gäller de {number_word(complete)} färdigbedömda områdena."
        blocks.append(Paragraph(standing_out))
    blocks += [Paragraph(text) for text in _deviations(material)]
    blocks += running_text(material.snapshot.details.summary)
    if not blocks:
        return []
    return [Heading("Samlad bedömning", 2, "sammanfattning-bedomning"), *blocks]


def _deviations(material: Material) -> list[str]:
    """Return how the areas stand to the reference, in one paragraph; none without one."""
    if material.reference is None:
        return []
    found = in_words(
        deviations(material.result, material.reference),
        material.reference,
        unit=material.snapshot.details.unit.name.strip(),
        total=material.result.points,
    )
    return [found.text]
