"""Reference sets: what the results of a selection come to, per area, question and in total.

Computed here from the archive, and never mixed with reference values that somebody published.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from kompass.archive.computing.as_reference_values import as_reference
from kompass.archive.computing.figures import TOTAL, instrument_questions, points_of
from kompass.archive.computing.population import Choices, Population, populate, span
from kompass.archive.computing.reference_sets import ReferenceSet, Spreads, assembled
from kompass.archive.computing.spreads import (
    Spread,
    leave_one_out,
    median_interval,
    spread,
    spreads_of_columns,
)
from kompass.archive.computing.units import Whose
from kompass.archive.model import Result
from kompass.archive.selection import Selection
from kompass.archive.values import edition_name
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import AreaId, QuestionId, ResultId

if TYPE_CHECKING:
    from kompass.archive.keeping.shapes import Figures

__all__ = [
    "USUAL",
    "Choices",
    "ReferenceSet",
    "Whose",
    "as_reference",
    "for_figures",
    "from_figures",
    "leave_one_out",
    "median_interval",
    "reference_set",
]

USUAL: Final = Choices()
_Id = TypeVar("_Id", AreaId, QuestionId)


def reference_set(
    results: Sequence[Result],
    edition: Edition,
    selection: Selection,
    *,
    own: ResultId | Whose | None = None,
    with_own: bool = False,
    choices: Choices = USUAL,
) -> ReferenceSet:
    """Return what the results that the selection admits come to.

    ``own`` is the municipality itself: unless ``with_own``, all its results are left out.
    Withdrawn results never count, and those that are not comparable only if asked for. Raises
    ``KompassError`` if the selection holds results of another edition.
    """
    taken, population = populate(
        results, edition, selection, own=own, with_own=with_own, choices=choices
    )

    def spread_of(figure: str) -> Spread | None:
        gone = population.superseded.get(figure, frozenset())
        points = (points_of(each, figure) for each in taken if each.id not in gone)
        return spread([each for each in points if each is not None])

    spreads = Spreads(
        areas=_there((area.id, spread_of(area.id)) for area in edition.areas),
        questions=_there((each, spread_of(each)) for each in instrument_questions(edition)),
        total=spread_of(TOTAL),
    )
    return assembled(population, spreads, edition, selection, choices)


def for_figures(selection: Selection, edition: Edition, choices: Choices = USUAL) -> Selection:
    """Return the selection whose arrays ``from_figures`` can use."""
    comparable = selection.comparable_only or not choices.with_not_comparable
    return replace(selection, edition=edition.id, comparable_only=comparable, with_withdrawn=False)


def from_figures(
    figures: "Figures",
    edition: Edition,
    selection: Selection,
    *,
    without: Whose | None = None,
    choices: Choices = USUAL,
) -> ReferenceSet:
    """Return the same numbers from arrays: the fast path for many results.

    The arrays are those of ``for_figures(selection, ...)``. ``without`` is the municipality
    itself, to be left out by its code. Units outside the register are counted one a result,
    and printed totals that differ are not told: for those, ``reference_set`` has the results.
    Raises ``KompassError`` for another edition, and where only the latest are asked for.
    """
    _refuse(figures, edition, choices)
    everybody = len(figures.ids)
    figures = _without(figures, without)
    known = set(instrument_questions(edition))
    areas = zip(figures.area_ids, spreads_of_columns(figures.areas), strict=True)
    questions = zip(figures.question_ids, spreads_of_columns(figures.questions), strict=True)
    spreads = Spreads(
        areas=_there(areas),
        questions=_there(pair for pair in questions if pair[0] in known),
        total=next(spreads_of_columns(figures.totals[:, None])),
    )
    population = replace(_population(figures), own=without, own_out=everybody - len(figures.ids))
    return assembled(
        population, spreads, edition, for_figures(selection, edition, choices), choices
    )


def _there(found: Iterable[tuple[_Id, Spread | None]]) -> dict[_Id, Spread]:
    return {identity: each for identity, each in found if each is not None}


def _refuse(figures: "Figures", edition: Edition, choices: Choices) -> None:
    if figures.edition != edition.id:
        raise KompassError(
            f"Siffrorna gäller {edition_name(figures.edition)} och kan inte räknas som "
            f"{edition_name(edition.id)}. Välj en utgåva i taget."
        )
    if choices.latest_only:
        raise KompassError("Räkna ur hela resultat när bara den senaste av varje kommun ska med.")


def _without(figures: "Figures", whose: Whose | None) -> "Figures":
    if whose is None or whose.code not in figures.codes:
        return figures
    return figures.rows(
        [at for at, code in enumerate(figures.codes) if not code or code != whose.code]
    )


def _population(figures: "Figures") -> Population:
    import numpy as np

    lacking = np.isnan(figures.areas).any(axis=1)
    outside = figures.codes.count("")
    return Population(
        ids=figures.ids,
        units=len({code for code in figures.codes if code}) + outside,
        outside=outside,
        years=span(figures.years),
        years_unknown=figures.years.count(None),
        completed=len(figures.given_in) - figures.given_in.count(figures.edition),
        lacking=int(lacking.sum()),
        printed_only=int((lacking & ~np.isnan(figures.totals)).sum()),
    )
