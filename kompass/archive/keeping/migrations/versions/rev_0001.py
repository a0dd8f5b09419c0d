"""Results, their points, the editions they are given in, and the log.

A revision that has been released never changes.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

_ORDERED = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the first tables in an empty database."""
    _make_editions()
    _make_results()
    _index_results()
    op.create_table(
        "kompass_point",
        sa.Column("result", sa.Integer, nullable=False),
        sa.Column("slot", sa.Integer, nullable=False),
        sa.Column("points", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("result", "slot"),
        sa.ForeignKeyConstraint(["result"], ["kompass_result.key"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["slot"], ["kompass_slot.key"]),
        sqlite_with_rowid=False,
    )
    _make_log()
    op.create_table(
        "kompass_state",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("changes", sa.Integer, nullable=False),
        sa.Column("shipped", sa.Text, nullable=False),
    )
    op.execute("INSERT INTO kompass_state (id, changes, shipped) VALUES (1, 0, '')")


def _make_editions() -> None:
    op.create_table(
        "kompass_edition",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", "content_hash"),
    )
    op.create_table(
        "kompass_slot",
        sa.Column("key", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("is_area", sa.Boolean, nullable=False),
        sa.UniqueConstraint("item"),
    )


def _make_results() -> None:
    op.create_table(
        "kompass_result",
        sa.Column("key", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("municipality", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("country", sa.Text, nullable=False),
        sa.Column("level", sa.Text, nullable=False),
        sa.Column("year", sa.Integer),
        sa.Column("edition", sa.Text),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.Column("printed_total", sa.Integer),
        sa.Column("total", sa.Integer),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("comparable", sa.Boolean, nullable=False),
        sa.Column("why_not", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("visited", sa.Text),
        sa.Column("withdrawn_why", sa.Text),
        sa.Column("withdrawn_at", sa.Text),
        sa.Column("withdrawn_by", sa.Text),
        sa.Column("name_key", _ORDERED, nullable=False),
        sa.Column("unit_key", sa.Text, nullable=False),
        sa.Column("equal_key", sa.Text, nullable=False),
        sa.Column("searched", sa.Text, nullable=False),
        sa.UniqueConstraint("id"),
    )


def _index_results() -> None:
    op.create_index("ix_kompass_result_name", "kompass_result", ["name_key", "key"])
    op.create_index("ix_kompass_result_unit", "kompass_result", ["unit_key", "year"])
    op.create_index("ix_kompass_result_edition", "kompass_result", ["edition", "year"])
    op.create_index(
        "ux_kompass_result_equal",
        "kompass_result",
        ["equal_key"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )


def _make_log() -> None:
    op.create_table(
        "kompass_log",
        sa.Column("key", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("step", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
    )
    op.create_index("ix_kompass_log_item", "kompass_log", ["item", "key"])
    op.create_index("ix_kompass_log_step", "kompass_log", ["step"])
