"""What does Alembic run the steps with? With the connection, and in the transaction, of `upgrading`."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,  # SQLite can undo every change of a schema, if only the driver lets it
    render_as_batch=True,
)
context.run_migrations()
