"""The tables of what points rest on: sources, interviews and evidence."""

from collections.abc import Mapping
from typing import Final, Literal

from sqlalchemy import Integer, Text
from sqlmodel import Field, SQLModel

from kompass.assessment.file.record_values import (
    Count,
    DayOrNot,
    Digest,
    DigestOrNot,
    IdList,
    MomentOrNot,
    MomentText,
    Name,
    OwnId,
    Place,
    Strength,
    TimeOrNot,
    Uuid,
    UuidOrNot,
    Word,
    Words,
    YesOrNot,
)
from kompass.assessment.material_kinds import (
    Direction,
    InterviewStatus,
    LinkOrigin,
    LookupOutcome,
    RequestStatus,
    Secrecy,
    SourceKind,
    Touch,
)
from kompass.assessment.values.state import Entity
from kompass.sources.model import Form

_SMALL: Final = {"sqlite_strict": True, "sqlite_with_rowid": False}


class SourceRecord(SQLModel, table=True):
    """A document or a page of the web site."""

    __tablename__ = "source"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    kind: SourceKind = Field(sa_type=Text)
    title: Words = Field(default="", sa_type=Text)
    sort: Words = Field(default="", sa_type=Text)
    published: Words = Field(default="", sa_type=Text)
    publisher: Words = Field(default="", sa_type=Text)
    file_name: Words = Field(default="", sa_type=Text)
    form: Form | Literal[""] = Field(default="", sa_type=Text)
    sha256: DigestOrNot = Field(default="", sa_type=Text)
    size: Count = Field(default=0, sa_type=Integer)
    address: Words = Field(default="", sa_type=Text)
    captured_at: MomentOrNot = Field(default="", sa_type=Text)
    http_status: Name = Field(default="", sa_type=Text)
    note: Words = Field(default="", sa_type=Text)
    added_by: Words = Field(default="", sa_type=Text)
    added_at: MomentOrNot = Field(default="", sa_type=Text)
    replaces: UuidOrNot = Field(default="", sa_type=Text)
    request: UuidOrNot = Field(default="", sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)


class RequestRecord(SQLModel, table=True):
    """Something to ask the municipality for."""

    __tablename__ = "request"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    position: Place = Field(sa_type=Text)
    title: Words = Field(default="", sa_type=Text)
    questions: Words = Field(default="", sa_type=Text)
    status: RequestStatus = Field(sa_type=Text)
    asked_on: DayOrNot = Field(default="", sa_type=Text)
    note: Words = Field(default="", sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)


class LookupRecord(SQLModel, table=True):
    """Something to look for on the web site."""

    __tablename__ = "lookup"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    position: Place = Field(sa_type=Text)
    question: Name = Field(default="", sa_type=Text)
    text: Words = Field(default="", sa_type=Text)
    outcome: LookupOutcome | None = Field(default=None, sa_type=Text)
    source: UuidOrNot = Field(default="", sa_type=Text)
    note: Words = Field(default="", sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)


class InterviewRecord(SQLModel, table=True):
    """An interview of the programme."""

    __tablename__ = "interview"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    position: Place = Field(sa_type=Text)
    role: Words = Field(default="", sa_type=Text)
    organisation: Words = Field(default="", sa_type=Text)
    guide: UuidOrNot = Field(default="", sa_type=Text)
    day: DayOrNot = Field(default="", sa_type=Text)
    starts: TimeOrNot = Field(default="", sa_type=Text)
    ends: TimeOrNot = Field(default="", sa_type=Text)
    place: Words = Field(default="", sa_type=Text)
    assessors: IdList = Field(default="", sa_type=Text)
    status: InterviewStatus = Field(sa_type=Text)
    note: Words = Field(default="", sa_type=Text)
    retain_until: DayOrNot = Field(default="", sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)


class PersonRecord(SQLModel, table=True):
    """Somebody who is interviewed: the only place of names."""

    __tablename__ = "person"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    interview: Uuid = Field(sa_type=Text)
    position: Place = Field(sa_type=Text)
    name: Words = Field(default="", sa_type=Text)
    code: Words = Field(default="", sa_type=Text)
    contact: Words = Field(default="", sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)


class GuideRecord(SQLModel, table=True):
    """What to ask whoever has a role."""

    __tablename__ = "guide"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    position: Place = Field(sa_type=Text)
    role: Words = Field(default="", sa_type=Text)
    title: Words = Field(default="", sa_type=Text)
    origin: Words = Field(default="", sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)


