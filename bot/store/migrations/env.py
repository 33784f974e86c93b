"""Alembic's way in: it runs this file with a connection that `bot.store.migrate` has opened and locked."""

from alembic import context

from bot.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # on SQLite too: our own BEGIN holds its DDL
)
with context.begin_transaction():
    context.run_migrations()
