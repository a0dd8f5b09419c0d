"""The unit beside other municipalities: published results, with what is doubtful said aloud."""

from decimal import Decimal

from kompass.archive.model import Result
from kompass.archive.values import Kind, ReferenceValues
from kompass.report.document import Align, Block, Column, Paragraph, Row, RowKind, Table
from kompass.report.material import Material
from kompass.report.wording import capital, own_level_note, sentence, value_text
from kompass.swedish import NBSP, format_number

NOT_COMPARABLE = "inte direkt jämförbar"
OTHER_EDITION = "annan utgåva"


def comparison_table(material: Material) -> list[Block]:
    """Return the table with an opening; areas only for results of the same edition."""
    numbers = [result.area.number for result in material.result.areas]
    printed = any(other.total_differs for other in material.others)
    columns = [Column("Kommun och år", 4.4)]
    columns += [Column(str(number), 1.0, Align.RIGHT) for number in numbers]
    columns.append(Column("Summa" if printed else "Totalt", 1.55, Align.RIGHT))
    if printed:
        columns.append(Column("Tryckt total", 1.35, Align.RIGHT))
    rows = [_other(material, other, printed=printed) for other in material.others]
    rows.append(_own(material, printed=printed))
    rows += _reference(material, printed=printed)
    table = Table(
        caption=material.captions.table(f"{material.possessive} resultat bredvid andras"),
        columns=tuple(columns),
        rows=tuple(rows),
        notes=tuple(filter(None, [" ".join(filter(None, _notes(material)))])),
    )
    return [Paragraph(_opening(material), with_next=True), table]


def _opening(material: Material) -> str:
    return f"Kolumnerna är numrerade som områdena i {material.snapshot.edition.title}."


def _other(material: Material, other: Result, *, printed: bool) -> Row:
    same = _of_same_edition(material, other)
    values = [value_text(other.areas.get(result.area.id)) for result in material.result.areas]
    remark = NOT_COMPARABLE if not other.comparable else "" if same else OTHER_EDITION
    name = f"{other.title} ({remark})" if remark else other.title
    cells = [name, *values, value_text(other.total)]
    if printed:
        cells.append(value_text(other.printed_total) + ("*" if other.total_differs else ""))
    return Row(tuple(cells))


def _of_same_edition(material: Material, other: Result) -> bool:
    return tuple(other.areas) == material.snapshot.edition.area_ids


def _own(material: Material, *, printed: bool) -> Row:
    result = material.result
    cells = [material.snapshot.title, *(value_text(area.points) for area in result.areas)]
    cells += [value_text(result.points)] * (2 if printed else 1)
    return Row(tuple(cells), RowKind.OWN)


def _reference(material: Material, *, printed: bool) -> list[Row]:
    reference = material.reference
    if reference is None:
        return []
    values = [value_text(reference.areas.get(area.area.id)) for area in material.result.areas]
    total = [value_text(reference.total)]
    if printed:  # what was computed here is printed nowhere
        total.append(value_text(None if reference.computed else reference.total))
    return [Row((_reference_name(material, reference), *values, *total))]


def _reference_name(material: Material, reference: ReferenceValues) -> str:
    if reference.kind is Kind.ASSESSMENT:
        return reference.population  # its title, which ends with the year
    if reference.computed is not None:
        low, high = reference.computed.n
        count = str(low) if low == high else f"{low}–{high}"
        name = capital(material.profile.reference_name)
        return f"{name}, beräknat ur jämförelsebasen (n{NBSP}={NBSP}{count})"
    year = f" {reference.year}" if reference.year else ""
    return f"{capital(material.profile.reference_name)}{year}"


def _notes(material: Material) -> list[str]:
    notes = [_printed_note(other) for other in material.others if other.total_differs]
    notes += [
        f"{other.title} är {_lower_first(sentence(other.why_not))}"
        for other in material.others
        if not other.comparable and other.why_not
    ]
    notes.append(own_level_note(material.snapshot.details))
    if not all(_of_same_edition(material, other) for other in material.others):
        notes.append(
            "Annan utgåva: områdena är inte desamma, därför visas bara totalen. Den ska "
            "jämföras med försiktighet."
        )
    return notes


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _printed_note(other: Result) -> str:
    printed = other.printed_total or Decimal(0)
    computed = other.computed_total or Decimal(0)
    return (
        f"* {other.title}: totalen är tryckt som {format_number(printed)} i källan, men "
        f"områdena summerar till {format_number(computed)}. Båda uppgifterna står kvar."
    )
