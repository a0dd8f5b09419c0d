"""What sentences told, as one column of figures that are all to be looked at twice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from kompass.archive.reading.model import ColumnKind, ReadCell, ReadColumn, Refused
from kompass.archive.reading.text_headings import context_of
from kompass.archive.reading.text_prose import Sentences, Told
from kompass.archive.reading.text_titles import Book
from kompass.archive.reading.text_tokens import Token
from kompass.catalogue.model import Edition
from kompass.ids import AreaId
from kompass.swedish import format_number

_TITLE: Final = "Löpande text"
_TWO: Final = "Texten säger olika poäng för samma område."
_NUMBER_ONLY: Final = "Området står bara med nummer, och utgåvan är inte säker."


def column_of(
    sentences: Sentences, tokens: Sequence[Token], book: Book
) -> tuple[ReadColumn | None, list[Refused]]:
    """Return the column of what was told, if anything was, and what was refused."""
    refused = [Refused(f"rad {line}", text, why) for line, text, why in sentences.refused]
    edition, doubts = _edition(sentences.told, book)
    areas: dict[AreaId, ReadCell] = {}
    totals: list[ReadCell] = []
    for told in sentences.told:
        cell = _cell(told)
        if not told.hits:
            totals.append(cell)
            continue
        hit = next((h for h in told.hits if edition and h.edition == edition.id), None)
        if hit is None or edition is None or (told.by_number and doubts):
            refused.append(Refused(cell.where, told.sentence, _NUMBER_ONLY))
            continue
        area = AreaId(hit.id)
        if area in areas and areas[area].value != cell.value:
            refused.append(Refused(cell.where, told.sentence, _TWO))
            areas[area] = replace(areas[area], doubts=(*areas[area].doubts, _TWO))
        elif area not in areas:
            areas[area] = replace(cell, doubts=(*cell.doubts, *hit.doubts))
    twice = [area for area, cell in areas.items() if _TWO in cell.doubts]
    for area in twice:
        cell = areas.pop(area)
        refused.append(Refused(cell.where, cell.text, _TWO))
    return _column(areas, totals, tokens, edition, doubts), refused


def _cell(told: Told) -> ReadCell:
    token = told.token
    doubt = f"Läst ur löpande text: ”{told.sentence[:160]}”."
    return ReadCell(token.value or Decimal(0), token.text, f"rad {token.line}", (doubt,))


def _edition(told: Sequence[Told], book: Book) -> tuple[Edition | None, tuple[str, ...]]:
    votes = Counter(
        hit.edition for one in told if not one.by_number for hit in one.hits if not hit.doubts
    )
    if not votes:
        only = next(iter(book.editions.values())) if len(book.editions) == 1 else None
        return only, ()
    most = max(votes.values())
    best = [book.editions[edition] for edition, count in votes.items() if count == most]
    if len({tuple(a.id for a in edition.areas) for edition in best}) == 1:
        return best[0], ()
    names = " eller ".join(edition.title for edition in best)
    return best[0], (f"Det går inte att se vilken utgåva det är: {names}. Välj utgåva.",)


def _column(
    areas: dict[AreaId, ReadCell],
    totals: Sequence[ReadCell],
    tokens: Sequence[Token],
    edition: Edition | None,
    doubts: tuple[str, ...],
) -> ReadColumn | None:
    total = totals[0] if len({cell.value for cell in totals}) == 1 else None
    if not areas and total is None:
        return None
    towns, years = context_of(tokens)
    said = list(doubts)
    name, code = towns[0] if len(towns) == 1 else ("", "")
    if not name:
        said.append("Det är inte säkert vilken kommun texten gäller.")
    if len(years) != 1:
        said.append("Det är inte säkert vilket år texten gäller.")
    if len(totals) > 1 and total is None:
        said.append(
            f"Texten har flera totaler: {', '.join(format_number(c.value) for c in totals)}."
        )
    return ReadColumn(
        title=_TITLE,
        municipality=name,
        code=code,
        year=years[0] if len(years) == 1 else None,
        kind=ColumnKind.RESULT,
        edition=edition.id if edition and areas else None,
        areas=MappingProxyType(areas),
        total=total,
        doubts=tuple(said),
    )


def is_said_before(column: ReadColumn, columns: Sequence[ReadColumn]) -> bool:
    """Tell whether a table of the same text has every figure that the sentences tell."""
    for other in columns:
        areas = all(
            area in other.areas and other.areas[area].value == cell.value
            for area, cell in column.areas.items()
        )
        if areas and (column.total is None or _equal(column, other)):
            return True
    return False


def _equal(one: ReadColumn, other: ReadColumn) -> bool:
    if one.total is None or other.total is None:
        return False
    return one.total.value == other.total.value
