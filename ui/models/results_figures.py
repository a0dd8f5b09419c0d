"""What a selection comes to: computed beside the window, shown as a table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kompass.archive.computing.figures import TOTAL, instrument_questions
from kompass.archive.computing.population import Choices
from kompass.archive.computing.reference_sets import ReferenceSet
from kompass.archive.computing.units import Whose
from kompass.archive.selection import Selection
from kompass.archive.statistics import for_figures, from_figures, reference_set

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    from kompass.archive.computing.spreads import MedianInterval, Range, Spread
    from kompass.archive.keeping.shapes import Figures
    from kompass.archive.store import Archive
    from kompass.catalogue.model import Edition

WHOLE_UP_TO: Final = 2000
"""So many results are read whole, which tells more of them; more go the way of arrays."""


@dataclass(frozen=True)
class Question:
    """What somebody wants computed."""

    selection: Selection
    edition: Edition
    own: Whose | None
    """The municipality of the open file."""
    with_own: bool
    choices: Choices


@dataclass(frozen=True)
class Answer:
    """The figures, and the values that they rest on."""

    question: Question
    reference: ReferenceSet
    figures: Figures
    """Of everybody in the selection; ``values`` picks those that count."""

    def values(self, figure: str) -> tuple[Decimal, ...]:
        """Return the known points of those that count, of an area, a question or ``TOTAL``."""
        import numpy as np

        counted = self.reference.behind(figure)
        rows = [at for at, one in enumerate(self.figures.ids) if one in counted]
        column = _column(self.figures, figure)
        if column is None:
            return ()
        known = column[rows]
        whole = np.rint(known[~np.isnan(known)] * 100).astype(np.int64)
        return tuple(Decimal(int(value)) / 100 for value in whole)


@dataclass(frozen=True)
class Stability:
    """How much a median rests on single results."""

    left_out: Range | None
    interval: MedianInterval | None


@dataclass(frozen=True)
class FigureRow:
    """A line of the table: an area, a question or the total."""

    id: str
    number: str
    title: str
    spread: Spread | None
    """``None`` where there is no result, or too few to be shown unasked."""
    n: int
    strong: bool

    @property
    def withheld(self) -> bool:
        """Whether there are figures that are shown only on request."""
        return self.spread is None and self.n > 0


def compute(archive: Archive, question: Question) -> Answer:
    """Compute what a selection comes to. Raises ``KompassError`` where that cannot be done."""
    selection, edition = question.selection, question.edition
    figures = archive.figures(for_figures(selection, edition, question.choices), edition)
    whole = len(figures.ids) <= WHOLE_UP_TO or question.choices.latest_only
    if whole:
        reference = reference_set(
            archive.results(selection),
            edition,
            selection,
            own=question.own,
            with_own=question.with_own,
            choices=question.choices,
        )
    else:
        without = None if question.with_own else question.own
        reference = from_figures(
            figures, edition, selection, without=without, choices=question.choices
        )
    return Answer(question, reference, figures)


def stability(answer: Answer, figure: str) -> Stability:
    """Return what becomes of a median when one result is left out, and its interval."""
    from kompass.archive.statistics import leave_one_out, median_interval

    values = answer.values(figure)
    return Stability(leave_one_out(values), median_interval(values))


def figure_rows(answer: Answer, total: str, *, with_questions: bool) -> tuple[FigureRow, ...]:
    """Return the rows of the table, the total first; ``total`` is what it is called."""
    reference, edition = answer.reference, answer.question.edition
    known = frozenset(instrument_questions(edition))
    spreads: dict[str, Spread] = dict(reference.areas.items())
    spreads |= dict(reference.questions.items())
    rows = [_row(reference, TOTAL, "", total, reference.total, strong=True)]
    for area in edition.areas:
        spread = spreads.get(area.id)
        rows.append(_row(reference, area.id, str(area.number), area.title, spread, strong=True))
        if with_questions:
            rows += [
                _row(
                    reference, each.id, each.number, each.title, spreads.get(each.id), strong=False
                )
                for each in area.questions
                if each.id in known
            ]
    return tuple(rows)


def _row(
    reference: ReferenceSet, figure: str, number: str, title: str, spread: Spread | None, *,
    strong: bool,
) -> FigureRow:  # fmt: skip
    n = spread.n if spread is not None else reference.withheld.get(figure, 0)
    shown = spread.rounded() if spread is not None else None
    return FigureRow(figure, number, title, shown, n, strong)


def _column(figures: Figures, figure: str) -> NDArray[float64] | None:
    if figure == TOTAL:
        return figures.totals
    if figure in figures.area_ids:
        return figures.areas[:, [str(one) for one in figures.area_ids].index(figure)]
    names = [str(one) for one in figures.question_ids]
    return figures.questions[:, names.index(figure)] if figure in names else None
