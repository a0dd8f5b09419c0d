"""What an assessment is compared with: reference values, and how they are named."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kompass.ids import AreaId, EditionId


class Kind(StrEnum):
    """What a reference value is."""

    MEDIAN = "median"
    MEAN = "mean"
    MAXIMUM = "maximum"
    ASSESSMENT = "assessment"
    """Not a statistic: the points of one other assessment."""


COMPUTED: Final = "beräknat ur jämförelsebasen"
"""Said wherever values were computed here, so that nobody takes them for published ones."""


@dataclass(frozen=True)
class Computed:
    """What computed values rest on. Published values have none of this."""

    n: tuple[int, int]
    """The smallest and the largest number of results behind one of the figures."""
    years: tuple[int, int] | None = None
    """The first and the last year of the results, ``None`` if none is known."""
    warning: str = ""
    """A sentence where some figure rests on very few results."""


@dataclass(frozen=True)
class ReferenceValues:
    """One set of values to compare with. Says which population, edition and date it stands for."""

    id: str
    """Permanent for published values ("median-2009"), the assessment's own id otherwise."""
    kind: Kind
    population: str
    """Whom the values stand for: a sentence or two, or the title of the other assessment."""
    year: int | None
    edition: EditionId | None
    areas: Mapping[AreaId, Decimal]
    """Only areas that have a value."""
    total: Decimal | None
    """As published. A median of totals need not be the sum of the areas' medians, so a total
    that nobody has published stays ``None``."""
    source: str
    note: str = ""
    population_short: str = ""
    """The population in a few words for a legend, its date included."""
    source_short: str = ""
    computed: Computed | None = None
    """Set only for values that were computed out of the archive."""


_IN_LEGENDS = MappingProxyType(
    {Kind.MEDIAN: "Median", Kind.MEAN: "Medelvärde", Kind.MAXIMUM: "Högsta värde"}
)
_IN_SENTENCES = MappingProxyType(
    {Kind.MEDIAN: "medianen", Kind.MEAN: "medelvärdet", Kind.MAXIMUM: "det högsta värdet"}
)


def label(reference: ReferenceValues) -> str:
    """Return a legend: what it is, of whom, until when, by which edition, according to whom.

    For example "Median, utvärderade kommuner t.o.m. 2009, utgåva 2002 (SKL 2009)", or
    "Median, Stockholms län, beräknat ur jämförelsebasen, n = 12, utgåva 2002, 2004–2009".
    """
    if reference.computed is not None:
        return _computed_label(reference, reference.computed)
    population = reference.population_short or reference.population
    if reference.year is not None and str(reference.year) not in population:
        population = f"{population} {reference.year}"
    parts = [_IN_LEGENDS.get(reference.kind, ""), population, edition_name(reference.edition)]
    source = reference.source_short or reference.source
    return ", ".join(filter(None, parts)) + (f" ({source})" if source else "")


def _computed_label(reference: ReferenceValues, computed: Computed) -> str:
    parts = [
        _IN_LEGENDS.get(reference.kind, ""),
        reference.population_short,
        COMPUTED,
        f"n = {_span(computed.n)}",
        edition_name(reference.edition),
        _span(computed.years) if computed.years else "",
    ]
    return ", ".join(filter(None, parts))


def _span(ends: tuple[int, int]) -> str:
    first, last = ends
    return str(first) if first == last else f"{first}–{last}"


def definite(reference: ReferenceValues) -> str:
    """Return what to call the reference in a sentence: "medianen", "Trollhättan 2004"."""
    return _IN_SENTENCES.get(reference.kind, reference.population)


def edition_name(edition: EditionId | None) -> str:
    """Return an edition as a legend names it: "utgåva 2002", "okänd utgåva"."""
    if edition is None:
        return "okänd utgåva"
    return f"utgåva {edition.removeprefix('kommunkompassen-')}"
