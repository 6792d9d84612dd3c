"""Every order of the list has its index, and so have bylines: a large library is never sorted as a whole."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

STATEMENTS = (
    "CREATE INDEX ix_stories_trashed_at_created_at ON stories (trashed_at, created_at)",
    "CREATE INDEX ix_stories_trashed_at_published_at ON stories (trashed_at, published_at)",
    "CREATE INDEX ix_stories_trashed_at_words ON stories (trashed_at, words)",
    "CREATE INDEX ix_stories_trashed_at_headline ON stories (trashed_at, headline COLLATE NOCASE)",
    "CREATE INDEX ix_stories_byline_trashed_at_changed_at ON stories (byline, trashed_at, changed_at)",
)


def upgrade() -> None:
    """Add the indexes."""
    for statement in STATEMENTS:
        op.execute(statement)
