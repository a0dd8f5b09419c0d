"""YAML as plain text, lists and mappings, with the line that each value stands on.

Nothing is interpreted here. Whether ``1.10`` is a printed number or points, and that
``no`` is the language Norwegian and not false, only the key can tell. YAML's machinery
for objects, references and several documents is refused: an edition needs none of it,
and a few lines of nested references can unfold to gigabytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import yaml

from kompass.catalogue.complaints import MOST_COMPLAINTS, Address, located
from kompass.errors import KompassError

DEEPEST = 12
"""An indicator lies seven levels down; anything deeper is not an edition."""

_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_NULLS = ("", "~", "null")
_INDENT = "Raden är fel indragen. Ge den lika många mellanslag som de andra nycklarna i samma del."
_HINTS = {
    "cannot start any token": "Raden har ett tecken som inte får stå där, ofta en tabb. "
    "Gör indrag med mellanslag, och sätt text som börjar med @, % eller ` inom citattecken.",
    "tab character": "Raden är indragen med en tabb. Gör indrag med mellanslag.",
    "mapping values are not allowed": "Här står ett kolon för mycket, eller så är raden fel "
    "indragen. Sätt text som innehåller kolon och mellanslag inom citattecken.",
    "could not find expected ':'": "Här saknas ett kolon. "
    "Efter nyckeln ska det stå kolon och mellanslag.",
    "unexpected end of stream": "Här börjar en text inom citattecken som aldrig slutar. "
    "Skriv dit det andra citattecknet.",
    "expected ',' or": "Här står en klammer, [ eller {, som aldrig slutar. "
    "Sätt text med sådana tecken inom citattecken.",
    "did not find expected": _INDENT,
    "expected <block end>": _INDENT,
}
"""What the parser's words mean to somebody who writes an edition; the first that fits."""

_BEGINNING_TO_BLAME = ("could not find expected ':'", "unexpected end of stream", "expected ',' or")
"""Here the parser noticed the fault long after the line that it stands on."""

_OTHER_TROUBLE = (
    "Raden går inte att läsa som YAML. "
    "Kontrollera indrag, kolon och citattecken här och på raderna före."
)


@dataclass(frozen=True)
class Tree:
    """The content of a YAML text: mappings, lists, text and ``None``, nothing else."""

    content: object
    lines: dict[Address, int]
    """The line (from 1) of every value, by its address."""
    repeated: tuple[tuple[str, int], ...]
    """Keys that stand twice in their mapping, with the line of the second one."""


def read_yaml(text: str, place: str) -> Tree:
    """Return the content of ``text``; ``place`` is the file's name in complaints.

    Raises ``KompassError`` with file and line for anything that is not one YAML document
    of plain mappings, lists and text.
    """
    if unprintable := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, unprintable.start()) + 1
        code = ord(unprintable.group())
        raise KompassError(
            located(place, line) + f"Här står ett osynligt styrtecken (U+{code:04X}). Ta bort det."
        )
    loader = cast("type[yaml.SafeLoader]", getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    builder = _Builder(yaml.parse(text, Loader=loader), place)
    try:
        content = builder.document()
    except yaml.YAMLError as error:
        raise _unreadable(error, place) from error
    return Tree(content, builder.lines, tuple(builder.repeated))


def _unreadable(error: yaml.YAMLError, place: str) -> KompassError:
    problem = str(getattr(error, "problem", "") or error)
    hint = next((hint for words, hint in _HINTS.items() if words in problem), _OTHER_TROUBLE)
    mark = getattr(error, "problem_mark", None)
    if mark is None or any(words in problem for words in _BEGINNING_TO_BLAME):
        mark = getattr(error, "context_mark", None) or mark
    return KompassError(
        located(place, mark.line + 1 if mark else None) + hint, details=(f"YAML: {problem}",)
    )


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Builder:
    """Builds the tree from parser events, so that nothing is ever unfolded or constructed."""

    def __init__(self, events: Iterator[yaml.Event], place: str) -> None:
        self._events = events
        self._place = place
        self.lines: dict[Address, int] = {}
        self.repeated: list[tuple[str, int]] = []

    def document(self) -> object:
        """Return the content of the only document, ``None`` if there is no document at all."""
        next(self._events)  # the stream begins
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        content = self._value(next(self._events), ())
        next(self._events)  # the document ends
        following = next(self._events)
        if not isinstance(following, yaml.StreamEndEvent):
            raise self._refusal(
                following,
                "Här börjar ett andra YAML-dokument (”---”). En fil innehåller bara en utgåva; "
                "dela upp den i två filer.",
            )
        return content

    def _value(self, event: yaml.Event, address: Address) -> object:
        self.lines[address] = _line(event)
        self._refuse_machinery(event, address)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(address)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(address)
        scalar = cast("yaml.ScalarEvent", event)
        return None if not scalar.style and scalar.value in _NULLS else scalar.value

    def _mapping(self, address: Address) -> dict[str, object]:
        content: dict[str, object] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            self._refuse_machinery(event, address)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refusal(
                    event, "En nyckel ska vara ett enkelt ord före kolonet, till exempel title."
                )
            key = event.value
            if key in content:
                self.repeated.append((key, _line(event)))
                if len(self.repeated) > MOST_COMPLAINTS:
                    raise self._refusal(event, "Nästan varje nyckel står två gånger. Rätta filen.")
                self._value(next(self._events), (*address, key, "(igen)"))
            else:
                content[key] = self._value(next(self._events), (*address, key))
        return content

    def _sequence(self, address: Address) -> list[object]:
        content: list[object] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            content.append(self._value(event, (*address, len(content))))
        return content

    def _refuse_machinery(self, event: yaml.Event, address: Address) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise self._refusal(
                event,
                "Hänvisningar med & och * används inte i en utgåva. Skriv ut texten i stället, "
                "eller sätt den inom citattecken.",
            )
        if getattr(event, "tag", None) is not None:
            raise self._refusal(
                event,
                "Typmärken med utropstecken används inte i en utgåva. Ta bort märket, eller sätt "
                "texten inom citattecken.",
            )
        if len(address) > DEEPEST:
            raise self._refusal(event, "Raden ligger för djupt. Kontrollera indragen.")

    def _refusal(self, event: yaml.Event, sentence: str) -> KompassError:
        return KompassError(located(self._place, _line(event)) + sentence)
