"""Taking back one earlier step, where nothing that came later depends on it."""

from typing import TYPE_CHECKING

from kompass.assessment.journal import undoing as journal
from kompass.assessment.journal.changes import Change, Kind, Step
from kompass.assessment.journal.heads import POSITION
from kompass.assessment.journal.origins import origin
from kompass.assessment.values.state import PRESENT, SHAPES
from kompass.assessment.words import places
from kompass.errors import KompassError
from kompass.swedish import format_date

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


def revert(file: "AssessmentFile", step: Step) -> Step | None:
    """Take back a step, anybody's, as a new step that can itself be undone.

    Raises ``KompassError`` with the sentence of ``refusal`` where that is not possible.
    """
    if sentence := refusal(file, step):
        raise KompassError(sentence)
    edits = journal.inverse(step, file.shared.by_id)
    return file.record(edits, kind=Kind.REVERT, undoes=step.id)


def refusal(file: "AssessmentFile", step: Step) -> str:
    """Return why a step cannot be taken back, in one sentence; empty if it can."""
    if step.kind is Kind.CREATED:
        return "Det som utvärderingen skapades med går inte att ta tillbaka. Ändra det i stället."
    if step.is_passed_over:
        return "Det som raderades för gott kommer inte tillbaka."
    if step.is_merge:
        return (
            "En sammanslagning tas tillbaka med Ångra, när inget annat har gjorts efter den. "
            "Ta annars tillbaka ändringarna som kom med den, en i taget."
        )
    if _came_with_undone(file, step):
        return "Ändringen kom med en sammanslagning som har ångrats, så den gäller inte nu."
    changes = [c for c in step.changes if not c.superseded and c.field != POSITION]
    return next(filter(None, (_refusal(file, step, change) for change in changes)), "")


def _came_with_undone(file: "AssessmentFile", step: Step) -> bool:
    if all(change.came_with is None for change in step.changes):
        return False
    counts = {node.id for node in file.shared.nodes()}
    return not any(change.id in counts for change in step.changes)


def _refusal(file: "AssessmentFile", step: Step, change: Change) -> str:
    entity, entity_id, field = change.key
    row = file.state.row(entity, entity_id)
    where = places.place(change.key, file.snapshot, row)
    if SHAPES[entity].created and field != PRESENT and not file.state.has(entity, entity_id):
        return f"Det går inte att ta tillbaka: {where} är borttagen. Lägg tillbaka den först."
    later = _later(file, step, change)
    if later is None:
        return ""
    if later.undoes == step.id:
        return f"{where[:1].upper()}{where[1:]}: ändringen är redan tillbakatagen."
    at = later.at.astimezone()
    return (
        f"Det går inte att ta tillbaka: {where} ändrades igen av {later.author or 'någon'} "
        f"{format_date(at.date())} kl. {at:%H.%M}. Ta tillbaka den ändringen först, "
        "eller skriv in det du vill ha."
    )


def _later(file: "AssessmentFile", step: Step, change: Change) -> Change | None:
    """Return a change that stands in the field, or in the row, and does not go back to the step.

    What was changed and then undone does: it stands as the step left it.
    """
    entity, entity_id, field = change.key
    heads = file.shared.heads_of(entity, entity_id)
    standing = [*heads.get(field, ())]
    if field == PRESENT and change.new is not None:
        # A row that was added cannot go while somebody has written in it since.
        standing += [each for name, ids in heads.items() if name != POSITION for each in ids]
    own = {each.id for each in step.changes}
    others = file.shared.by_id([each for each in standing if each not in own])
    return next((each for each in others.values() if origin(file, each).id not in own), None)
