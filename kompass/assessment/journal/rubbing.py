"""Rubbing out what identifies somebody: what becomes of a change, and of a text. Pure.

A change of a row that is erased keeps its place, its author and its time, and loses its values:
it is the visible trace that something was there. In all other texts names, and addresses made of
them, give way to the person's role code. What becomes of a value follows from the value and its
field alone, so the journal and the tables, and all copies, come to the same.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from kompass.assessment.journal.changes import Change
from kompass.assessment.values.material_shapes import LINES, TEXTS
from kompass.assessment.values.state import PRESENT, Entity, Value

NOBODY: Final = "NN"
"""Stands where a name stood, where the person had no role code."""
_WORDS: Final = re.compile(r"[^\s,;()]+")
_LONG: Final = 4
"""Shorter parts of names are words too, so only those with a capital letter give way."""
_SHORTEST: Final = 2
_ADDRESS: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IN_ADDRESSES: Final = 3
"""Shorter parts of names in an address may be anything."""
_TEXTS: Final[Mapping[str, frozenset[str]]] = {
    **{
        name: TEXTS.get(name, frozenset()) | LINES.get(name, frozenset())
        for name in {*TEXTS, *LINES}
    },
    "score": frozenset({"rationale", "override_reason"}),
    "own_score": frozenset({"rationale", "override_reason"}),
    "mark": frozenset({"note"}),
    "area": frozenset({"introduction", "findings"}),
    "strength": frozenset({"text"}),
    "improvement": frozenset({"text", "good_examples"}),
    "details": frozenset({"purpose", "about", "organisation", "conduct", "summary"}),
    "moment": frozenset({"name"}),
    "merge": frozenset({"copies"}),
    "person": frozenset(),
}
"""Where names give way. Not in the words of documents, which are as they were taken in."""


@dataclass(frozen=True)
class Alias:
    """Words that stand for somebody, and what is to stand there instead."""

    words: str
    code: str


@dataclass(frozen=True)
class Rub:
    """What is to be rubbed out."""

    rows: frozenset[str]
    """The ids of rows that are gone for good."""
    aliases: tuple[Alias, ...] = ()

    def text(self, text: str) -> str:
        """Return a text without the names."""
        composed = unicodedata.normalize("NFC", text)
        rubbed = _ADDRESS.sub(self._address, composed) if "@" in composed else composed
        for alias in sorted(set(self.aliases), key=lambda each: (-len(each.words), each.words)):
            rubbed = _pattern(alias.words).sub(partial(_instead, alias), rubbed)
        return text if rubbed == composed else rubbed

    def _address(self, hit: re.Match[str]) -> str:
        """Return the code for an address that is made of the name, dots forgiven."""
        local = hit[0].rpartition("@")[0]
        parts = set(re.split(r"[._+\W]+", _without_dots(local)))
        for alias in sorted(self.aliases, key=lambda each: each.words):
            if len(alias.words) >= _IN_ADDRESSES and _without_dots(alias.words) in parts:
                return alias.code
        return hit[0]

    def value(self, entity: Entity, field: str, value: Value) -> Value:
        """Return a value of a field without the names."""
        fields = _TEXTS.get(entity, frozenset())
        if field == PRESENT and isinstance(value, Mapping):
            return {name: self.value(entity, name, each) for name, each in value.items()}
        return self.text(value) if field in fields and isinstance(value, str) else value

    def change(self, change: Change) -> Change:
        """Return a change as it may stay; the same object where nothing is rubbed out."""
        if change.entity_id in self.rows:
            return replace(change, old=None, new=None, superseded=True)
        if change.superseded or not self.aliases:
            return change
        old = self.value(change.entity, change.field, change.old)
        new = self.value(change.entity, change.field, change.new)
        same = old == change.old and new == change.new
        return change if same else replace(change, old=old, new=new)


NO_RUB: Final = Rub(frozenset())


def aliases(
    said: Iterable[tuple[str, str]],
    code: str,
    *,
    spare: Collection[str] = (),
    also: Iterable[str] = (),
) -> tuple[Alias, ...]:
    """Return what stands for somebody: whole names, their parts, and ways to reach them.

    ``said`` are the fields and values that were ever entered about the person. Parts that
    ``spare`` has are left alone: somebody else is called so too.
    """
    code = code.strip() or NOBODY
    spared = {each.casefold() for each in spare}
    found = {each.strip() for each in also}
    for field, value in said:
        whole = unicodedata.normalize("NFC", value).strip()
        if field == "name":
            parts = [part for word in _WORDS.findall(whole) for part in {word, *word.split("-")}]
            found |= {part for part in parts if part.casefold() not in spared}
            found |= {whole, *_turned(whole)} if whole.casefold() not in spared else set()
        elif field == "contact":
            found |= {whole, *(word for word in _WORDS.findall(whole) if _reaches(word))}
    return tuple(Alias(each, code) for each in sorted(found) if len(each) >= _SHORTEST)


def parts_of(name: str) -> frozenset[str]:
    """Return the words that a name is made of, and itself."""
    whole = unicodedata.normalize("NFC", name).strip()
    words = _WORDS.findall(whole)
    return frozenset({whole, *words, *(part for word in words for part in word.split("-"))} - {""})


def _turned(name: str) -> set[str]:
    """Return a name with the last name first."""
    *first, last = name.split() or [""]
    return {f"{last}, {' '.join(first)}", f"{last} {' '.join(first)}"} if first else set()


def _without_dots(text: str) -> str:
    """Return a text as addresses spell it: å and ä as a, ö as o, all small."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _reaches(word: str) -> bool:
    return "@" in word or sum(letter.isdigit() for letter in word) >= 5


def _pattern(words: str) -> re.Pattern[str]:
    escaped = r"\s+".join(map(re.escape, words.split()))
    flags = re.IGNORECASE if len(words) >= _LONG else re.NOFLAG
    return re.compile(rf"(?<!\w){escaped}(s?)(?!\w)", flags)


def _instead(alias: Alias, hit: re.Match[str]) -> str:
    return f"{alias.code}:s" if hit[1] else alias.code
