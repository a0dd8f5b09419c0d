"""Values of what points rest on, in Swedish words: "Bo Nilsson", "9.30", "inte begärt".

Ids, choices and moments are for programs; whoever decides a conflict has to read them. What
somebody has typed stands as it is.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Final

from kompass.assessment.journal.changes import Key
from kompass.assessment.snapshot import Snapshot
from kompass.assessment.values.state import Entity, Value
from kompass.assessment.words.wording_team import name_of, number_of
from kompass.ids import RowId
from kompass.swedish import format_count, format_date, join_words

NOTHING: Final = "inget"
GONE: Final = "något som inte finns längre"
_LEVELS: Final[Mapping[str, str]] = MappingProxyType(
    {"open": "öppen", "internal": "intern", "sensitive": "känslig"}
)
_CHOICES: Final[Mapping[tuple[Entity, str], Mapping[str, str]]] = MappingProxyType(
    {
        (Entity.SOURCE, "kind"): {"document": "dokument", "web": "webbsida"},
        (Entity.REQUEST, "status"): {
            "open": "inte begärt",
            "asked": "begärt",
            "arrived": "har kommit",
            "missing": "finns inte",
            "unneeded": "behövs inte",
        },
        (Entity.LOOKUP, "outcome"): {
            "": "inte tittat",
            "found": "finns",
            "partly": "delvis",
            "not_found": "finns inte",
        },
        (Entity.INTERVIEW, "status"): {
            "planned": "planerad",
            "done": "hållen",
            "cancelled": "inställd",
        },
        (Entity.ASKED, "state"): {"": "inte tagen upp", "touched": "berörd", "enough": "räcker"},
        (Entity.ASKED, "again"): {"": "nej", "yes": "ja"},
        (Entity.LINE, "reviewed"): {"": "inte genomgången", "yes": "genomgången"},
        (Entity.LINE, "level"): _LEVELS,
        (Entity.EXCERPT, "level"): _LEVELS,
        (Entity.LINK, "direction"): {
            "supports": "stöder",
            "contradicts": "motsäger",
            "background": "bakgrund",
        },
        (Entity.LINK, "strength"): {"1": "1 av 3", "2": "2 av 3", "3": "3 av 3"},
        (Entity.LINK, "origin"): {
            "typed": "inskriven",
            "inherited": "från guiden",
            "review": "från genomgången",
        },
    }
)
_SHOWN: Final = 60
"""Letters of a line that another one refers to."""


def value_words(key: Key, value: Value, snapshot: Snapshot) -> str:
    """Return the value of a field of a source, an interview or evidence in words."""
    entity, _, field = key
    if known := _CHOICES.get((entity, field)):
        return known.get("" if value is None else str(value), str(value))
    if value is None or value == "":
        return NOTHING
    if isinstance(value, int):
        return format_count(value)
    told = _TELLING.get(field)
    return str(value) if told is None else told(str(value), snapshot)


def _day(text: str, _: Snapshot) -> str:
    return format_date(date.fromisoformat(text))


def _time(text: str, _: Snapshot) -> str:
    moment = time.fromisoformat(text)
    return f"{moment.hour}.{moment:%M}"


def _moment(text: str, _: Snapshot) -> str:
    at = datetime.fromisoformat(text).astimezone()
    return f"{format_date(at.date())} kl. {at:%H.%M}"


def _assessors(ids: str, snapshot: Snapshot) -> str:
    return join_words([name_of(RowId(each), snapshot) for each in ids.split()])


def _questions(ids: str, snapshot: Snapshot) -> str:
    return join_words([number_of(each, snapshot) for each in ids.split()])


def _guide(row: str, snapshot: Snapshot) -> str:
    found = snapshot.material.guide(RowId(row))
    return (found.title or found.role) if found else GONE


def _speaker(row: str, snapshot: Snapshot) -> str:
    # Never the name: what is decided here may be looked at by many.
    return snapshot.material.code_of(RowId(row)) or "någon utan rollkod"


def _line(row: str, snapshot: Snapshot) -> str:
    found = snapshot.material.lines.get(RowId(row))
    if found is None:
        return GONE
    text = " ".join(found.text.split())
    return f"raden ”{text if len(text) <= _SHOWN else f'{text[: _SHOWN - 1].rstrip()}…'}”"


def _source(row: str, snapshot: Snapshot) -> str:
    found = snapshot.material.source(RowId(row))
    return (found.title or found.file_name or found.address) if found else GONE


def _request(row: str, snapshot: Snapshot) -> str:
    found = (each.title for each in snapshot.material.requests if each.id == row)
    return next(found, GONE)


def _interview(row: str, snapshot: Snapshot) -> str:
    found = snapshot.material.interview(RowId(row))
    return (found.role or "en intervju utan roll") if found else GONE


_TELLING: Final[Mapping[str, Callable[[str, Snapshot], str]]] = MappingProxyType(
    {
        **dict.fromkeys(("day", "asked_on", "retain_until"), _day),
        **dict.fromkeys(("starts", "ends"), _time),
        **dict.fromkeys(("captured_at", "added_at", "typed_at", "at"), _moment),
        "assessors": _assessors,
        "questions": _questions,
        "question": _questions,
        "guide": _guide,
        "speaker": _speaker,
        "witness": _line,
        "source": _source,
        "replaces": _source,
        "request": _request,
        "interview": _interview,
    }
)
