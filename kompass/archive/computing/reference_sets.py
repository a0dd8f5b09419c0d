"""A reference set: computed figures with all that has to be said about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeVar

from kompass.archive.computing.figures import TOTAL, instrument_questions
from kompass.archive.computing.population import Choices, Population
from kompass.archive.computing.population_words import remarks
from kompass.archive.computing.spreads import FEW, QUARTILE_METHOD, Spread
from kompass.archive.selection import Selection
from kompass.catalogue.model import Edition
from kompass.ids import AreaId, EditionId, QuestionId, ResultId
from kompass.swedish import join_words

_NOT_THE_SUM: Final = (
    "Totalens siffror är beräknade på totalpoängen: medianen av totalpoängen är inte summan av "
    "områdenas medianer."
)
_Id = TypeVar("_Id", AreaId, QuestionId)


@dataclass(frozen=True)
class ReferenceSet:
    """What the results of a selection come to. Says whom, which edition and when."""

    selection: Selection
    edition: EditionId
    n: int
    """So many results are in; each figure has its own n."""
    municipalities: int
    """So many different municipalities or other units they are of."""
    years: tuple[int, int] | None
    """The first and the last year of the results that are in; ``None`` if none is known."""
    areas: Mapping[AreaId, Spread]
    """In the order of the edition; only areas that have a figure to show: see ``withheld``."""
    questions: Mapping[QuestionId, Spread]
    total: Spread | None
    """Of the totals; not the sum of the areas' figures."""
    with_own: bool
    """Whether results of the municipality itself may be in; the remarks say whether any is."""
    withheld: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """The n of areas, questions and ``TOTAL`` with too few results to be shown unasked."""
    few: bool = False
    """Some figure rests on fewer than five results, shown or not."""
    warning: str = ""
    """A sentence to show beside areas and total where few results lie behind; else empty."""
    question_warning: str = ""
    """The same about questions."""
    with_not_comparable: bool = False
    """Some of the results are not directly comparable with the others."""
    remarks: tuple[str, ...] = ()
    """Sentences: who is in and out, how many and why, which totals, by which method."""
    results: tuple[ResultId, ...] = ()
    """Which results are in, with some figure: see ``behind``."""
    superseded: Mapping[str, frozenset[ResultId]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """By figure, the results that a later one of the same unit goes before."""

    @property
    def selection_words(self) -> str:
        """The selection in words, with who is left out and why."""
        return self.selection.in_words()

    def behind(self, figure: str) -> frozenset[ResultId]:
        """Return the results whose points count for an area, a question or ``TOTAL``, if known."""
        return frozenset(self.results) - self.superseded.get(figure, frozenset())

    @property
    def population(self) -> str:
        """Whom the figures stand for, in a few words."""
        return self.selection.short()


@dataclass(frozen=True)
class Spreads:
    """The spreads of everything, few or not."""

    areas: Mapping[AreaId, Spread]
    questions: Mapping[QuestionId, Spread]
    total: Spread | None


def assembled(
    population: Population,
    spreads: Spreads,
    edition: Edition,
    selection: Selection,
    choices: Choices,
) -> ReferenceSet:
    """Return the set, with figures of too few results withheld unless they are asked for."""
    n_of: dict[str, int] = {
        **{area: each.n for area, each in spreads.areas.items()},
        **{question: each.n for question, each in spreads.questions.items()},
        **({TOTAL: spreads.total.n} if spreads.total else {}),
    }
    few = {figure: n for figure, n in n_of.items() if n < FEW}
    withheld = {} if choices.with_few else few
    shown = _NOT_THE_SUM if spreads.total and TOTAL not in withheld else ""
    return ReferenceSet(
        selection=selection,
        edition=edition.id,
        n=len(population.ids),
        municipalities=population.units,
        years=population.years,
        areas=_shown(spreads.areas, withheld),
        questions=_shown(spreads.questions, withheld),
        total=None if TOTAL in withheld else spreads.total,
        with_own=population.with_own,
        withheld=MappingProxyType(withheld),
        few=bool(few),
        warning=_warning(_areas_in_words(few, edition), choices),
        question_warning=_warning(_questions_in_words(few, edition), choices),
        with_not_comparable=population.not_comparable_in > 0,
        remarks=tuple(filter(None, (*remarks(population, selection), shown, QUARTILE_METHOD))),
        results=population.ids,
        superseded=population.superseded,
    )


def _warning(figures: str, choices: Choices) -> str:
    """Return a sentence about the figures that rest on few results; empty if none does."""
    if not figures:
        return ""
    tail = (
        "de säger lite om andra kommuner, och ett enda resultat kan ändra dem mycket"
        if choices.with_few
        else "de visas bara på begäran, med varning"
    )
    return f"Färre än fem resultat ligger bakom siffrorna för {figures}: {tail}."


def _areas_in_words(few: Mapping[str, int], edition: Edition) -> str:
    areas = [f"{area.number} {area.title}" for area in edition.areas if area.id in few]
    named = [f"område {join_words(areas)}"] if areas else []
    if areas and len(areas) == len(edition.areas):
        named = ["alla områden"]
    return join_words([*named, *(["totalen"] if TOTAL in few else [])])


def _questions_in_words(few: Mapping[str, int], edition: Edition) -> str:
    count = sum(question in few for question in instrument_questions(edition))
    return "" if not count else "en delfråga" if count == 1 else f"{count} delfrågor"


def _shown(spreads: Mapping[_Id, Spread], withheld: Mapping[str, int]) -> Mapping[_Id, Spread]:
    return MappingProxyType({i: each for i, each in spreads.items() if i not in withheld})
