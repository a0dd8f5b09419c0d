"""What an assessment may hold: every value a team enters is checked here, with a sentence."""

from collections.abc import Mapping
from dataclasses import fields, replace
from decimal import Decimal
from typing import Final

from kompass.assessment.snapshot import Details, MarkStatus, Unit
from kompass.assessment.values import typed
from kompass.catalogue.model import Area, Edition, Indicator, Question
from kompass.errors import KompassError
from kompass.ids import AreaId, IndicatorId, QuestionId
from kompass.points import MOST_DECIMALS, Points, check_range, tidy
from kompass.swedish import format_count, format_date, format_number

FIRST_YEAR: Final = 1990
"""Before the instrument existed; it came from Norway to Sweden in 2002."""
LAST_YEAR: Final = 2100
MOST_INHABITANTS: Final = 100_000_000
MOST_SEATS: Final = 10_000
MOST_INITIALS: Final = 4


def question_in(edition: Edition, question: QuestionId) -> Question:
    """Return the question. Raises ``KompassError`` naming those there are."""
    try:
        return edition.question(question)
    except KeyError:
        numbers = ", ".join(known.number for known in edition.questions())
        raise KompassError(
            f"Det finns ingen fråga ”{question}” i {edition.title}. Frågorna är {numbers}."
        ) from None


def area_in(edition: Edition, area: AreaId) -> Area:
    """Return the area. Raises ``KompassError`` naming those there are."""
    try:
        return edition.area(area)
    except KeyError:
        areas = ", ".join(f"{known.number} {known.title}" for known in edition.areas)
        raise KompassError(
            f"Det finns inget område ”{area}” i {edition.title}. Områdena är {areas}."
        ) from None


def checked_points(edition: Edition, question: QuestionId, points: Points | None) -> Points | None:
    """Return points as they are stored: at most two decimals, from 0 to the maximum."""
    known = question_in(edition, question)
    if points is None:
        return None
    stored = tidy(Decimal(points))
    check_range(stored, known.max_points, known.number)
    return abs(stored)  # a typed −0 is 0


def indicator_in(edition: Edition, indicator: IndicatorId) -> tuple[Question, Indicator]:
    """Return an indicator and its question. Raises ``KompassError`` if there is none such."""
    for question in edition.questions():
        for known in question.indicators:
            if known.id == indicator:
                return question, known
    raise KompassError(
        f"Det finns ingen indikator ”{indicator}” i {edition.title}. "
        "Välj en av frågornas indikatorer."
    )


def checked_reason(question: Question, points: Points | None, reason: str) -> str:
    """Return the reason for ``points`` set by hand, as it is stored; empty where it has no use.

    Raises ``KompassError`` where a question with indicators is given points of its own and
    nothing says why.
    """
    if not question.indicators or points is None:
        return ""
    stored = typed.text(reason)
    if not stored.strip():
        raise KompassError(
            f"Poängen på fråga {question.number} följer av indikatorerna. Markera dem, "
            "eller sätt poängen för hand och skriv varför."
        )
    return stored


def checked_share(indicator: Indicator, status: MarkStatus | None, percent: int) -> Decimal | None:
    """Return how much of an indicator is met, from 0 to 1, ``None`` for not assessed.

    ``percent`` is used for "partly" only. Raises ``KompassError`` for less than 1 or more
    than 99 per cent, and for a share that gives points with more than two decimals: nothing
    is rounded.
    """
    if status is not MarkStatus.PARTLY:
        return {None: None, MarkStatus.MET: Decimal(1), MarkStatus.NOT_MET: Decimal(0)}[status]
    if not 1 <= percent <= 99:
        raise KompassError(
            f"{format_count(percent)} procent går inte: delvis uppfylld är 1 till 99 procent. "
            "Välj annars uppfylld eller inte uppfylld."
        )
    share = Decimal(percent) / 100
    if not _fits(indicator, percent):
        raise KompassError(
            f"{percent} procent av {format_number(indicator.points)} poäng blir "
            f"{format_number(indicator.points * share)}, men poäng har högst två decimaler. "
            f"{_nearest(indicator, percent)}"
        )
    return share


def partly_percents(indicator: Indicator) -> tuple[int, ...]:
    """Return the whole per cents that "partly" can have, those that give storable points."""
    return tuple(percent for percent in range(1, 100) if _fits(indicator, percent))


def _fits(indicator: Indicator, percent: int) -> bool:
    points = indicator.points * percent / 100
    return points == round(points, MOST_DECIMALS)


def _nearest(indicator: Indicator, percent: int) -> str:
    """Return advice on the nearest shares, in whole per cent, that give points."""
    below = next((p for p in range(percent - 1, 0, -1) if _fits(indicator, p)), None)
    above = next((p for p in range(percent + 1, 100) if _fits(indicator, p)), None)
    near = [f"{p} procent" for p in (below, above) if p is not None]
    if not near:
        return "Välj uppfylld eller inte uppfylld."
    return f"Välj till exempel {' eller '.join(near)}."


def checked_initials(initials: str) -> str:
    """Return an assessor's initials as they are stored; empty while none are chosen."""
    stored = typed.line(initials).strip()
    if len(stored) > MOST_INITIALS:
        raise KompassError(
            f"Initialerna ”{typed.line(initials).strip()[:20]}” är för långa. "
            f"Skriv högst {MOST_INITIALS} tecken."
        )
    return stored


def checked_seats(seats: int | None) -> int | None:
    """Return a number of seats, ``None`` while not known."""
    if seats is not None and not 0 <= seats <= MOST_SEATS:
        raise KompassError(
            f"{format_count(seats)} mandat går inte. "
            f"Skriv ett helt tal från 0 till {format_count(MOST_SEATS)}, eller lämna tomt."
        )
    return seats


def checked_details(details: Details) -> Details:
    """Return details as they are stored: a named unit, years 1990-2100, a visit that can be."""
    _check_year(details.year, "Utvärderingens år")
    if details.inhabitants_year is not None:
        _check_year(details.inhabitants_year, "Året för invånarantalet")
    if details.inhabitants is not None and not 0 <= details.inhabitants <= MOST_INHABITANTS:
        raise KompassError(
            f"{format_count(details.inhabitants)} invånare går inte. "
            f"Skriv ett helt tal från 0 till {format_count(MOST_INHABITANTS)}, eller lämna tomt."
        )
    _check_visit(details)
    texts: Mapping[str, str] = {
        field.name: typed.text(getattr(details, field.name))
        for field in fields(Details)
        if type(getattr(details, field.name)) is str  # not the fixed choices
    }
    return replace(details, unit=_checked_unit(details.unit), **texts)  # type: ignore[arg-type]


def _check_year(year: int, what: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise KompassError(
            f"{what} kan inte vara {year}. Skriv ett år från {FIRST_YEAR} till {LAST_YEAR}."
        )


def _check_visit(details: Details) -> None:
    first, last = details.visit_from, details.visit_to
    if first is not None and last is not None and last < first:
        raise KompassError(
            f"Besöket kan inte sluta {format_date(last)} när det börjar {format_date(first)}. "
            "Ändra något av datumen."
        )


def _checked_unit(unit: Unit) -> Unit:
    checked = replace(
        unit, name=typed.line(unit.name), code=typed.line(unit.code), county=typed.line(unit.county)
    )
    if not checked.name.strip():
        raise KompassError("Utvärderingen måste ha en kommun eller annan enhet. Skriv dess namn.")
    return checked
