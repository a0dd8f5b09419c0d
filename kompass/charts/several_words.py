"""A comparison in words, for screen readers and as alternative text of pictures."""

from decimal import Decimal

from kompass.charts.several import (
    NO_COUNTERPART,
    NOT_COMPARABLE,
    NOT_COMPARABLE_WORDS,
    RECAST,
    RECAST_WORDS,
    SAME,
    UNKNOWN,
    Series,
    Several,
)
from kompass.swedish import format_number


def describe(data: Several) -> str:
    """Return the whole comparison in Swedish sentences: totals, area by area, warnings."""
    base, *others = data.series
    sentences = [f"{data.title}: {_named(base)} jämförs med {', '.join(map(_named, others))}."]
    sentences += [f"{area_in_words(data, nth)}." for nth in range(len(data.areas))]
    return " ".join([*sentences, *data.warnings])


def area_in_words(data: Several, nth: int) -> str:
    """Return one area with all series: "1 Namn: Södertälje 2006 66; Örebro 2006 63 (−3)"."""
    area = data.areas[nth]
    base, *others = data.series
    said = [f"{base.name} {_value(base, nth)}"]
    said += [f"{one.name} {_value(one, nth)}{_beside(base, one, nth)}" for one in others]
    return f"{area.number} {area.title}: {'; '.join(said)}"


def status(data: Several, nth: int) -> str:
    """Return what must be said of an area: "inte jämförbart", "delvis omarbetat" or nothing."""
    marks = [one.marks[nth] for one in data.series[1:]]
    for mark, words in ((NOT_COMPARABLE, NOT_COMPARABLE_WORDS), (RECAST, RECAST_WORDS)):
        if mark in marks:
            return words if all(other == mark for other in marks) else f"delvis {words}"
    return ""


def _named(one: Series) -> str:
    label = one.label or one.name
    return f"{label} ({one.total_words})" if one.total_words else label


def _value(one: Series, nth: int) -> str:
    value = one.values[nth]
    if value is not None:
        return format_number(value)
    return UNKNOWN if one.has_counterpart(nth) else NO_COUNTERPART


def _beside(base: Series, one: Series, nth: int) -> str:
    """Return the difference to the base, or why there is none to be counted."""
    mark, own, other = one.marks[nth], base.values[nth], one.values[nth]
    if mark == NOT_COMPARABLE:
        return f" ({NOT_COMPARABLE_WORDS})" if other is not None else ""
    said = [] if mark == SAME else [RECAST_WORDS]
    if own is not None and other is not None:
        said.append(_lead(other - own))
    return f" ({', '.join(said)})" if said else ""


def _lead(difference: Decimal) -> str:
    """Return how far above the base one lies: "11 högre", "5,5 lägre", "lika"."""
    if not difference:
        return "lika"
    return f"{format_number(abs(difference))} {'högre' if difference > 0 else 'lägre'}"
