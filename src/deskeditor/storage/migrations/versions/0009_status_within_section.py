"""Stories of one status within one section have an index: they are listed and counted at once."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

INDEX = """
    CREATE INDEX ix_stories_trashed_at_section_status_changed_at
    ON stories (trashed_at, section, status, changed_at)
"""


def upgrade() -> None:
    """Add the index."""
    op.execute(INDEX)
