"""Which question or area comes next, among those somebody wants to see."""

from collections.abc import Callable, Iterable, Sequence
from enum import Flag, auto

from kompass.assessment.support import Ring
from kompass.ids import AreaId, QuestionId
from ui.models.scoring_models import QuestionState

Wanted = Callable[[QuestionState], bool]


class Showing(Flag):
    """Which questions the scoring page shows: all of them, or those that lack something."""

    ALL = 0
    UNSCORED = auto()
    UNREASONED = auto()
    """Those that have points but no rationale."""
    UNSUPPORTED = auto()
    """Those that have points but no evidence, or evidence that speaks against the points."""
    UNSCORED_OR_UNREASONED = UNSCORED | UNREASONED

    def wants(self, state: QuestionState) -> bool:
        """Tell whether a question is shown."""
        if self is Showing.ALL or is_unscored(state):
            return True
        if Showing.UNREASONED in self and not state.has_rationale:
            return True
        return Showing.UNSUPPORTED in self and is_unsupported(state)


def is_unscored(state: QuestionState) -> bool:
    """Tell whether a question has no points."""
    return state.result.points is None


def is_unsupported(state: QuestionState) -> bool:
    """Tell whether the points of a question have no evidence, or evidence against them."""
    points, found = state.result.points, state.support
    if points is None or found is None:
        return False
    return found.ring is Ring.EMPTY or (bool(points) and found.speaks_against)


def is_not_full(state: QuestionState) -> bool:
    """Tell whether a question has evidence of less than two kinds."""
    return state.support is None or state.support.ring is not Ring.FULL


class Walk:
    """Where somebody is in an assessment, and where the next step leads.

    ``area`` is the area that is shown and ``question`` the current one in it; ``None`` while
    nothing is open, and ``question`` also in an area without questions.
    """

    def __init__(self) -> None:
        self.states: tuple[QuestionState, ...] = ()
        self.areas: tuple[AreaId, ...] = ()
        self.showing = Showing.ALL
        self.area: AreaId | None = None
        self.question: QuestionId | None = None

    def start(self, areas: Iterable[AreaId]) -> None:
        """Begin in another assessment, which has these areas."""
        self.states = ()
        self.areas = tuple(areas)
        self.area = self.question = None

    def state(self, question: QuestionId) -> QuestionState:
        """Return the state of a question; raises ``KeyError`` if there is none."""
        for state in self.states:
            if state.result.question.id == question:
                return state
        raise KeyError(question)

    @property
    def current_is_wanted(self) -> bool:
        """Whether there is a current question and it is among those to show."""
        return self.question is not None and self.showing.wants(self.state(self.question))

    def beginning(self) -> QuestionId | None:
        """Return where to begin: the first question without points, else the first one."""
        return _first(self.states, is_unscored) or _first(self.states, Showing.ALL.wants)

    def next_question(self, direction: int) -> QuestionId | None:
        """Return the nearest shown question after (1) or before (-1) the current one."""
        return _first(self._beyond(direction), self.showing.wants)

    def next_missing(self, direction: int) -> QuestionId | None:
        """Return the nearest question that lacks something, beginning anew at the end.

        The current question is the last one looked at.
        """
        wanted = is_unscored if self.showing is Showing.ALL else self.showing.wants
        beyond = self._beyond(direction)
        before = [state for state in self._ordered(direction) if state not in beyond]
        return _first([*beyond, *before], wanted)

    def next_not_full(self, direction: int) -> QuestionId | None:
        """Return the nearest question with evidence of less than two kinds, as above."""
        beyond = self._beyond(direction)
        before = [state for state in self._ordered(direction) if state not in beyond]
        return _first([*beyond, *before], is_not_full)

    def shown_areas(self) -> tuple[AreaId, ...]:
        """Return the areas that hold anything wanted, and the one that is shown now."""
        if self.showing is Showing.ALL:
            return self.areas
        wanted = {state.area.id for state in self.states if self.showing.wants(state)}
        return tuple(area for area in self.areas if area in wanted or area == self.area)

    def next_area(self, direction: int) -> AreaId | None:
        """Return the shown area after (1) or before (-1) this one."""
        areas = self.shown_areas()
        if self.area not in areas:
            return None
        place = areas.index(self.area) + direction
        return areas[place] if 0 <= place < len(areas) else None

    def entrance(self, area: AreaId) -> QuestionId | None:
        """Return where to begin in an area: first where points are missing."""
        own = [state for state in self.states if state.area.id == area]
        return _first(own, is_unscored) or _first(own, self.showing.wants) or _first(own, _any)

    def _ordered(self, direction: int) -> list[QuestionState]:
        return list(self.states) if direction > 0 else list(reversed(self.states))

    def _beyond(self, direction: int) -> list[QuestionState]:
        ordered = self._ordered(direction)
        ids = [state.result.question.id for state in ordered]
        return ordered[ids.index(self.question) + 1 :] if self.question in ids else ordered


def _any(_state: QuestionState) -> bool:
    return True


def _first(states: Sequence[QuestionState], wanted: Wanted) -> QuestionId | None:
    return next((state.result.question.id for state in states if wanted(state)), None)
