"""Reads one part of an edition key by key; every fault becomes a complaint and a stand-in.

A stand-in (empty text, ``None``) lets the reading go on, so that a person gets all
complaints at once. An edition is never built out of stand-ins: one complaint refuses it.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Final

from kompass.catalogue.complaints import Complaints, Spot
from kompass.errors import KompassError
from kompass.points import Points, tidy
from kompass.swedish import format_number, parse_number

LONGEST_TITLE = 300
LONGEST_ID = 80
MOST_POINTS: Final = Decimal(100)
"""Nothing in an edition is worth more than a whole area."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_BAD_CHARACTER = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
"""Control characters, invisible characters, symbols of one font only, damaged letters."""

_EXAMPLES = {
    "id": "k2002-offentlighet",
    "title": "Personalpolitik",
    "language": "sv",
    "years": "2002–2010",
    "source": "Rapporten som kriterierna är hämtade ur, med år",
    "step_percent": "5",
    "text": "Det som ska finnas för att poängen ska ges",
    "points": "5",
    "label": "Arbetsförslag, inte SKL:s lista",
    "proposed_by": "Exempelstads kommun",
    "edition": "kommunkompassen-2002",
}
_KINDS = {
    str: "text",
    bool: "ett ja/nej-värde",
    int: "ett tal",
    float: "ett tal",
    list: "en lista",
    dict: "en grupp av nycklar",
}


class Unread:
    """Stands where a value could not be read; the complaint about it has been made."""

    def __str__(self) -> str:
        return "?"


UNREAD = Unread()


