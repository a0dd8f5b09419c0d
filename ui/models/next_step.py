"""What to do next with an assessment, as far as the figures can tell."""

from dataclasses import dataclass
from enum import Enum, auto

from kompass.assessment.scoring import Result
from kompass.assessment.snapshot import Snapshot


class Stage(Enum):
    """How far an assessment has come."""

    BEGIN = auto()
    """Nothing has been scored."""
    SCORE = auto()
    """Some questions have no points."""
    EXPLAIN = auto()
    """All points are there, but not every rationale."""
    DECIDE = auto()
    """Scored and explained, but copies differ about something."""
    REPORT = auto()
    """Scored, explained and decided."""


@dataclass(frozen=True)
class NextStep:
    """The stage, and how many questions, or conflicts, are left in it."""

    stage: Stage
    left: int


def next_step(snapshot: Snapshot, result: Result) -> NextStep:
    """Return what the team has to do next: score, then explain, then decide, then report."""
    questions = [question for area in result.areas for question in area.questions]
    if result.missing:
        nothing_yet = len(result.missing) == len(questions)
        return NextStep(Stage.BEGIN if nothing_yet else Stage.SCORE, len(result.missing))
    silent = [q for q in questions if not snapshot.score(q.question.id).rationale.strip()]
    if silent:
        return NextStep(Stage.EXPLAIN, len(silent))
    undecided = len(snapshot.conflicts)
    return NextStep(Stage.DECIDE if undecided else Stage.REPORT, undecided)
