"""Names of report files, and which of them would be written over."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kompass.assessment.snapshot import Snapshot
from ui.models.file_names import SUFFIX, suggested_name

WORD: Final = ".docx"
PDF: Final = ".pdf"
INSTRUMENT: Final = "Kommunkompassen"
INTERNAL: Final = " internt"


@dataclass(frozen=True)
class Targets:
    """The files a report is to be saved as."""

    paths: tuple[Path, ...]
    surprising: tuple[Path, ...]
    """Those that exist although nobody has been asked about them."""


def proposed_name(snapshot: Snapshot, suffix: str, *, internal: bool = False) -> str:
    """Return a file name for a report: "Kommunkompassen Södertälje 2006.docx".

    An ``internal`` one says so, lest it be handed over.
    """
    details = snapshot.details
    name = suggested_name(f"{INSTRUMENT} {details.unit.name}", details.year)
    return name.removesuffix(SUFFIX) + (INTERNAL if internal else "") + suffix


def targets(chosen: Path, suffixes: Sequence[str]) -> Targets:
    """Return the files for what a person chose in a dialog, where suffixes need not be typed.

    A dialog for one suffix has itself asked about the very file that was chosen.
    """
    stem = chosen.name
    if chosen.suffix.lower() in {WORD, PDF}:
        stem = chosen.name[: -len(chosen.suffix)]
    paths = tuple(chosen.with_name(stem + suffix) for suffix in suffixes)
    asked = {chosen} if len(suffixes) == 1 else set()
    return Targets(paths, tuple(path for path in paths if path not in asked and path.exists()))
