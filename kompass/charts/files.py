"""Writes a chart to a file: PNG, SVG or PDF by its suffix.

The same chart gives the same bytes every time: no dates, no random ids. In a PDF the text
is text in embedded TrueType fonts. In an SVG letters are drawn as outlines, because the
face may be missing where the file is opened; what they say is in its title and description.
"""

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from kompass.errors import KompassError
from kompass.ids import new_id

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PNG_DPI = 300
FORMATS = (".png", ".svg", ".pdf")


def save(figure: "Figure", path: Path, *, dpi: int = PNG_DPI) -> None:
    """Write ``figure`` to ``path`` in the format of its suffix, beside it first and then moved.

    Raises ``KompassError`` for an unknown suffix and for a place that cannot be written;
    a file that was there before is then untouched.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise KompassError(
            f"Bilder sparas som PNG, SVG eller PDF. Ge ”{path.name}” ett namn som slutar på "
            ".png, .svg eller .pdf."
        )
    _replace(path, write(figure, dpi))


def encoded(figure: "Figure", suffix: str, *, dpi: int = PNG_DPI) -> bytes:
    """Return the bytes that ``save`` would write for ``suffix`` (".png", ".svg", ".pdf")."""
    return _WRITERS[suffix](figure, dpi)


def _png(figure: "Figure", dpi: int) -> bytes:
    title, description = _words(figure)
    about = {"Software": "Kompass", "Title": title, "Description": description}
    return _drawn(figure, "png", about, dpi)


def _pdf(figure: "Figure", dpi: int) -> bytes:
    title, description = _words(figure)
    about = {"Title": title, "Subject": description, "Creator": "Kompass", "CreationDate": None}
    return _drawn(figure, "pdf", about, dpi)


def _svg(figure: "Figure", dpi: int) -> bytes:
    """Add what a screen reader says; matplotlib itself writes no description."""
    title, description = _words(figure)
    text = _drawn(figure, "svg", {"Date": None, "Creator": "Kompass"}, dpi).decode("utf-8")
    named = (
        f'<svg role="img" lang="sv" aria-labelledby="title description" \\1>\n'
        f' <title id="title">{_inserted(title)}</title>\n'
        f' <desc id="description">{_inserted(description)}</desc>'
    )
    return re.sub(r"<svg ([^>]*)>", named, text, count=1).encode("utf-8")


_WRITERS: dict[str, Callable[["Figure", int], bytes]] = {".png": _png, ".svg": _svg, ".pdf": _pdf}


def _drawn(figure: "Figure", kind: str, about: Mapping[str, str | None], dpi: int) -> bytes:
    buffer = io.BytesIO()
    colour = figure.get_facecolor()
    figure.savefig(buffer, format=kind, dpi=dpi, metadata=dict(about), facecolor=colour)
    return buffer.getvalue()


def _words(figure: "Figure") -> tuple[str, str]:
    return getattr(figure, "title", ""), getattr(figure, "description", "")


def _inserted(text: str) -> str:
    return escape(text).replace("\\", r"\\")


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.{new_id()[:8]}.tmp")
    try:
        try:
            beside.write_bytes(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise KompassError(
            f"Bilden kunde inte sparas i ”{path}”: {_reason(error)}. "
            "Välj en annan mapp eller ett annat namn."
        ) from error


def _reason(error: OSError) -> str:
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "mappen finns inte",
        NotADirectoryError: "mappen finns inte",
        PermissionError: "du får inte skriva där",
        IsADirectoryError: "det finns en mapp med det namnet",
    }
    for kind, reason in reasons.items():
        if isinstance(error, kind):
            return reason
    return "disken är full eller går inte att skriva på"
