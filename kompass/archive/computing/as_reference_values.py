"""A computed reference set as reference values, never to be taken for published ones."""

from decimal import Decimal
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from kompass.archive.computing.reference_sets import ReferenceSet
from kompass.archive.computing.spreads import Spread, rounded
from kompass.archive.selection import years_in_words
from kompass.archive.values import COMPUTED, Computed, Kind, ReferenceValues, edition_name
from kompass.errors import KompassError

_ROUNDED: Final = "Avrundat till högst två decimaler."
_KINDS: Final = (Kind.MEDIAN, Kind.MEAN, Kind.MAXIMUM)


def as_reference(reference: ReferenceSet, figure: Kind) -> ReferenceValues:
    """Return the medians, means or maxima of a set as something to compare an assessment with.

    Rounded to two decimals. It says in its label, population and source that it was computed,
    from how many results, of which edition and years. Raises ``KompassError`` where the set
    has no figure to show, and for any other kind.
    """
    if figure not in _KINDS:
        raise KompassError("Välj median, medelvärde eller högsta värde ur jämförelsebasen.")
    if not reference.areas:
        raise KompassError(
            reference.warning
            or "Urvalet har inga områdespoäng att jämföra med. Välj fler resultat."
        )
    behind = [each.n for each in reference.areas.values()]
    return ReferenceValues(
        id=_id(reference, figure),
        kind=figure,
        population=" ".join(reference.remarks),
        population_short=_whom(reference),
        year=reference.years[1] if reference.years else None,
        edition=reference.edition,
        areas=MappingProxyType(
            {area: _figure(each, figure) for area, each in reference.areas.items()}
        ),
        total=None if reference.total is None else _figure(reference.total, figure),
        source=_source(reference),
        source_short=COMPUTED,
        note=" ".join(filter(None, (reference.warning, _ROUNDED))),
        computed=Computed((min(behind), max(behind)), reference.years, reference.warning),
    )


def _whom(reference: ReferenceSet) -> str:
    also = "även sådana som inte är direkt jämförbara" if reference.with_not_comparable else ""
    return ", ".join(filter(None, (reference.selection.place(), also)))


def _figure(spread: Spread, kind: Kind) -> Decimal:
    figures = {Kind.MEDIAN: spread.median, Kind.MEAN: spread.mean, Kind.MAXIMUM: spread.maximum}
    return rounded(figures[kind])


def _source(reference: ReferenceSet) -> str:
    years = f", {years_in_words(*reference.years)}" if reference.years else ""
    return f"{COMPUTED}, n = {reference.n}, {edition_name(reference.edition)}{years}"


def _id(reference: ReferenceSet, figure: Kind) -> str:
    """Return an id that is the same for the same figures of the same results."""
    behind = "\n".join((*sorted(reference.results), repr(reference.areas), repr(reference.total)))
    digest = sha256(behind.encode("utf-8")).hexdigest()[:12]
    return f"computed-{figure}-{reference.edition}-{digest}"
