"""Whether the figures of a column agree with one another and with the edition."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from kompass.archive.reading.checks_scale import about_scale
from kompass.archive.reading.doubts import TOTAL, About, Doubt, keyed
from kompass.archive.reading.model import ReadCell, ReadColumn
from kompass.catalogue.model import FULL_AREA, Area, Edition, Question
from kompass.ids import AreaId, QuestionId
from kompass.points import is_off_step
from kompass.swedish import format_number, format_percent

_HALF_PERCENT: Final = Decimal("0.51")
"""Per cent is printed without decimals; half of one is rounding."""


def about_points(column: ReadColumn, edition: Edition | None, about: About) -> Iterator[Doubt]:
    """Yield what is to be said about the figures of one column."""
    for key, cell in keyed(column):
        for sentence in cell.doubts:
            yield about.asks(sentence, key, cell.where)
    if edition is None:
        return
    yield from _out_of_range(column, edition, about)
    yield from _maxima(column, edition, about)
    yield from _percents(column, edition, about)
    yield from _sums(column, edition, about)
    yield from _steps(column, edition, about)
    yield from about_scale(column, edition, about)


def _out_of_range(column: ReadColumn, edition: Edition, about: About) -> Iterator[Doubt]:
    for key, cell in keyed(column):
        most = _most(key, edition)
        if most is not None and cell.value > most:
            yield about.refuses(
                f"{_name(key, edition)}: {format_number(cell.value)} poäng går inte, "
                f"för högsta poäng är {format_number(most)}.",
                key,
                cell.where,
            )


def _most(key: str, edition: Edition) -> Decimal | None:
    """Return the highest points there can be; a question of unknown maximum has its area's."""
    if key == TOTAL:
        return edition.max_points or FULL_AREA * len(edition.areas)
    for area in edition.areas:
        full = area.max_points or FULL_AREA
        if area.id == key:
            return full
        for question in area.questions:
            if question.id == key:
                return question.max_points or full
    return None


def _name(key: str, edition: Edition) -> str:
    if key == TOTAL:
        return "Totalt"
    for area in edition.areas:
        if area.id == key:
            return f"Område {area.number}"
        for question in area.questions:
            if question.id == key:
                return f"Fråga {question.number}"
    return key


def _maxima(column: ReadColumn, edition: Edition, about: About) -> Iterator[Doubt]:
    for one, cell in column.maxima.items():
        known = _most(str(one), edition)
        question = _question(one, edition)
        if question is not None and question.max_points is None:
            yield about.tells(
                f"{_name(str(one), edition)}: maxpoängen {format_number(cell.value)} är tryckt "
                "här men inte känd i utgåvan.",
                str(one),
                cell.where,
            )
        elif known is not None and known != cell.value:
            yield about.asks(
                f"{_name(str(one), edition)}: tabellens maxpoäng är {format_number(cell.value)}, "
                f"utgåvans {format_number(known)}.",
                str(one),
                cell.where,
            )


def _question(one: AreaId | QuestionId, edition: Edition) -> Question | None:
    return next((question for question in edition.questions() if question.id == one), None)


def _percents(column: ReadColumn, edition: Edition, about: About) -> Iterator[Doubt]:
    points = dict(keyed(column))
    for one, percent in column.percents.items():
        cell = points.get(str(one))
        printed = column.maxima.get(one)
        most = printed.value if printed is not None else _known_most(one, edition)
        if cell is None or not most:
            continue
        actual = cell.value * 100 / most
        if abs(actual - percent.value) > _HALF_PERCENT:
            yield about.asks(
                f"{_name(str(one), edition)}: {format_number(cell.value)} av "
                f"{format_number(most)} är {format_percent(actual)}, men där står "
                f"{format_percent(percent.value)}.",
                str(one),
                cell.where,
            )


def _known_most(one: AreaId | QuestionId, edition: Edition) -> Decimal | None:
    question = _question(one, edition)
    return question.max_points if question is not None else _most(str(one), edition)


def _sums(column: ReadColumn, edition: Edition, about: About) -> Iterator[Doubt]:
    parts: list[Decimal | None] = []
    for area in edition.areas:
        added = _added(column, area)
        cell = column.areas.get(area.id)
        parts.append(cell.value if cell is not None else added)
        if cell is not None and added is not None and cell.value != added:
            yield from _disagreeing(column, area, cell, added, about)
    known = [part for part in parts if part is not None]
    if column.total is None or not known:
        return
    yield from _total(
        column.total,
        sum(known, Decimal(0)),
        about,
        whole=len(known) == len(parts),
        borne_out=all(_added(column, area) is not None for area in edition.areas),
        told=column.added_up,
    )


def _disagreeing(
    column: ReadColumn, area: Area, cell: ReadCell, added: Decimal, about: About
) -> Iterator[Doubt]:
    """Yield the same doubt about an area and each of its questions: any of them may be wrong."""
    said = (
        f"Område {area.number}: delfrågorna blir {format_number(added)}, men där står "
        f"{format_number(cell.value)}. Något av talen är fel. Det som godtas behålls som tryckt."
    )
    yield about.asks(said, str(area.id), cell.where)
    for question in area.questions:
        yield about.asks(said, str(question.id), column.questions[question.id].where)


def _total(
    total: ReadCell,
    added: Decimal,
    about: About,
    *,
    whole: bool,
    borne_out: bool,
    told: Decimal | None,
) -> Iterator[Doubt]:
    """Yield what is to be said where areas and total do not agree.

    Which of the figures is wrong nobody can see, so the whole column waits, unless the
    questions bear out every area: then it is the total that is misprinted. Where the table
    itself tells both sums there is nothing to ask.
    """
    if whole and added != total.value and told == added:
        yield about.tells(
            f"Källan säger själv att områdena blir {format_number(added)} fast den tryckta "
            f"totalsumman är {format_number(total.value)}. Båda behålls och skillnaden märks ut.",
            TOTAL,
            total.where,
        )
        return
    if whole and added != total.value:
        yield about.asks(
            f"Områdena blir {format_number(added)}, men den tryckta totalsumman är "
            f"{format_number(total.value)}. Något av talen är fel. Godtar du dem behålls båda och "
            "skillnaden märks ut.",
            TOTAL if borne_out else None,
            total.where,
        )
    elif not whole and added > total.value:
        yield about.asks(
            f"De områden som är kända blir {format_number(added)}, mer än den tryckta "
            f"totalsumman {format_number(total.value)}. Något av talen är fel.",
            None,
            total.where,
        )


def _added(column: ReadColumn, area: Area) -> Decimal | None:
    """Return what the questions of an area add up to, ``None`` unless all are there."""
    cells = [column.questions.get(question.id) for question in area.questions]
    known = [cell.value for cell in cells if cell is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(cells) else None


def _steps(column: ReadColumn, edition: Edition, about: About) -> Iterator[Doubt]:
    for question in edition.questions():
        cell = column.questions.get(question.id)
        if cell is None or not question.max_points or cell.value > question.max_points:
            continue
        if is_off_step(cell.value, question.max_points, edition.step_percent):
            yield about.tells(
                f"Fråga {question.number}: {format_number(cell.value)} ligger mellan de vanliga "
                f"stegen om {format_number(edition.step_percent)} procent.",
                str(question.id),
                cell.where,
            )
