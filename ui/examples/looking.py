"""What to look for good examples of, and looking: pure, or in the archive's thread."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kompass.swedish import format_number

if TYPE_CHECKING:
    from kompass.archive.good_examples import GoodExample
    from kompass.archive.store import Archive
    from kompass.assessment.snapshot import Snapshot
    from kompass.ids import AreaId, QuestionId, RowId


@dataclass(frozen=True)
class Subject:
    """An area or a question, with how much of its points the municipality has."""

    id: AreaId | QuestionId
    title: str
    """"5.2 Rapportering, 6 av 20"."""
    share: Decimal | None
    """Per cent of the maximum; ``None`` while it is not assessed."""


def subjects_of(snapshot: Snapshot, area_id: AreaId) -> tuple[Subject, ...]:
    """Return the questions of an area, the weakest first, and last the area as a whole."""
    from kompass.assessment.scoring import score
    from kompass.catalogue.area_level import is_assessed_as_whole

    result = next(one for one in score(snapshot).areas if one.area.id == area_id)
    area = result.area
    whole = _subject(
        area.id, f"Hela område {area.number} {area.title}", result.points, area.max_points
    )
    if is_assessed_as_whole(area):
        return (whole,)
    questions = [
        _subject(
            one.question.id,
            f"{one.question.number} {one.question.title}",
            one.points,
            one.question.max_points,
        )
        for one in result.questions
    ]
    questions.sort(key=lambda one: (one.share is None, one.share or 0))
    return (*questions, whole)


def find(archive: Archive, snapshot: Snapshot, subject: Subject) -> tuple[GoodExample, ...]:
    """Return who scored high on the subject, the most comparable first."""
    from kompass.archive.good_examples import Asker, good_examples
    from kompass.catalogue.crosswalk import known_crosswalks

    details = snapshot.details
    asker = Asker(details.unit.name, details.unit.code, details.year, details.level, subject.share)
    editions = {one.id: one for one in archive.editions()}
    results = archive.results()
    return good_examples(subject.id, snapshot.edition, results, editions, known_crosswalks(), asker)


def with_example(text: str, cited: str) -> str:
    """Return the good-examples text of an improvement with one more after what stands there."""
    before = text.strip()
    return f"{before} {cited}" if before else cited


def improvements_of(snapshot: Snapshot, area: AreaId) -> tuple[tuple[RowId, str], ...]:
    """Return the improvements of an area, those that say something."""
    rows = snapshot.area_texts(area).improvements
    return tuple((one.id, one.text.strip()) for one in rows if one.text.strip())


def _subject(
    identity: AreaId | QuestionId, title: str, points: Decimal | None, most: Decimal | None
) -> Subject:
    if points is None or not most:
        return Subject(identity, f"{title}, inte bedömd", None)
    said = f"{title}, {format_number(points)} av {format_number(most)}"
    return Subject(identity, said, points * 100 / most)
