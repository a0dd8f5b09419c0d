"""The tables that the journal needs: its changes, their heads, merges and named moments."""

from typing import Final

from pydantic import AwareDatetime, JsonValue
from sqlalchemy import Integer, Text
from sqlmodel import Field, SQLModel

from kompass.assessment.file.record_values import Count, IdList, MomentText, Uuid, Word, Words
from kompass.assessment.journal.changes import Kind
from kompass.assessment.values.state import Entity

_JOURNAL: Final = {"sqlite_strict": True}
_SMALL: Final = {"sqlite_strict": True, "sqlite_with_rowid": False}


class ChangeRecord(SQLModel, table=True):
    """The journal, append-only; ``old`` and ``new`` are JSON, NULL when superseded."""

    __tablename__ = "change"
    __table_args__ = _JOURNAL

    seq: int = Field(primary_key=True, ge=1)
    id: Uuid = Field(sa_type=Text, unique=True)
    at: AwareDatetime = Field(sa_type=Text)
    author: Words = Field(sa_type=Text)
    kind: Kind = Field(sa_type=Text)
    step: Word = Field(sa_type=Text, index=True)
    undoes: Word | None = Field(default=None, sa_type=Text)
    parent: Uuid | None = Field(default=None, sa_type=Text, foreign_key="change.id")
    entity: Entity = Field(sa_type=Text)
    entity_id: Word = Field(sa_type=Text)
    field: Word = Field(sa_type=Text)
    old: JsonValue = Field(default=None, sa_type=Text, nullable=True)
    new: JsonValue = Field(default=None, sa_type=Text, nullable=True)
    replaces: IdList | None = Field(default=None, sa_type=Text)
    """NULL for this file's own bookkeeping of a merge."""
    came_with: Word | None = Field(default=None, sa_type=Text)


class HeadRecord(SQLModel, table=True):
    """The heads of every field that has any: follows from the journal, kept to be quick."""

    __tablename__ = "head"
    __table_args__ = _SMALL

    entity: Entity = Field(primary_key=True, sa_type=Text)
    entity_id: Word = Field(primary_key=True, sa_type=Text)
    field: Word = Field(primary_key=True, sa_type=Text)
    changes: IdList = Field(sa_type=Text)


class MergeRecord(SQLModel, table=True):
    """A merge that was made in this very file, under its step's id; removed when undone."""

    __tablename__ = "merge"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    copies: Words = Field(default="", sa_type=Text)
    people: Words = Field(default="", sa_type=Text)
    changes: Count = Field(default=0, sa_type=Integer)
    removed: bool = Field(default=False, sa_type=Integer)


class MomentRecord(SQLModel, table=True):
    """A moment that somebody has given a name."""

    __tablename__ = "moment"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    name: Words = Field(sa_type=Text)
    change: Uuid = Field(sa_type=Text)
    tips: IdList = Field(sa_type=Text)
    author: Words = Field(sa_type=Text)
    at: MomentText = Field(sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)
