"""Which question or area comes next, among those somebody wants to see."""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum, auto

from kompass.ids import AreaId, QuestionId
from ui.models.scoring_models import QuestionState

Wanted = Callable[[QuestionState], bool]


class Showing(Enum):
    """Which questions the scoring page shows."""

    ALL = auto()
    UNSCORED = auto()
    UNSCORED_OR_UNREASONED = auto()
    """Also those that have points but no rationale."""

    def wants(self, state: QuestionState) -> bool:
        """Tell whether a question is shown."""
        if self is Showing.ALL or is_unscored(state):
            return True
        return self is Showing.UNSCORED_OR_UNREASONED and not state.has_rationale


def is_unscored(state: QuestionState) -> bool:
    """Tell whether a question has no points."""
    return state.result.points is None


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
