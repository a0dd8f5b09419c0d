"""Strengths, improvements and good examples as rows of a table of their own.

The table stands on a sheet of its own in a workbook of results; each row names its result by
municipality, year, edition and level, and its area or question by number.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from kompass.archive.model import Result, Said, Statement
from kompass.archive.selection import LEVELS
from kompass.catalogue.model import Edition
from kompass.ids import EditionId

SHEET: Final = "Texter"
HEADINGS: Final = ("Kommun", "År", "Utgåva", "Nivå", "Vad", "Område", "Fråga", "Text")
UNKNOWN: Final = "okänd"
WORDS: Final[Mapping[Said, str]] = MappingProxyType(
    {
        Said.STRENGTH: "styrka",
        Said.IMPROVEMENT: "förbättringsområde",
        Said.GOOD_EXAMPLE: "gott exempel",
    }
)

Row = tuple[str | int | None, ...]


def statement_rows(
    results: Sequence[Result], editions: Mapping[EditionId, Edition]
) -> Iterator[Row]:
    """Yield a row for every statement, in the order of ``HEADINGS``."""
    for result in results:
        edition = editions.get(result.edition) if result.edition is not None else None
        if edition is None:
            continue
        areas = {area.id: area.number for area in edition.areas}
        questions = {question.id: question.number for question in edition.questions()}
        for one in result.statements:
            yield (
                result.municipality,
                result.year,
                edition.id,
                LEVELS[result.level],
                WORDS[one.said],
                areas.get(one.area),
                questions.get(one.question) if one.question is not None else None,
                one.text,
            )


def statement_of(said: str, area: str, question: str, text: str, edition: Edition) -> Statement:
    """Return what a row says; raises ``LookupError`` where it names what there is not."""
    kinds = {word: kind for kind, word in WORDS.items()}
    areas = {str(one.number): one.id for one in edition.areas}
    questions = {one.number: one.id for one in edition.questions()}
    asked = questions[question.replace(",", ".")] if question else None
    return Statement(kinds[said.casefold()], text, areas[area], asked)
