"""What people type, made fit to be stored, or refused with a sentence."""

import re
import unicodedata
from typing import Final

from kompass.errors import KompassError

MOST_CHARACTERS: Final = 1_000_000
MOST_IN_A_LINE: Final = 1_000
_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Word writes a line break within a paragraph as U+000B; PDF readers copy page ends as U+000C."""
_UNPRINTABLE: Final = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Neither Word nor PDF files can hold these, and nobody has typed them on purpose."""


def text(typed: str) -> str:
    """Return running text as it is stored.

    Letters are composed (NFC, so that search and merge see one kind of å), all line ends
    become one, and characters that cannot be shown are removed. Spaces are left alone: the
    person may be in the middle of a sentence. Raises ``KompassError`` for what cannot be text.
    """
    if "\0" in typed or any("\ud800" <= letter <= "\udfff" for letter in typed):
        raise KompassError(
            "Texten innehåller tecken som inte går att spara. "
            "Klistra in den som ren text eller skriv den på nytt."
        )
    if len(typed) > MOST_CHARACTERS:
        raise KompassError(
            "Texten är längre än en miljon tecken. Dela upp den eller klistra in en kortare del."
        )
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", typed)))


def line(typed: str) -> str:
    """Return a name or another single line as it is stored: as ``text``, line ends as spaces."""
    stored = text(typed).replace("\n", " ").replace("\t", " ")
    if len(stored) > MOST_IN_A_LINE:
        raise KompassError(
            f"Texten är för lång för en rad ({len(stored)} tecken, högst {MOST_IN_A_LINE})."
        )
    return stored
