"""Several files written together: all of them take their places, or none does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kompass.errors import KompassError
from kompass.progress import Progress
from ui.models.file_names import SUFFIX, suggested_name

PICTURES: Final = (".png", ".svg", ".pdf")


@dataclass(frozen=True)
class Piece:
    """One file: its name, and what writes it to a path."""

    name: str
    write: Callable[[Path], object]


def safe_name(words: str) -> str:
    """Return words as the name of a file, without a suffix."""
    return suggested_name(words, None).removesuffix(SUFFIX)


def in_the_way(pieces: Sequence[Piece], folder: Path) -> tuple[Path, ...]:
    """Return the files that are there already."""
    return tuple(folder / one.name for one in pieces if (folder / one.name).exists())


def write_all(pieces: Sequence[Piece], folder: Path, progress: Progress) -> tuple[Path, ...]:
    """Write everything beside and then move it into place; return the files.

    Raises ``KompassError`` where the folder cannot be written to, and ``Cancelled`` when
    ``progress`` says so; then no file has been changed.
    """
    try:
        with TemporaryDirectory(prefix=".kompass-", dir=folder) as beside:
            made = []
            for nth, one in enumerate(pieces):
                progress(nth, len(pieces), one.name)
                made.append(Path(beside) / one.name)
                one.write(made[-1])
            progress(len(pieces), len(pieces), "")
            return tuple(each.replace(folder / each.name) for each in made)
    except FileNotFoundError as error:
        raise KompassError(f"Mappen ”{folder}” finns inte. Välj en annan mapp.") from error
    except OSError as error:
        raise KompassError(
            f"Det gick inte att skriva i ”{folder}”: mappen är skrivskyddad, en fil är öppen i "
            "ett annat program eller disken är full. Välj en annan mapp."
        ) from error
