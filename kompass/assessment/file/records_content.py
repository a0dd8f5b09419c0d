"""The tables of documents: what they hold is not in the journal.

It lies under its SHA-256 and never changes.
"""

from typing import Final

from sqlalchemy import Integer, LargeBinary, Text
from sqlmodel import Field, SQLModel

from kompass.assessment.file.record_values import Count, Digest, Uuid, Words
from kompass.sources.model import Form

_SMALL: Final = {"sqlite_strict": True, "sqlite_with_rowid": False}
_LARGE: Final = {"sqlite_strict": True}
"""Rows of any size: a tree of its own leads to them."""


class ContentRecord(SQLModel, table=True):
    """A document as it came, under its SHA-256."""

    __tablename__ = "content"
    __table_args__ = _LARGE

    sha256: Digest = Field(primary_key=True, sa_type=Text)
    size: int = Field(sa_type=Integer)
    data: bytes = Field(sa_type=LargeBinary)


class ReadingRecord(SQLModel, table=True):
    """What was found in a document when it was read, once and for all."""

    __tablename__ = "reading"
    __table_args__ = _SMALL

    sha256: Digest = Field(primary_key=True, sa_type=Text)
    form: Form = Field(sa_type=Text)
    title: Words = Field(default="", sa_type=Text)
    remarks: Words = Field(default="", sa_type=Text)
    """JSON."""
    extractor: Words = Field(default="", sa_type=Text)
    version: Words = Field(default="", sa_type=Text)


class PageRecord(SQLModel, table=True):
    """The canonical text of a page of a document."""

    __tablename__ = "page"
    __table_args__ = _LARGE

    sha256: Digest = Field(primary_key=True, sa_type=Text)
    number: int = Field(primary_key=True, sa_type=Integer)
    label: Words = Field(default="", sa_type=Text)
    text: str = Field(sa_type=Text)
    places: str = Field(sa_type=Text)
    """JSON."""
    unreadable: Count = Field(default=0, sa_type=Integer)


class UnsweptRecord(SQLModel, table=True):
    """Says that something was erased and its traces are not all swept away yet."""

    __tablename__ = "unswept"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)


CONTENT: Final[tuple[type[SQLModel], ...]] = (
    ContentRecord,
    ReadingRecord,
    PageRecord,
    UnsweptRecord,
)
"""What is not in the journal."""
