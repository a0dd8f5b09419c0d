"""How assessment files are named."""

from pathlib import Path
from typing import Final

SUFFIX: Final = ".kompass"
_NOT_IN_FILE_NAMES: Final = '<>:"/\\|?*'


def suggested_name(unit_name: str, year: int | None) -> str:
    """Return a file name for an assessment: "Södertälje 2006.kompass"."""
    name = unit_name.strip()
    words = f"{name} {year}" if name and year else name
    safe = "".join(" " if c in _NOT_IN_FILE_NAMES or c < " " else c for c in words)
    # Windows refuses names that end with a dot or a space.
    tidy = " ".join(safe.split()).strip(". ")[:120]
    return (tidy or "Ny utvärdering") + SUFFIX


def free_place(folder: Path, name: str) -> Path:
    """Return ``name`` in ``folder``, with a number added if there is such a file already."""
    place = folder / name
    number = 2
    while place.exists():
        place = folder / f"{Path(name).stem} {number}{SUFFIX}"
        number += 1
    return place


def with_suffix(place: Path) -> Path:
    """Return the path with the suffix of assessment files, which people need not type."""
    return place if place.suffix == SUFFIX else place.with_name(place.name + SUFFIX)
