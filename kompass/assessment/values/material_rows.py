"""One row of the file as one of the frozen things in ``material``. Pure.

Raises ``ValueError`` or ``KeyError`` for values that no edit can have written.
"""

import json
from datetime import date, datetime, time

from kompass.assessment.material_kinds import (
    Asked,
    Direction,
    Erased,
    Excerpt,
    Guide,
    GuideQuestion,
    Interview,
    InterviewStatus,
    Line,
    Link,
    LinkOrigin,
    Lookup,
    LookupOutcome,
    Person,
    Region,
    Request,
    RequestStatus,
    Secrecy,
    Source,
    SourceKind,
    Touch,
)
from kompass.assessment.values.state import Row, Value
from kompass.ids import IndicatorId, QuestionId, RowId
from kompass.sources.model import Anchor, Form


def source(row_id: str, row: Row, *, removed: bool) -> Source:
    """Return a source."""
    return Source(
        id=RowId(row_id),
        kind=SourceKind(str(row["kind"])),
        title=str(row["title"]),
        sort=str(row["sort"]),
        published=str(row["published"]),
        publisher=str(row["publisher"]),
        file_name=str(row["file_name"]),
        form=Form(str(row["form"])) if row["form"] else None,
        sha256=str(row["sha256"]),
        size=_whole(row["size"]),
        address=str(row["address"]),
        captured_at=_moment(row["captured_at"]),
        http_status=str(row["http_status"]),
        note=str(row["note"]),
        added_by=str(row["added_by"]),
        added_at=_moment(row["added_at"]),
        replaces=_id(row["replaces"]),
        request=_id(row["request"]),
        removed=removed,
    )


def request(row_id: str, row: Row) -> Request:
    """Return a request."""
    return Request(
        id=RowId(row_id),
        title=str(row["title"]),
        questions=tuple(map(QuestionId, str(row["questions"]).split())),
        status=RequestStatus(str(row["status"])),
        asked_on=_day(row["asked_on"]),
        note=str(row["note"]),
    )


def lookup(row_id: str, row: Row) -> Lookup:
    """Return something to look for."""
    return Lookup(
        id=RowId(row_id),
        question=_question(row["question"]),
        text=str(row["text"]),
        outcome=None if row["outcome"] is None else LookupOutcome(str(row["outcome"])),
        source=_id(row["source"]),
        note=str(row["note"]),
    )


def interview(row_id: str, row: Row, *, removed: bool) -> Interview:
    """Return an interview."""
    return Interview(
        id=RowId(row_id),
        role=str(row["role"]),
        organisation=str(row["organisation"]),
        guide=_id(row["guide"]),
        day=_day(row["day"]),
        starts=_time(row["starts"]),
        ends=_time(row["ends"]),
        place=str(row["place"]),
        assessors=tuple(map(RowId, str(row["assessors"]).split())),
        status=InterviewStatus(str(row["status"])),
        note=str(row["note"]),
        retain_until=_day(row["retain_until"]),
        removed=removed,
    )


def person(row_id: str, row: Row) -> Person:
    """Return somebody who is interviewed."""
    return Person(
        id=RowId(row_id),
        interview=RowId(str(row["interview"])),
        name=str(row["name"]),
        code=str(row["code"]),
        contact=str(row["contact"]),
    )


def guide(row_id: str, row: Row) -> Guide:
    """Return a guide."""
    return Guide(RowId(row_id), str(row["role"]), str(row["title"]), str(row["origin"]))


def guide_question(row_id: str, row: Row) -> GuideQuestion:
    """Return a question of a guide."""
    return GuideQuestion(
        RowId(row_id), RowId(str(row["guide"])), _question(row["question"]), str(row["text"])
    )


def asked(row: Row) -> Asked:
    """Return what is marked about a question of a guide."""
    state = None if row["state"] is None else Touch(str(row["state"]))
    return Asked(state, again=row["again"] == "yes")


def line(row_id: str, row: Row, *, removed: bool) -> Line:
    """Return a line of notes."""
    return Line(
        id=RowId(row_id),
        interview=RowId(str(row["interview"])),
        author=_id(row["author"]),
        typed_at=datetime.fromisoformat(str(row["typed_at"])),
        text=str(row["text"]),
        speaker=_id(row["speaker"]),
        signals=tuple(str(row["signals"]).split()),
        level=Secrecy(str(row["level"])),
        time_mark=str(row["time_mark"]),
        witness=_id(row["witness"]),
        reviewed=row["reviewed"] == "yes",
        position=str(row["position"]),
        removed=removed,
    )


def excerpt(row_id: str, row: Row, *, removed: bool) -> Excerpt:
    """Return a passage, or a region, of a source."""
    return Excerpt(
        id=RowId(row_id),
        source=RowId(str(row["source"])),
        sha256=str(row["sha256"]),
        anchor=Anchor(
            page=_whole(row["page"]),
            label=str(row["page_label"]),
            start=_whole(row["start"]),
            end=_whole(row["end"]),
            quote=str(row["quote"]),
            prefix=str(row["prefix"]),
            suffix=str(row["suffix"]),
        ),
        region=_region(str(row["region"])),
        comment=str(row["comment"]),
        author=_id(row["author"]),
        at=_moment(row["at"]),
        level=Secrecy(str(row["level"])),
        extractor=str(row["extractor"]),
        let_be=_id(row["let_be"]),
        removed=removed,
    )


def link(row_id: str, row: Row) -> Link:
    """Return what an excerpt or a line says about a question."""
    return Link(
        id=RowId(row_id),
        of=RowId(str(row["of"])),
        question=QuestionId(str(row["question"])),
        indicator=IndicatorId(str(row["indicator"])) if row["indicator"] else None,
        direction=Direction(str(row["direction"])),
        strength=_whole(row["strength"]),
        comment=str(row["comment"]),
        author=_id(row["author"]),
        origin=LinkOrigin(str(row["origin"])),
        at=_moment(row["at"]),
    )


def erased(row_id: str, row: Row) -> Erased:
    """Return the trace of something erased for good."""
    return Erased(
        id=RowId(row_id),
        ids=frozenset(map(RowId, str(row["ids"]).split())),
        code=str(row["code"]),
        author=str(row["author"]),
        at=datetime.fromisoformat(str(row["at"])),
    )


def _id(value: Value) -> RowId | None:
    return RowId(str(value)) if value else None


def _question(value: Value) -> QuestionId | None:
    return QuestionId(str(value)) if value else None


def _moment(value: Value) -> datetime | None:
    return datetime.fromisoformat(str(value)) if value else None


def _day(value: Value) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _time(value: Value) -> time | None:
    return time.fromisoformat(str(value)) if value else None


def _whole(value: Value) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError(f"not a whole number: {value!r}")


def _region(written: str) -> Region | None:
    return Region(*map(float, json.loads(written))) if written else None
