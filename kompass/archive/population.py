"""Which results a reference set is computed from, and who is in and out, in Swedish."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kompass.archive.model import Result
from kompass.archive.selection import Selection, years_in_words
from kompass.archive.values import edition_name
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import ResultId
from kompass.swedish import format_number, join_words

_MOST_NAMED = 8
"""Longer lists are counted instead of named."""


@dataclass(frozen=True)
class Whose:
    """The municipality or other unit that a result is of, as far as results tell it apart."""

    name: str
    code: str = ""
    """In the register; a unit outside it is told by name and country."""
    country: str = "SE"

    @property
    def key(self) -> str:
        """The same for all results of one unit."""
        return self.code or f"{self.country} {self.name.casefold()}"


@dataclass(frozen=True)
class Choices:
    """What somebody has asked for beside the usual."""

    latest_only: bool = False
    """Only the latest result of each unit; else all of them count, as evaluations."""
    with_few: bool = False
    """Figures of fewer than five results too, with a warning."""
    with_not_comparable: bool = False
    """Results that are not directly comparable too."""


@dataclass(frozen=True)
class Population:
    """How many results are in, and how many are out for which reason."""

    ids: tuple[ResultId, ...]
    units: int
    """So many different units the results are of."""
    years: tuple[int, int] | None
    """The first and the last known year, ``None`` if none is known."""
    years_unknown: int = 0
    own: Whose | None = None
    """The municipality itself, where somebody named it."""
    with_own: bool = False
    own_in: int = 0
    own_out: int = 0
    not_comparable_in: int = 0
    not_comparable_out: int = 0
    earlier_out: int = 0
    """Results of units with a later one; only where the latest was asked for."""
    completed: int = 0
    """Results in a completed copy of the edition."""
    lacking: int = 0
    """Results that lack some area."""
    printed_only: int = 0
    """Results without a sum of areas, whose printed total is used for the total."""
    doubled: tuple[str, ...] = ()
    """Titles of visits that several results are of: same unit, year and level."""
    differing: tuple[str, ...] = ()
    """Clauses about printed totals that are not what the areas add up to."""


def whose(result: Result) -> Whose:
    """Return whose result it is."""
    return Whose(result.municipality, result.code, result.country)


def populate(
    results: Sequence[Result],
    edition: Edition,
    selection: Selection,
    *,
    own: ResultId | Whose | None,
    with_own: bool,
    choices: Choices,
) -> tuple[tuple[Result, ...], Population]:
    """Return the results that count, and how they were chosen; withdrawn ones never count.

    Raises ``KompassError`` if the selection holds results of other editions, and if ``own`` is
    the id of a result that is not among ``results``.
    """
    unit = _named(own, results)
    admitted = [each for each in results if each.withdrawn is None and selection.admits(each)]
    _refuse_other_editions(admitted, edition)
    allowed = [each for each in admitted if choices.with_not_comparable or each.comparable]
    others = allowed if with_own else [each for each in allowed if not _is_of(each, unit)]
    taken = tuple(_latest(others) if choices.latest_only else others)
    counted = Population(
        ids=tuple(each.id for each in taken),
        units=len({whose(each).key for each in taken}),
        years=span(each.year for each in taken),
        years_unknown=sum(each.year is None for each in taken),
        own=unit,
        with_own=with_own,
        own_in=sum(_is_of(each, unit) for each in taken),
        own_out=len(allowed) - len(others),
        not_comparable_in=sum(not each.comparable for each in taken),
        not_comparable_out=len(admitted) - len(allowed),
        earlier_out=len(others) - len(taken),
        completed=sum(each.edition != edition.id for each in taken),
        lacking=sum(not each.has_all_areas for each in taken),
        printed_only=sum(
            each.computed_total is None and each.printed_total is not None for each in taken
        ),
        doubled=tuple(_doubled(taken)),
        differing=tuple(_differing(each) for each in taken if each.total_differs),
    )
    return taken, counted


def span(years: Iterable[int | None]) -> tuple[int, int] | None:
    """Return the first and the last known year, ``None`` if none is known."""
    known = [year for year in years if year is not None]
    return (min(known), max(known)) if known else None


def is_of(result: Result, edition: Edition) -> bool:
    """Tell whether a result is given in the edition, or in a completed copy with its areas."""
    same_areas = bool(result.areas) and set(result.areas) == {each.id for each in edition.areas}
    return result.edition == edition.id or same_areas


def remarks(population: Population, selection: Selection) -> Iterator[str]:
    """Yield sentences: whom the figures stand for, who is out and why, what totals are used."""
    yield f"Urvalet: {selection.in_words()}."
    yield from _counted(population)
    yield from _own(population)
    yield from _comparable(population)
    yield from _totals(population)


def results_in_words(count: int) -> str:
    """Return how many results: "ett resultat", "7 resultat"."""
    return "ett resultat" if count == 1 else f"{count} resultat"


def _named(own: ResultId | Whose | None, results: Sequence[Result]) -> Whose | None:
    if own is None or isinstance(own, Whose):
        return own
    found = next((each for each in results if each.id == own), None)
    if found is None:
        raise KompassError(
            "Det egna resultatet finns inte bland resultaten, så det går inte att säga om det "
            "är med eller inte. Välj ett resultat som finns i jämförelsebasen."
        )
    return whose(found)


def _is_of(result: Result, unit: Whose | None) -> bool:
    return unit is not None and whose(result).key == unit.key


def _refuse_other_editions(results: Sequence[Result], edition: Edition) -> None:
    if all(is_of(each, edition) for each in results):
        return
    counted = Counter(edition_name(each.edition) for each in results)
    names = join_words([f"{name} ({count})" for name, count in sorted(counted.items())])
    raise KompassError(
        f"Urvalet har resultat av {names}, och poäng av olika utgåvor räknas aldrig ihop. "
        f"Välj bara {edition_name(edition.id)}."
    )


def _latest(results: Sequence[Result]) -> list[Result]:
    """Return the latest result of each unit, in the order they came."""
    latest: dict[str, Result] = {}
    for each in results:
        key = whose(each).key
        if key not in latest or _when(each) >= _when(latest[key]):
            latest[key] = each
    chosen = {each.id for each in latest.values()}
    return [each for each in results if each.id in chosen]


def _doubled(results: Sequence[Result]) -> Iterator[str]:
    visits = Counter((whose(each).key, each.year, each.level) for each in results if each.year)
    named = {(whose(each).key, each.year, each.level): each.title for each in results}
    yield from (title for visit, title in named.items() if visits[visit] > 1)


def _when(result: Result) -> tuple[int, str]:
    """Return a sort key: an unknown year is taken to be before all others."""
    return (result.year or 0, result.visited.isoformat() if result.visited else "")


def _counted(population: Population) -> Iterator[str]:
    n = len(population.ids)
    if not n:
        yield "Inget resultat i jämförelsebasen är med."
        return
    years = f" från {years_in_words(*population.years)}" if population.years else ""
    yield _sentence(f"{results_in_words(n)} av {_units(population.units)}{years} är med.")
    if population.years_unknown:
        yield f"Av dem har {results_in_words(population.years_unknown)} okänt år."
    if population.earlier_out:
        yield (
            "Bara den senaste utvärderingen av varje enhet räknas; "
            f"{results_in_words(population.earlier_out)} från tidigare är inte med."
        )
    if population.units < n:
        yield "Alla utvärderingar räknas: den som har flera är med flera gånger."
    if population.doubled:
        yield (
            f"Varning: {join_words(population.doubled[:_MOST_NAMED])} finns flera gånger för samma "
            "år och räknas flera gånger. Återta det som inte ska räknas."
        )
    if population.completed:
        yield (
            f"Av dem är {results_in_words(population.completed)} av en kompletterad kopia av "
            "utgåvan, med samma områden."
        )


def _units(count: int) -> str:
    return "en kommun eller annan enhet" if count == 1 else f"{count} kommuner eller andra enheter"


def _own(population: Population) -> Iterator[str]:
    if population.own is None:
        return
    name = population.own.name
    if population.own_in:
        yield f"{name} är själv med i siffrorna ({results_in_words(population.own_in)})."
    elif population.own_out:
        out = results_in_words(population.own_out)
        yield f"{name} är inte själv med i siffrorna: {out} har lämnats utanför."
    else:
        yield f"{name} har inget eget resultat i urvalet."


def _comparable(population: Population) -> Iterator[str]:
    out, inside = population.not_comparable_out, population.not_comparable_in
    if out:
        yield _sentence(f"{results_in_words(out)} är inte {_alike(out)} och är därför inte med.")
    if inside:
        yield f"Varning: {results_in_words(inside)} som inte är {_alike(inside)} är ändå med."


def _alike(count: int) -> str:
    return f"direkt {'jämförbart' if count == 1 else 'jämförbara'} med de andra"


def _totals(population: Population) -> Iterator[str]:
    if population.lacking:
        yield (
            "Ett område utan känd siffra räknas inte som noll utan är inte med, så antalet kan "
            "skilja sig mellan områdena."
        )
    if population.printed_only:
        yield (
            f"För {results_in_words(population.printed_only)} där områden saknas används den "
            "tryckta totalpoängen, och bara i totalen."
        )
    if population.differing:
        named = list(population.differing[:_MOST_NAMED])
        rest = len(population.differing) - len(named)
        named += [f"så är det för {rest} till"] if rest else []
        yield f"{join_words(named)}; områdenas summa används."


def _differing(result: Result) -> str:
    printed, summed = result.printed_total or Decimal(0), result.computed_total or Decimal(0)
    return (
        f"{result.title} är tryckt med {format_number(printed)} poäng men områdena summerar till "
        f"{format_number(summed)}"
    )


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
