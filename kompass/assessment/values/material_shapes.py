"""The fields of what points rest on, with their values while nothing has been entered.

Several ids in one field are written with a space between; moments, days and times are ISO text.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MATERIAL: Final[Mapping[str, Mapping[str, str | int | None]]] = MappingProxyType(
    {
        "source": {
            "kind": "document",
            "title": "",
            "sort": "",
            "published": "",
            "publisher": "",
            "file_name": "",
            "form": "",
            "sha256": "",
            "size": 0,
            "address": "",
            "captured_at": "",
            "http_status": "",
            "note": "",
            "added_by": "",
            "added_at": "",
            "replaces": "",
            "request": "",
        },
        "request": {
            "position": "",
            "title": "",
            "questions": "",
            "status": "open",
            "asked_on": "",
            "note": "",
        },
        "lookup": {
            "position": "",
            "question": "",
            "text": "",
            "outcome": None,
            "source": "",
            "note": "",
        },
        "interview": {
            "position": "",
            "role": "",
            "organisation": "",
            "guide": "",
            "day": "",
            "starts": "",
            "ends": "",
            "place": "",
            "assessors": "",
            "status": "planned",
            "note": "",
            "retain_until": "",
        },
        "person": {"interview": "", "position": "", "name": "", "code": "", "contact": ""},
        "guide": {"position": "", "role": "", "title": "", "origin": ""},
        "guide_question": {"guide": "", "position": "", "question": "", "text": ""},
        "line": {
            "interview": "",
            "author": "",
            "position": "",
            "typed_at": "",
            "text": "",
            "speaker": "",
            "signals": "",
            "level": "internal",
            "time_mark": "",
            "witness": "",
            "reviewed": "",
        },
        "excerpt": {
            "source": "",
            "sha256": "",
            "page": 0,
            "page_label": "",
            "start": 0,
            "end": 0,
            "quote": "",
            "prefix": "",
            "suffix": "",
            "region": "",
            "comment": "",
            "author": "",
            "at": "",
            "level": "open",
            "extractor": "",
            "let_be": "",
        },
        "link": {
            "of": "",
            "question": "",
            "indicator": "",
            "direction": "supports",
            "strength": 2,
            "comment": "",
            "author": "",
            "origin": "typed",
            "at": "",
        },
        "erased": {"ids": "", "code": "", "author": "", "at": ""},
    }
)
ASKED: Final[Mapping[str, str | None]] = MappingProxyType({"state": None, "again": ""})
STARTED: Final[Mapping[str, str | None]] = MappingProxyType({"at": ""})
TEXTS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "source": frozenset({"note"}),
        "request": frozenset({"note"}),
        "lookup": frozenset({"text", "note"}),
        "interview": frozenset({"note"}),
        "guide_question": frozenset({"text"}),
        "line": frozenset({"text"}),
        "excerpt": frozenset({"comment"}),
        "link": frozenset({"comment"}),
    }
)
"""The fields that somebody writes running text in."""
LINES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "source": frozenset(
            {"title", "sort", "published", "publisher", "file_name", "address", "http_status"}
        ),
        "request": frozenset({"title"}),
        "interview": frozenset({"role", "organisation", "place"}),
        "person": frozenset({"name", "code", "contact"}),
        "guide": frozenset({"role", "title", "origin"}),
        "line": frozenset({"time_mark"}),
    }
)
"""The fields that somebody writes a single line in."""
