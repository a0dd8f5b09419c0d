"""Files come whole into their place or not at all."""

from pathlib import Path

from kompass.errors import KompassError
from kompass.ids import new_id

_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "mappen finns inte",
    NotADirectoryError: "mappen finns inte",
    PermissionError: "du får inte skriva där, eller så är filen öppen i ett annat program",
    IsADirectoryError: "det finns en mapp med det namnet",
}


def put(path: Path, content: bytes) -> None:
    """Write ``content`` beside ``path`` and then move it there, replacing what was there.

    Raises ``KompassError`` with the reason; then nothing is changed.
    """
    beside = path.with_name(f".{path.name}.{new_id()[:8]}.tmp")
    try:
        try:
            beside.write_bytes(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        reason = next(
            (words for kind, words in _REASONS.items() if isinstance(error, kind)),
            "disken är full eller går inte att skriva på",
        )
        raise KompassError(
            f"Filen kunde inte sparas som ”{path}”: {reason}. "
            "Välj en annan mapp eller ett annat namn."
        ) from error
