"""How far the assessors agree, in Swedish sentences that say what the figures mean. Pure.

What can be seen at once comes first; the coefficients come after it with their intervals,
for with 37 questions these are wide.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kompass.assessment.snapshot import Assessor
from kompass.assessment.team.agreement import Agreement, Row
from kompass.ids import RowId
from kompass.stats import Interval
from kompass.swedish import MINUS, format_number, format_percent, join_words

_BANDS: Final = ((0.5, "svag"), (0.75, "måttlig"), (0.9, "god"))
"""Upper ends for ICC, to be applied to the interval: Koo and Li (2016). Above: very good."""
_BEST: Final = "mycket god"
_WIDE: Final = 0.2
_AS_THE_OTHERS: Final = Decimal("0.5")
"""Percentage points within which nobody is called generous or strict."""
_MOSTLY_CLOSE: Final = 0.8
_LOW: Final = 0.5


@dataclass(frozen=True)
class Words:
    """What to say, in the order to say it."""

    plain: tuple[str, ...]
    widest: tuple[str, ...]
    """One line for each question with a large spread."""
    coefficients: tuple[str, ...]
    leniency: tuple[str, ...]
    """One sentence for each assessor."""


def in_words(agreement: Agreement) -> Words:
    """Return the figures in words."""
    names = {person.id: _name(person) for person in agreement.assessors}
    return Words(
        plain=tuple(_plain(agreement)),
        widest=tuple(_wide(row, names) for row in agreement.widest),
        coefficients=tuple(_coefficients(agreement)) if agreement.compared else (),
        leniency=tuple(
            _lenient(person, agreement)
            for person in agreement.assessors
            if person.id in agreement.leniency
        ),
    )


def _plain(agreement: Agreement) -> Iterator[str]:
    close = agreement.closeness
    if close is None:
        yield "Det finns inget att jämföra än: ingen fråga har bedömts av minst två utvärderare."
    else:
        yield (
            f"{_questions(agreement.compared)} har bedömts av minst två utvärderare. "
            f"Jämförda två och två blir det {close.pairs} par av poäng."
        )
        yield f"Lika poäng: {_share(close.equal)} av paren."
        step = format_percent(Decimal(str(agreement.step * 100)))
        yield (
            f"Högst ett steg isär, {step} av frågans högsta poäng: "
            f"{_share(close.within_step)} av paren."
        )
        if not agreement.widest:
            yield "Ingen fråga skiljer: alla har satt samma poäng."
    if agreement.hidden:
        yield (
            f"{_questions(agreement.hidden)} räknas inte med än. Poängen är dolda tills alla har "
            "bedömt frågan eller den som leder samsynen har öppnat den."
        )


def _wide(row: Row, names: dict[RowId, str]) -> str:
    points = [
        f"{names[person]} {format_number(standing.points)}"
        for person, standing in row.own.items()
        if standing.points is not None
    ]
    most = row.question.max_points
    end = f" av {format_number(most)}" if most is not None else ""
    title = f"{row.question.number} {row.question.title}"
    mark = "" if title.endswith((".", "?")) else ":"
    return f"{title}{mark} {join_words(points)}{end}"


def _coefficients(agreement: Agreement) -> Iterator[str]:
    yield from _alpha(agreement)
    yield from _icc(agreement)


def _alpha(agreement: Agreement) -> Iterator[str]:
    alpha, close = agreement.alpha, agreement.closeness
    if alpha is None:
        yield f"Krippendorffs alfa kan inte beräknas: {_why_not(agreement.compared, 'två')}."
        return
    yield (
        f"Krippendorffs alfa är {_figure(alpha)}. 1 betyder att alla bedömer lika, och 0 att de "
        "inte är mer överens än om poängen hade satts på måfå."
    )
    if alpha.low <= 0:
        yield "Intervallet når ned till 0: likheten kan vara en tillfällighet."
    elif alpha.high - alpha.low > _WIDE:
        yield "Intervallet är brett eftersom frågorna är få. Läs det hellre än själva siffran."
    if close is not None and close.within_step >= _MOSTLY_CLOSE and alpha.value < _LOW:
        yield (
            "Siffran är låg fast poängen nästan alltid ligger högst ett steg isär. Så blir det när "
            "en kommun får ungefär samma andel på alla frågor. Lita då på andelarna och på listan "
            "över de frågor som skiljer mest."
        )


def _icc(agreement: Agreement) -> Iterator[str]:
    icc = agreement.icc
    if icc is None:
        yield f"ICC kan inte beräknas: {_why_not(agreement.complete, 'alla')}."
        return
    yield (
        f"ICC(A,1) är {_figure(icc)}, räknat på {_questions(agreement.complete)} som alla har "
        f"bedömt. Det brukar kallas {_band(icc)} enighet mellan enskilda utvärderare."
    )


def _why_not(questions: int, by: str) -> str:
    if questions < 2:
        return f"det behövs minst två frågor som {by} har bedömt"
    return "alla frågor har fått samma andel av sin högsta poäng, så det finns inget att skilja på"


def _band(icc: Interval) -> str:
    low, high = (_band_of(end) for end in (icc.low, icc.high))
    return low if low == high else f"{low} till {high}"


def _band_of(value: float) -> str:
    return next((name for end, name in _BANDS if value < end), _BEST)


def _lenient(person: Assessor, agreement: Agreement) -> str:
    by = round(Decimal(str(agreement.leniency[person.id] * 100)), 1)
    others = "den andra" if len(agreement.assessors) == 2 else "de andra"
    if abs(by) < _AS_THE_OTHERS:
        return f"{_name(person)} sätter i snitt ungefär samma poäng som {others}."
    way = "högre" if by > 0 else "lägre"
    return (
        f"{_name(person)} sätter i snitt {format_number(abs(by))} procentenheter {way} än {others}."
    )


def _name(person: Assessor) -> str:
    return person.name.strip() or "Någon utan namn"


def _questions(count: int) -> str:
    return "1 fråga" if count == 1 else f"{count} frågor"


def _share(share: float) -> str:
    return format_percent(Decimal(round(share * 100)))


def _figure(interval: Interval) -> str:
    """Return a coefficient: "0,83, med 95 % säkerhet mellan 0,73 och 0,88"."""
    value, low, high = (_two_decimals(end) for end in (interval.value, interval.low, interval.high))
    return f"{value}, med 95 % säkerhet mellan {low} och {high}"


def _two_decimals(value: float) -> str:
    rounded = round(value, 2) + 0.0  # or a little less than nothing would be minus nothing
    return f"{rounded:.2f}".replace(".", ",").replace("-", MINUS)
