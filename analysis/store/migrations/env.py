"""Alembic's entry: always runs on the connection that `analysis.store.migrate` hands over."""

from alembic import context

from analysis.store.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=False)
context.run_migrations()
