"""What the archive says that a municipality does. Nothing is made up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kompass.archive.computing.units import whose
from kompass.archive.model import Result, Said, Statement
from kompass.assessment.register import municipalities
from kompass.ids import AreaId, QuestionId


@dataclass(frozen=True)
class Told:
    """Something that the archive says about what a municipality does."""

    statement: Statement
    by: Result
    """Whose assessment says so: the municipality's own, or another that names it."""


def told(
    result: Result, subject: AreaId | QuestionId, area: AreaId, results: Sequence[Result]
) -> Iterator[Told]:
    """Yield what is told of a result in an area, or in one question of it.

    Its own strengths there, and what assessments of the same edition name it for.
    """
    for by in (result, *(each for each in results if each is not result)):
        if by.withdrawn is not None or by.edition != result.edition:
            continue
        for statement in by.statements:
            if statement.area != area:
                continue
            fits = subject == area or statement.question in (None, subject)
            own = by is result and _is_about_itself(statement, result)
            if fits and (own or _names(statement, result, by)):
                yield Told(statement, by)


def _is_about_itself(statement: Statement, result: Result) -> bool:
    if statement.said is not Said.GOOD_EXAMPLE:
        return statement.said is Said.STRENGTH
    others = (each.name for each in municipalities() if each.name != result.municipality)
    return not any(named_in(statement.text, name) for name in others)


def _names(statement: Statement, result: Result, by: Result) -> bool:
    return (
        statement.said is Said.GOOD_EXAMPLE
        and whose(by).key != whose(result).key
        and named_in(statement.text, result.municipality)
    )


def named_in(text: str, name: str) -> bool:
    """Tell whether a text names a municipality, spelled with its capital, genitive allowed."""
    return re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", text) is not None
