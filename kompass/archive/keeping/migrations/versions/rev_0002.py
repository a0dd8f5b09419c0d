"""Statements (strengths, improvements, good examples), and saved groups of municipalities."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"

_ORDERED = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the new tables; nothing that is there changes."""
    op.create_table(
        "kompass_statement",
        sa.Column("result", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("question", sa.Text),
        sa.PrimaryKeyConstraint("result", "place"),
        sa.ForeignKeyConstraint(["result"], ["kompass_result.key"], ondelete="CASCADE"),
    )
    op.create_table(
        "kompass_group",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_key", _ORDERED, nullable=False),
        sa.UniqueConstraint("name_key"),
    )
    op.create_table(
        "kompass_group_member",
        sa.Column("group_id", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("group_id", "place"),
        sa.ForeignKeyConstraint(["group_id"], ["kompass_group.id"], ondelete="CASCADE"),
    )
