"""Merging copies into a new file, without opening any of them for writing."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from kompass.assessment.file import trouble
from kompass.assessment.merge import Conflict, MergePlan, conflicts, plan, take
from kompass.assessment.snapshot import Snapshot
from kompass.assessment.storage import open_file
from kompass.errors import KompassError
from kompass.progress import Progress, silent


@dataclass(frozen=True)
class Merged:
    """What came of it."""

    plan: MergePlan
    snapshot: Snapshot
    conflicts: tuple[Conflict, ...]
    """Those that are open in the new file, also from before."""


def merge_into(
    output: Path,
    mine: Path,
    theirs: Sequence[Path],
    *,
    author: str,
    progress: Progress = silent,
) -> Merged:
    """Write ``output``, a new file with everything from ``mine`` and ``theirs``.

    A copy that brings nothing new is no trouble. Raises ``KompassError`` if ``output``
    exists or cannot be written, and for the first copy that cannot be merged; nothing is
    written then.
    """
    if output.exists():
        raise KompassError(f"{trouble.quoted(output)} finns redan. Välj ett annat namn.")
    _refuse_itself(mine, theirs)
    folder = Path(mkdtemp(prefix="kompass-"))
    try:
        draft = folder / mine.name
        with open_file(mine, author=author, read_only=True) as source:
            source.back_up(draft)
        return _merged(draft, output, theirs, author, progress)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _merged(
    draft: Path, output: Path, theirs: Sequence[Path], author: str, progress: Progress
) -> Merged:
    with open_file(draft, author=author, backup_folder=draft.parent / "kopior") as file:
        planned = plan(file, theirs, progress=progress)
        if planned.refused:
            first, *others = [copy.refusal for copy in planned.refused]
            raise KompassError(first, details=tuple(others))
        if planned.has_news:
            take(file, planned)
        file.back_up(output)
        return Merged(planned, file.snapshot, conflicts(file))


def _refuse_itself(mine: Path, theirs: Sequence[Path]) -> None:
    for path in theirs:
        if path.exists() and mine.exists() and path.samefile(mine):
            raise KompassError(
                f"{trouble.quoted(path)} är angiven både som din fil och som en kopia av den. "
                "Ange varje fil en gång."
            )
