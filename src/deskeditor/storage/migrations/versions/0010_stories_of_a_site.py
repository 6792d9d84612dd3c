"""The stories of one site have an index: they are listed and counted without a look at the others."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.execute("CREATE INDEX ix_stories_trashed_at_site_changed_at ON stories (trashed_at, site, changed_at)")
