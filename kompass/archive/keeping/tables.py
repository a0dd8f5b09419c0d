"""The tables of an archive as the newest schema has them, the same on SQLite and PostgreSQL.

Every name begins with ``kompass_``, so that an office can keep them beside others. Points are
whole hundredths. What a table refers to by ``key`` is a short number inside this archive only;
the permanent identities are words. A test holds these to what the migrations make.
"""

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy import text as sql
from sqlalchemy.dialects import postgresql

METADATA: Final = MetaData()
ORDERED: Final = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""Compared sign by sign: the key gives the Swedish order, whatever the server's language."""

EDITION: Final = Table(
    "kompass_edition",
    METADATA,
    Column("id", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("id", "content_hash"),
)
SLOT: Final = Table(
    "kompass_slot",
    METADATA,
    Column("key", Integer, Identity(), primary_key=True),
    Column("item", Text, nullable=False),
    Column("is_area", Boolean, nullable=False),
    UniqueConstraint("item"),
)
"""A short number for every area and question that has points."""
RESULT: Final = Table(
    "kompass_result",
    METADATA,
    Column("key", Integer, Identity(), primary_key=True),
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("year", Integer),
    Column("edition", Text),
    Column("content_hash", Text, nullable=False),
    Column("printed_total", Integer),
    Column("total", Integer),
    Column("origin", Text, nullable=False),
    Column("comparable", Boolean, nullable=False),
    Column("why_not", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("visited", Text),
    Column("withdrawn_why", Text),
    Column("withdrawn_at", Text),
    Column("withdrawn_by", Text),
    Column("name_key", ORDERED, nullable=False),
    Column("unit_key", Text, nullable=False),
    Column("equal_key", Text, nullable=False),
    Column("searched", Text, nullable=False),
    UniqueConstraint("id"),
)
Index("ix_kompass_result_name", RESULT.c.name_key, RESULT.c.key)
Index("ix_kompass_result_unit", RESULT.c.unit_key, RESULT.c.year)
Index("ix_kompass_result_edition", RESULT.c.edition, RESULT.c.year)
Index(
    "ux_kompass_result_equal",
    RESULT.c.equal_key,
    unique=True,
    sqlite_where=sql("withdrawn_at IS NULL"),
    postgresql_where=sql("withdrawn_at IS NULL"),
)
"""Nobody can put in the same result twice, not even two people at the same moment."""
POINT: Final = Table(
    "kompass_point",
    METADATA,
    Column("result", Integer, nullable=False),
    Column("slot", Integer, nullable=False),
    Column("points", Integer, nullable=False),
    PrimaryKeyConstraint("result", "slot"),
    ForeignKeyConstraint(["result"], ["kompass_result.key"], ondelete="CASCADE"),
    ForeignKeyConstraint(["slot"], ["kompass_slot.key"]),
    sqlite_with_rowid=False,
)
LOG: Final = Table(
    "kompass_log",
    METADATA,
    Column("key", Integer, Identity(), primary_key=True),
    Column("step", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
)
"""What was done, by whom, and the whole result before and after. Only ever added to."""
Index("ix_kompass_log_item", LOG.c.item, LOG.c.key)
Index("ix_kompass_log_step", LOG.c.step)
STATE: Final = Table(
    "kompass_state",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("changes", Integer, nullable=False),
    Column("shipped", Text, nullable=False),
)
"""One row: how many times something was written, and which shipped results are in."""
STATEMENT: Final = Table(
    "kompass_statement",
    METADATA,
    Column("result", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("said", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("area", Text, nullable=False),
    Column("question", Text),
    PrimaryKeyConstraint("result", "place"),
    ForeignKeyConstraint(["result"], ["kompass_result.key"], ondelete="CASCADE"),
)
GROUP: Final = Table(
    "kompass_group",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_key", ORDERED, nullable=False),
    UniqueConstraint("name_key"),
)
MEMBER: Final = Table(
    "kompass_group_member",
    METADATA,
    Column("group_id", Text, ForeignKey("kompass_group.id", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("code", Text, nullable=False),
    PrimaryKeyConstraint("group_id", "place"),
)
