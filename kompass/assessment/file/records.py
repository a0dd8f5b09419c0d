"""The tables of an assessment file, and the rules that every written row must obey.

Table classes of SQLModel skip validation when constructed, so everything that is written
goes through ``checked``, which does not. Columns are text and integers only, in
STRICT tables: SQLite itself then refuses, and its integrity check finds, anything else.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Final, Literal

from pydantic import AwareDatetime, BaseModel, create_model
from sqlalchemy import Integer, Table, Text
from sqlmodel import Field, SQLModel

from kompass.assessment.file.record_values import (
    Count,
    OwnId,
    Place,
    PointsText,
    ShareText,
    SignedValue,
    UnitValue,
    Uuid,
    Word,
    Words,
)
from kompass.assessment.file.records_content import CONTENT
from kompass.assessment.file.records_journal import (
    ChangeRecord,
    HeadRecord,
    MergeRecord,
    MomentRecord,
)
from kompass.assessment.file.records_material import MATERIAL
from kompass.assessment.snapshot import Colour, Level, Marker, Occasion
from kompass.assessment.values.state import Entity

_SMALL: Final = {"sqlite_strict": True, "sqlite_with_rowid": False}
"""A table that is found by its id alone: one tree in the file, not two."""


class AssessmentRecord(SQLModel, table=True):
    """What the file is; one row, written once."""

    __tablename__ = "assessment"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    created_at: AwareDatetime = Field(sa_type=Text)
    created_with: str = Field(sa_type=Text)
    """The program version."""


class EditionRecord(SQLModel, table=True):
    """The frozen copy of the edition; one row, written once."""

    __tablename__ = "edition"
    __table_args__ = _SMALL

    id: Word = Field(primary_key=True, sa_type=Text)
    content_hash: str = Field(sa_type=Text)
    """Pins what scores rest on, across files and programs."""
    document: str = Field(sa_type=Text)
    """JSON of the whole edition."""
    digest: str = Field(sa_type=Text)
    """SHA-256 of ``document``: tells a damaged copy."""


class DetailsRecord(SQLModel, table=True):
    """Facts about the visit and the municipality; one row, under the assessment's id."""

    __tablename__ = "details"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text, foreign_key="assessment.id")
    unit: UnitValue = Field(sa_type=Text)
    year: int = Field(sa_type=Integer, ge=1990, le=2100)
    level: Level = Field(sa_type=Text)
    occasion: Occasion = Field(sa_type=Text)
    visit_from: date | None = Field(default=None, sa_type=Text)
    visit_to: date | None = Field(default=None, sa_type=Text)
    purpose: Words = Field(default="", sa_type=Text)
    inhabitants: Count | None = Field(default=None, sa_type=Integer)
    inhabitants_year: Count | None = Field(default=None, sa_type=Integer)
    about: Words = Field(default="", sa_type=Text)
    organisation: Words = Field(default="", sa_type=Text)
    conduct: Words = Field(default="", sa_type=Text)
    summary: Words = Field(default="", sa_type=Text)
    blind: bool = Field(default=False, sa_type=Integer)
    lead: Uuid | None = Field(default=None, sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)


class AssessorRecord(SQLModel, table=True):
    """A member of the team."""

    __tablename__ = "assessor"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    position: Place = Field(sa_type=Text)
    name: Words = Field(sa_type=Text)
    role: Words = Field(default="", sa_type=Text)
    organisation: Words = Field(default="", sa_type=Text)
    initials: Words = Field(default="", sa_type=Text)
    colour: Colour | Literal[""] = Field(default="", sa_type=Text)
    marker: Marker | Literal[""] = Field(default="", sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)


class SeatsRecord(SQLModel, table=True):
    """A party's seats in the council."""

    __tablename__ = "seats"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    position: Place = Field(sa_type=Text)
    party: Words = Field(default="", sa_type=Text)
    seats: Count | None = Field(default=None, sa_type=Integer)
    removed: bool = Field(default=False, sa_type=Integer)


class ScoreRecord(SQLModel, table=True):
    """The team's score of a question, under the question's permanent id."""

    __tablename__ = "score"
    __table_args__ = _SMALL

    id: Word = Field(primary_key=True, sa_type=Text)
    points: PointsText | None = Field(default=None, sa_type=Text)
    rationale: Words = Field(default="", sa_type=Text)
    override_reason: Words = Field(default="", sa_type=Text)


