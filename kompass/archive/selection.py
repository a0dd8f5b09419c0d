"""Which results of the archive are meant, and how that is said in Swedish."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kompass.archive.model import Result
from kompass.archive.values import edition_name
from kompass.assessment import register
from kompass.assessment.register import Municipality
from kompass.assessment.snapshot import Level
from kompass.ids import EditionId, ResultId
from kompass.swedish import format_count, join_words

LEVELS: Final = {
    Level.WHOLE: "hela kommunen",
    Level.GROUP: "koncernnivå",
    Level.DISTRICT: "stadsdelar",
}
_COUNTRIES: Final = {"SE": "Sverige", "NO": "Norge", "DK": "Danmark", "FI": "Finland"}
_MOST_NAMED: Final = 8
"""More municipalities than this are counted instead of named."""


@dataclass(frozen=True)
class Selection:
    """What somebody wants to see. An empty field asks for nothing; the fields are joined by and."""

    edition: EditionId | None = None
    year_from: int | None = None
    """The first year that is in. With a bound, results of unknown year are out."""
    year_to: int | None = None
    """The last year that is in."""
    countries: frozenset[str] = frozenset()
    """Two letters each: "SE"."""
    counties: frozenset[str] = frozenset()
    """County codes of the register: "01"."""
    skr_groups: frozenset[str] = frozenset()
    """Codes of SKR's municipality groups 2023: "B3"."""
    inhabitants_from: int | None = None
    """By the register, so one number a municipality whatever the year of the result."""
    inhabitants_to: int | None = None
    levels: frozenset[Level] = frozenset()
    comparable_only: bool = False
    text: str = ""
    """Every word has to occur somewhere in ``searchable``; case and dots are forgiven."""
    municipalities: frozenset[str] = frozenset()
    """Codes of the register."""
    results: frozenset[ResultId] = frozenset()
    with_withdrawn: bool = False
    copies: frozenset[EditionId] = frozenset()
    """Completed copies of ``edition``, which have its areas: what is given in them is in, too.

    Whoever knows the editions fills this in; the archive does so itself.
    """

    @cached_property
    def codes(self) -> frozenset[str] | None:
        """The municipalities that county, group, size and choice leave; ``None``: no such bound.

        With a bound, units outside the register (districts, other countries) are out.
        """
        bounds = (self.counties, self.skr_groups, self.municipalities)
        sizes = (self.inhabitants_from, self.inhabitants_to)
        if not any(bounds) and sizes == (None, None):
            return None
        return frozenset(each.code for each in register.municipalities() if self._has(each))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of ``text`` as ``searchable`` spells them."""
        return tuple(folded(self.text).split())

    def admits(self, result: Result) -> bool:
        """Tell whether a result is in."""
        return (
            (self.with_withdrawn or result.withdrawn is None)
            and (self.edition in (None, result.edition) or result.edition in self.copies)
            and self._admits_year(result.year)
            and (not self.countries or result.country in self.countries)
            and (not self.levels or result.level in self.levels)
            and (result.comparable or not self.comparable_only)
            and (not self.results or result.id in self.results)
            and (self.codes is None or result.code in self.codes)
            and self._admits_text(result)
        )

    @property
    def bounds_years(self) -> bool:
        """Whether there is a first or a last year, so that unknown years are out."""
        return self.year_from is not None or self.year_to is not None

    def short(self) -> str:
        """Return the population for a legend: "utgåva 2002, 2004–2006, Stockholms län"."""
        return ", ".join(_parts(self)) or "alla resultat"

    def place(self) -> str:
        """Return whom it is about, without edition and years; empty if it is everybody."""
        return ", ".join(_whom(self))

    def in_words(self) -> str:
        """Return the population and who is left out and why, without a capital or full stop."""
        return "; ".join((self.short(), *_left_out(self)))

    def _has(self, municipality: Municipality) -> bool:
        size = municipality.population
        return (
            (not self.counties or municipality.county_code in self.counties)
            and (not self.skr_groups or municipality.skr_group_code in self.skr_groups)
            and (not self.municipalities or municipality.code in self.municipalities)
            and (self.inhabitants_from is None or size >= self.inhabitants_from)
            and (self.inhabitants_to is None or size <= self.inhabitants_to)
        )

    def _admits_year(self, year: int | None) -> bool:
        if year is None:
            return not self.bounds_years
        after = self.year_from is None or year >= self.year_from
        return after and (self.year_to is None or year <= self.year_to)

    def _admits_text(self, result: Result) -> bool:
        if not self.words:
            return True
        within = searchable(result)
        return all(word in within for word in self.words)


EVERYTHING: Final = Selection()
"""All results except those that were withdrawn."""


def searchable(result: Result) -> str:
    """Return what a search looks through, as ``folded`` spells it.

    The unit, its code, the year, the edition, source, note and why it is not comparable, and
    the statements.
    """
    year = "år okänt" if result.year is None else str(result.year)
    said = (statement.text for statement in result.statements)
    fields = (
        result.municipality,
        result.code,
        year,
        edition_name(result.edition),
        result.source,
        result.note,
        result.why_not,
    )
    return folded(" ".join((*fields, *said)))


def folded(text: str) -> str:
    """Return a text in small letters without dots and rings, one space between words."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("æ", "a"))
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


