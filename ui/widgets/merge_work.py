"""What the merge dialog has the core do. Imports late: the database library comes with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kompass.progress import Progress

if TYPE_CHECKING:
    from kompass.assessment.journal.changes import Step
    from kompass.assessment.merge import MergePlan
    from kompass.assessment.storage import AssessmentFile


def planned(mine: Path, theirs: Sequence[Path], progress: Progress) -> MergePlan:
    """Return what merging would bring. Opens all files anew, to read: fit for another thread."""
    from kompass.assessment import merge
    from kompass.assessment.storage import open_file

    with open_file(mine, author="", read_only=True) as file:
        return merge.plan(file, theirs, progress=progress)


def prepared(plan: MergePlan, progress: Progress) -> MergePlan:
    """Return the plan with all that can be done without the open file; for another thread."""
    from kompass.assessment import merge

    return merge.prepare(plan, progress=progress)


def take(file: AssessmentFile, *, plan: MergePlan) -> Step:
    """Take in what ``plan`` brings."""
    from kompass.assessment import merge

    return merge.take(file, plan)