class GuideQuestionRecord(SQLModel, table=True):
    """A question of a guide."""

    __tablename__ = "guide_question"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    guide: Uuid = Field(sa_type=Text)
    position: Place = Field(sa_type=Text)
    question: Name = Field(default="", sa_type=Text)
    text: Words = Field(default="", sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)


class AskedRecord(SQLModel, table=True):
    """What is marked about a guide's question in an interview, under both their ids."""

    __tablename__ = "asked"
    __table_args__ = _SMALL

    id: OwnId = Field(primary_key=True, sa_type=Text)
    state: Touch | None = Field(default=None, sa_type=Text)
    again: YesOrNot = Field(default="", sa_type=Text)


class StartedRecord(SQLModel, table=True):
    """When an interview started by an assessor's clock, under both their ids."""

    __tablename__ = "started"
    __table_args__ = _SMALL

    id: OwnId = Field(primary_key=True, sa_type=Text)
    at: MomentOrNot = Field(default="", sa_type=Text)


class LineRecord(SQLModel, table=True):
    """A line of notes."""

    __tablename__ = "line"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    interview: Uuid = Field(sa_type=Text)
    author: UuidOrNot = Field(default="", sa_type=Text)
    position: Place = Field(sa_type=Text)
    typed_at: MomentText = Field(sa_type=Text)
    text: Words = Field(default="", sa_type=Text)
    speaker: UuidOrNot = Field(default="", sa_type=Text)
    signals: Name = Field(default="", sa_type=Text)
    level: Secrecy = Field(sa_type=Text)
    time_mark: Name = Field(default="", sa_type=Text)
    witness: UuidOrNot = Field(default="", sa_type=Text)
    reviewed: YesOrNot = Field(default="", sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)


class ExcerptRecord(SQLModel, table=True):
    """A passage, or a region, of a source."""

    __tablename__ = "excerpt"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    source: Uuid = Field(sa_type=Text)
    sha256: Digest = Field(sa_type=Text)
    page: Count = Field(default=0, sa_type=Integer)
    page_label: Words = Field(default="", sa_type=Text)
    start: Count = Field(default=0, sa_type=Integer)
    end: Count = Field(default=0, sa_type=Integer)
    quote: Words = Field(default="", sa_type=Text)
    prefix: Words = Field(default="", sa_type=Text)
    suffix: Words = Field(default="", sa_type=Text)
    region: Words = Field(default="", sa_type=Text)
    comment: Words = Field(default="", sa_type=Text)
    author: UuidOrNot = Field(default="", sa_type=Text)
    at: MomentOrNot = Field(default="", sa_type=Text)
    level: Secrecy = Field(sa_type=Text)
    extractor: Words = Field(default="", sa_type=Text)
    let_be: UuidOrNot = Field(default="", sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)


class LinkRecord(SQLModel, table=True):
    """What an excerpt or a line says about a question."""

    __tablename__ = "link"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    of: Uuid = Field(sa_type=Text)
    question: Word = Field(sa_type=Text)
    indicator: Name = Field(default="", sa_type=Text)
    direction: Direction = Field(sa_type=Text)
    strength: Strength = Field(sa_type=Integer)
    comment: Words = Field(default="", sa_type=Text)
    author: UuidOrNot = Field(default="", sa_type=Text)
    origin: LinkOrigin = Field(sa_type=Text)
    at: MomentOrNot = Field(default="", sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)


class ErasedRecord(SQLModel, table=True):
    """The trace of something erased for good: ids of what is gone, never what it was."""

    __tablename__ = "erased"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    ids: IdList = Field(sa_type=Text)
    code: Words = Field(default="", sa_type=Text)
    author: Words = Field(default="", sa_type=Text)
    at: MomentText = Field(sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)


MATERIAL: Final[Mapping[Entity, type[SQLModel]]] = {
    Entity.SOURCE: SourceRecord,
    Entity.REQUEST: RequestRecord,
    Entity.LOOKUP: LookupRecord,
    Entity.INTERVIEW: InterviewRecord,
    Entity.PERSON: PersonRecord,
    Entity.GUIDE: GuideRecord,
    Entity.GUIDE_QUESTION: GuideQuestionRecord,
    Entity.ASKED: AskedRecord,
    Entity.STARTED: StartedRecord,
    Entity.LINE: LineRecord,
    Entity.EXCERPT: ExcerptRecord,
    Entity.LINK: LinkRecord,
    Entity.ERASED: ErasedRecord,
}
