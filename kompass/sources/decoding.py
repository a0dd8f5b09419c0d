"""Bytes of a text as characters: what the file says, else UTF-8, else what Windows wrote."""

from kompass.errors import KompassError
from kompass.sources.recognise import encoding_by_mark

GUESSED = (
    "Filen säger inte hur å, ä och ö är sparade. De har tolkats som i äldre Windows: "
    "kontrollera att de ser rätt ut."
)
_FALLBACK = "windows-1252"


def decode(content: bytes, name: str, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the text and remarks about it; raises ``KompassError`` if it cannot be text.

    ``declared`` is the encoding that the document itself names, if it does.
    """
    marked = encoding_by_mark(content)
    try:
        if marked:
            return content.decode(marked), ()
    except UnicodeDecodeError as error:
        raise KompassError(
            f"{name} är skadad: alla tecken i den går inte att läsa. Spara om den som UTF-8."
        ) from error
    for encoding in ("utf-8", declared):
        text = _tried(content, encoding)
        if text is not None:
            return text, ()
    return content.decode(_FALLBACK, "replace"), (GUESSED,)


def _tried(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding) if encoding else None
    except (UnicodeError, LookupError):
        return None