def years_in_words(first: int | None, last: int | None) -> str:
    """Return a span of years: "2004–2006", "2004", "från och med 2004"; empty without bounds."""
    if first is not None and last is not None:
        return str(first) if first == last else f"{first}–{last}"
    if first is not None:
        return f"från och med {first}"
    return "" if last is None else f"till och med {last}"


def _parts(selection: Selection) -> Iterator[str]:
    if selection.edition is not None:
        yield edition_name(selection.edition)
    if years := years_in_words(selection.year_from, selection.year_to):
        yield years
    yield from _whom(selection)


def _whom(selection: Selection) -> Iterator[str]:
    if selection.countries:
        yield join_words([_COUNTRIES.get(each, each) for each in sorted(selection.countries)])
    yield from _places(selection)
    if selection.levels:
        yield join_words([LEVELS[level] for level in Level if level in selection.levels])
    if selection.comparable_only:
        yield "jämförbara"
    if selection.results:
        yield f"{_results(len(selection.results))} valda för hand"
    if selection.text.strip():
        yield f"sökt på ”{' '.join(selection.text.split())}”"
    if selection.with_withdrawn:
        yield "även återtagna"


def _places(selection: Selection) -> Iterator[str]:
    everywhere = register.municipalities()
    counties = {each.county_code: each.county for each in everywhere}
    groups = {each.skr_group_code: each.skr_group for each in everywhere}
    names = {each.code: each.name for each in everywhere}
    if selection.counties:
        yield join_words([counties.get(each, each) for each in sorted(selection.counties)])
    if selection.skr_groups:
        named = join_words([groups.get(each, each) for each in sorted(selection.skr_groups)])
        yield f"kommungrupp {named} (SKR 2023)"
    if size := _size(selection):
        yield f"{size} invånare ({_population_year(everywhere)})"
    chosen = sorted(selection.municipalities)
    if len(chosen) > _MOST_NAMED:
        yield f"{len(chosen)} valda kommuner"
    elif chosen:
        yield join_words([names.get(each, each) for each in chosen])


def _size(selection: Selection) -> str:
    low, high = selection.inhabitants_from, selection.inhabitants_to
    if low is not None and high is not None:
        return f"{format_count(low)}–{format_count(high)}"
    if low is not None:
        return f"minst {format_count(low)}"
    return "" if high is None else f"högst {format_count(high)}"


def _population_year(everywhere: tuple[Municipality, ...]) -> str:
    years = sorted({each.population_year for each in everywhere})
    return years_in_words(years[0], years[-1])


def _left_out(selection: Selection) -> Iterator[str]:
    if selection.comparable_only:
        yield "resultat som inte är direkt jämförbara är inte med"
    if selection.bounds_years:
        yield "resultat med okänt år är inte med, för året är avgränsat"
    if selection.codes is not None:
        yield "enheter utanför kommunregistret är inte med"
    if not selection.with_withdrawn:
        yield "återtagna resultat är inte med"


def _results(count: int) -> str:
    return "ett resultat" if count == 1 else f"{count} resultat"
