"""Alembic runs this: the upgrade happens on the connection, and in the transaction, of ours."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], version_table="kompass_schema"
)
context.run_migrations()
