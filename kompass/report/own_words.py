"""What to say of questions that were scored by marks, by hand, or by each assessor apart."""

from kompass.assessment.scoring import QuestionResult
from kompass.assessment.snapshot import Snapshot
from kompass.assessment.team.blind import waiting_for
from kompass.swedish import format_number


def begun(snapshot: Snapshot, scored: QuestionResult) -> str:
    """Return how far a question without points has come, as the end of a sentence.

    Empty where it has points, and where nothing has been done.
    """
    marked, question = scored.marked, scored.question
    if scored.points is not None:
        return ""
    if marked is not None and marked.max_assessed:
        count, every = len(marked.missing), len(question.indicators)
        return f"saknar bedömning av {count} av {every} indikatorer."
    team = len(snapshot.assessors)
    done = team - len(waiting_for(snapshot, question.id))
    if team < 2 or not done:
        return ""
    who = "alla" if done == team else f"{done} av {team}"
    return f"har bedömts av {who} var för sig, men gruppen har inte enats."


def by_marks(scored: QuestionResult) -> str:
    """Return what the marks give where the points are set by hand, empty where they are not."""
    if not scored.overridden or scored.marked is None:
        return ""
    points = scored.marked.points
    if points is None:
        return "alla indikatorer är inte bedömda"
    return f"indikatorerna ger {format_number(points)}"