class OwnScoreRecord(SQLModel, table=True):
    """An assessor's own score of a question, under both their ids."""

    __tablename__ = "own_score"
    __table_args__ = _SMALL

    id: OwnId = Field(primary_key=True, sa_type=Text)
    points: PointsText | None = Field(default=None, sa_type=Text)
    rationale: Words = Field(default="", sa_type=Text)
    override_reason: Words = Field(default="", sa_type=Text)


class MarkRecord(SQLModel, table=True):
    """An assessor's, or the team's, mark of an indicator, under both their ids."""

    __tablename__ = "mark"
    __table_args__ = _SMALL

    id: OwnId = Field(primary_key=True, sa_type=Text)
    share: ShareText | None = Field(default=None, sa_type=Text)
    note: Words = Field(default="", sa_type=Text)


class OpenedRecord(SQLModel, table=True):
    """A question whose own scores are shown to all, under the question's permanent id."""

    __tablename__ = "opened"
    __table_args__ = _SMALL

    id: Word = Field(primary_key=True, sa_type=Text)
    opened_by: Uuid | None = Field(default=None, sa_type=Text)


class SignatureRecord(SQLModel, table=True):
    """An assessor's signature, under the assessor's id."""

    __tablename__ = "signature"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    signed: SignedValue | None = Field(default=None, sa_type=Text)


class AreaRecord(SQLModel, table=True):
    """The running texts of an area, under the area's permanent id."""

    __tablename__ = "area"
    __table_args__ = _SMALL

    id: Word = Field(primary_key=True, sa_type=Text)
    introduction: Words = Field(default="", sa_type=Text)
    findings: Words = Field(default="", sa_type=Text)


class StrengthRecord(SQLModel, table=True):
    """A strength of an area."""

    __tablename__ = "strength"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    area: Word = Field(sa_type=Text)
    position: Place = Field(sa_type=Text)
    text: Words = Field(default="", sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)


class ImprovementRecord(SQLModel, table=True):
    """An area for improvement."""

    __tablename__ = "improvement"
    __table_args__ = _SMALL

    id: Uuid = Field(primary_key=True, sa_type=Text)
    area: Word = Field(sa_type=Text)
    position: Place = Field(sa_type=Text)
    text: Words = Field(default="", sa_type=Text)
    good_examples: Words = Field(default="", sa_type=Text)
    removed: bool = Field(default=False, sa_type=Integer)


RECORDS: Final[Mapping[Entity, type[SQLModel]]] = {
    Entity.DETAILS: DetailsRecord,
    Entity.ASSESSOR: AssessorRecord,
    Entity.SEATS: SeatsRecord,
    Entity.SCORE: ScoreRecord,
    Entity.OWN_SCORE: OwnScoreRecord,
    Entity.MARK: MarkRecord,
    Entity.OPENED: OpenedRecord,
    Entity.SIGNATURE: SignatureRecord,
    Entity.AREA: AreaRecord,
    Entity.STRENGTH: StrengthRecord,
    Entity.IMPROVEMENT: ImprovementRecord,
    Entity.MOMENT: MomentRecord,
    Entity.MERGE: MergeRecord,
    **MATERIAL,
}


TABLES: Final[tuple[type[SQLModel], ...]] = (
    AssessmentRecord,
    EditionRecord,
    *RECORDS.values(),
    ChangeRecord,
    HeadRecord,
    *CONTENT,
)
"""All tables, each after those it refers to."""


def table_of(record: type[SQLModel]) -> Table:
    """Return the table that SQLModel has made of a record class."""
    table: Table = record.__table__  # type: ignore[attr-defined]
    return table


def checked(record: type[SQLModel], values: Mapping[str, object]) -> dict[str, Any]:
    """Return ``values`` as validated, JSON-able values of all columns of ``record``.

    Raises pydantic's ``ValidationError`` for anything a row must not hold. That is a bug in
    an edit, which should have refused it with a sentence.
    """
    return _rules(record).model_validate(values).model_dump(mode="json")


def get_ready() -> None:
    """Build what ``checked`` needs for every table, before the first change waits for it."""
    for record in TABLES:
        _rules(record)


@cache
def _rules(record: type[SQLModel]) -> type[BaseModel]:
    """Return the fields of a record without the table.

    The same rules, but no object that is tracked for a database session: eight times as
    fast, which a merge of thousands of changes notices.
    """
    fields: dict[str, Any] = {
        name: (field.rebuild_annotation(), ... if field.is_required() else field.default)
        for name, field in record.model_fields.items()
    }
    return create_model(f"{record.__name__}Rules", **fields)
