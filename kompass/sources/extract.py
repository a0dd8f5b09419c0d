"""What the reader of one form hands over, and the bounds that all of them keep."""

from dataclasses import dataclass

from kompass.errors import KompassError
from kompass.sources.canonical import RULES
from kompass.sources.model import PageText
from kompass.swedish import format_count

MOST_CHARACTERS = 30_000_000
"""Of text in one document: some 6,000 full pages, and still no burden for the memory."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of one document, made by the library ``extractor`` in ``version``."""

    title: str
    pages: tuple[PageText, ...]
    remarks: tuple[str, ...]
    extractor: str
    version: str


def made_by(library: str) -> str:
    """Return the version to note for a text: the library's own, and that of our rules."""
    from importlib.metadata import version

    return f"{version(library)}+{RULES}"


def one_line(text: str, most: int = 300) -> str:
    """Return a title as one line of at most ``most`` characters."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1] + "…"


def check_amount(characters: int, name: str) -> None:
    """Refuse a document with more text than anybody reads; raises ``KompassError``."""
    if characters > MOST_CHARACTERS:
        raise KompassError(
            f"{name} har mer text än {format_count(MOST_CHARACTERS)} tecken. "
            "Dela upp dokumentet och lägg till delarna."
        )


def damaged(name: str, what: str) -> KompassError:
    """Return the complaint about a file that its own kind of program could mend."""
    return KompassError(
        f"{name} är skadad och går inte att läsa. Öppna {what} och spara en ny kopia, "
        "eller be om filen igen."
    )