@dataclass(frozen=True)
class Fields:
    """One mapping of a document: the edition itself, an area, a question or an indicator."""

    content: dict[str, object]
    spot: Spot
    complaints: Complaints

    def complain(self, sentence: str, *, key: str = "") -> None:
        """Note a fault here, at ``key`` if one is to blame."""
        self.complaints.add(self.spot, sentence, key=key)

    def blame(self, key: str, said: str) -> None:
        """Note a fault at ``key`` by a sentence that begins with its name."""
        gap = "" if said.startswith(":") else " "
        self.complain(f"{self.called(key)}{gap}{said}", key=key)

    def refuse_unknown(self, known: Sequence[str]) -> None:
        """Complain about every key that the format does not have, naming the nearest one."""
        for key in self.content:
            if key in known:
                continue
            near = get_close_matches(str(key)[:LONGEST_ID], known, 1, 0.6)
            advice = f"Menas ”{near[0]}”?" if near else f"Här får stå: {', '.join(known)}."
            self.complain(f"Okänd nyckel {quoted(key)}. {advice}", key=str(key))

    def has(self, key: str) -> bool:
        """Tell whether ``key`` is given; a key without a value counts as not given."""
        return self.content.get(key) is not None

    def demand(self, key: str, advice: str = "") -> bool:
        """Tell whether ``key`` is given, and complain if it is not."""
        if self.has(key):
            return True
        example = _EXAMPLES.get(key, "")
        if example and not advice:
            advice = f"Skriv till exempel {self.complaints.words.sample(key, example)}."
        self.blame(key, f"saknas. {advice}".rstrip())
        return False

    def called(self, key: str) -> str:
        """Return what the person who wrote the document knows ``key`` as."""
        return self.complaints.words.name(key)

    def identity(self) -> str:
        """Return the permanent id: lower-case words without å, ä and ö, joined by hyphens."""
        if not self.demand("id"):
            return ""
        text = self._text("id")
        if text and (not _ID.fullmatch(text) or len(text) > LONGEST_ID):
            self.blame(
                "id",
                f"{quoted(text)} går inte att använda. Ett id skrivs med små bokstäver a–z, "
                f"siffror och bindestreck, högst {LONGEST_ID} tecken.",
            )
            return ""
        return text

    def title(self, key: str = "title", *, longest: int = LONGEST_TITLE) -> str:
        """Return a text on one line; empty if it is not given."""
        text = self._text(key)
        if "\n" in text:
            self.blame(key, "innehåller en radbrytning. Skriv den på en rad.")
        elif len(text) > longest:
            self.blame(key, f"har {len(text)} tecken. Korta den till högst {longest}.")
        return text

    def demanded_title(self, key: str = "title") -> str:
        """Return a text on one line, with a complaint if it is not given."""
        return self.title(key) if self.demand(key) else ""

    def paragraphs(self, key: str) -> str:
        """Return a text that may have several lines; empty if it is not given."""
        return self._text(key)

    def flag(self, key: str) -> bool:
        """Return a yes or no, no if it is not given."""
        value = self.content.get(key)
        answer = {"true": True, "false": False}.get(value) if isinstance(value, str) else value
        if answer is None and value is None:
            return False
        if not isinstance(answer, bool):
            self.blame(key, f"ska vara true eller false men är {quoted(value)}.")
            return False
        return answer

    def points(self, key: str) -> Points | None:
        """Return points above 0, at most 100 and with at most two decimals, or ``None``."""
        number = self.number(key)
        if number is None:
            return None
        if not 0 < number <= MOST_POINTS:
            why = "större än 0" if number <= 0 else f"högst {format_number(MOST_POINTS)}"
            self.blame(key, f"är {self.written(key)} men ska vara {why}.")
            return None
        try:
            return tidy(number)
        except KompassError as trouble:
            self.blame(key, f": {trouble}")
            return None

    def number(self, key: str) -> Decimal | None:
        """Return a number exactly as it is written, or ``None`` if there is none to be had."""
        value = self.content.get(key)
        if value is None or value is UNREAD:
            return None
        try:
            number = _exact(value)
        except KompassError:
            number = None
        if number is None:
            self.blame(key, f"ska vara ett tal men är {self.written(key)}. Skriv till exempel 20.")
        return number

    def rows(self, key: str) -> list[object]:
        """Return the list at ``key``, empty if it is not given."""
        value = self.content.get(key)
        if value is None or isinstance(value, list):
            return value or []
        self.blame(
            key, f"ska vara en lista men är {kind(value)}. Börja varje del med ett bindestreck."
        )
        return []

    def written(self, key: str) -> str:
        """Return the value at ``key`` as it stands in the file."""
        return quoted(self.content.get(key))

    def _text(self, key: str) -> str:
        value = self.content.get(key)
        if value is None or value is UNREAD:
            return ""
        if not isinstance(value, str):
            self.blame(key, f"ska vara text men är {kind(value)}.")
            return ""
        text = unicodedata.normalize("NFC", value.strip())
        if bad := _BAD_CHARACTER.search(text):
            self.blame(
                key,
                f"innehåller ett tecken som inte går att visa (U+{ord(bad.group()):04X}). "
                "Det följer ofta med text kopierad ur en pdf; skriv om stället för hand.",
            )
            return ""
        if not text and self.has(key):
            self.blame(key, "är tom. Skriv något, eller ta bort raden.")
        return text


def quoted(value: object, most: int = 40) -> str:
    """Return a value as it stands in the file, in quotation marks and never too long."""
    if isinstance(value, list | dict):
        return kind(value)
    text = str(value)
    return f"”{printable(text if len(text) <= most else text[: most - 1] + '…')}”"


def printable(text: str) -> str:
    """Return ``text`` with everything that no screen or terminal can show replaced."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


def kind(value: object) -> str:
    """Return what a value is, in words."""
    return _KINDS.get(type(value), "något annat")


def _exact(value: object) -> Decimal | None:
    """Return a number without a detour over binary fractions: 0.1 is 0.1, not 0.1000…0055."""
    if isinstance(value, str):
        return parse_number(value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        number = Decimal(str(value))
        return number if number.is_finite() else None
    return None
