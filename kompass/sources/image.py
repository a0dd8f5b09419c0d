"""A picture: a page without text, looked through so that it can be shown later."""

import io

from kompass.errors import KompassError
from kompass.progress import Progress
from kompass.sources.canonical import RULES
from kompass.sources.extract import Extract, damaged
from kompass.sources.model import PageText
from kompass.swedish import format_count

MOST_PIXELS = 100_000_000
_KINDS = ("PNG", "JPEG", "GIF", "WEBP")
_NO_TEXT = (
    "Bilden har ingen text som går att söka i. Markera ett område i den och skriv vad det visar."
)


def read(content: bytes, name: str, progress: Progress) -> Extract:
    """Return one empty page for a picture that can be shown; raises ``KompassError`` else."""
    from PIL import Image, UnidentifiedImageError

    progress(0, 1, "Kontrollerar bilden")
    try:
        with Image.open(io.BytesIO(content), formats=_KINDS) as picture:
            _check_size(picture.width * picture.height, name)
            picture.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise damaged(name, "den i ett bildprogram") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many(name) from error
    return Extract("", (PageText(0, "", ""),), (_NO_TEXT,), "kompass", RULES)


def _check_size(pixels: int, name: str) -> None:
    if pixels > MOST_PIXELS:
        raise _too_many(name)


def _too_many(name: str) -> KompassError:
    return KompassError(
        f"{name} har fler än {format_count(MOST_PIXELS // 1_000_000)} miljoner bildpunkter. "
        "Spara bilden i en mindre storlek."
    )
