"""The two lists of bullets an area has: what they hold and how they are changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.touched import Entity

if TYPE_CHECKING:
    from kompass.assessment.snapshot import AreaTexts, Improvement, Strength
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import AreaId, RowId, StepId


@dataclass(frozen=True)
class BulletKind:
    """A kind of bullet. Texts are in the translation context "Bullets"."""

    entity: Entity
    rows: Callable[[AreaTexts], tuple[Strength | Improvement, ...]]
    add: Callable[[AssessmentFile, AreaId, str, RowId | None, StepId], RowId]
    """file, area, text, row to stand after (``None``: last), step; returns the new row."""
    write: Callable[[AssessmentFile, RowId, str, StepId], object]
    remove: Callable[[AssessmentFile, RowId], object]
    move: Callable[[AssessmentFile, RowId, RowId | None], object]
    """file, row, row to stand after (``None``: first)."""
    new_text: str
    """Shown in the empty line where the next bullet is written."""
    name: str
    """For screen readers, with the bullet's place and the area's number."""
    write_examples: Callable[[AssessmentFile, RowId, str, StepId], object] | None = None


def _add_strength(
    file: AssessmentFile, area: AreaId, text: str, after: RowId | None, step: StepId
) -> RowId:
    from kompass.assessment import edits

    return edits.add_strength(file, area, text, after=after, step=step)


def _set_strength(file: AssessmentFile, row: RowId, text: str, step: StepId) -> None:
    from kompass.assessment import edits

    edits.set_strength(file, row, text, step=step)


def _remove_strength(file: AssessmentFile, row: RowId) -> None:
    from kompass.assessment import edits

    edits.remove_strength(file, row)


def _move_strength(file: AssessmentFile, row: RowId, after: RowId | None) -> None:
    from kompass.assessment import edits

    edits.move_strength(file, row, after=after)


def _add_improvement(
    file: AssessmentFile, area: AreaId, text: str, after: RowId | None, step: StepId
) -> RowId:
    from kompass.assessment import edits

    return edits.add_improvement(file, area, text, after=after, step=step)


def _set_improvement(file: AssessmentFile, row: RowId, text: str, step: StepId) -> None:
    from kompass.assessment import edits

    edits.set_improvement(file, row, text, step=step)


def _set_good_examples(file: AssessmentFile, row: RowId, text: str, step: StepId) -> None:
    from kompass.assessment import edits

    edits.set_good_examples(file, row, text, step=step)


def _remove_improvement(file: AssessmentFile, row: RowId) -> None:
    from kompass.assessment import edits

    edits.remove_improvement(file, row)


def _move_improvement(file: AssessmentFile, row: RowId, after: RowId | None) -> None:
    from kompass.assessment import edits

    edits.move_improvement(file, row, after=after)


STRENGTHS: Final = BulletKind(
    entity=Entity.STRENGTH,
    rows=lambda texts: texts.strengths,
    add=_add_strength,
    write=_set_strength,
    remove=_remove_strength,
    move=_move_strength,
    new_text=str(QT_TRANSLATE_NOOP("Bullets", "Skriv en styrka")),
    name=str(QT_TRANSLATE_NOOP("Bullets", "Styrka {place} i område {area}")),
)
IMPROVEMENTS: Final = BulletKind(
    entity=Entity.IMPROVEMENT,
    rows=lambda texts: texts.improvements,
    add=_add_improvement,
    write=_set_improvement,
    remove=_remove_improvement,
    move=_move_improvement,
    new_text=str(
        QT_TRANSLATE_NOOP("Bullets", "Skriv ett förbättringsområde, börja gärna med ett verb")
    ),
    name=str(QT_TRANSLATE_NOOP("Bullets", "Förbättringsområde {place} i område {area}")),
    write_examples=_set_good_examples,
)
