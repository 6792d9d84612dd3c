"""What the search index knows of a story that has been saved since stands in a table, until it is told."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; `upgrading` makes the triggers anew that write to it."""
    op.execute(
        """
        CREATE TABLE search_owed (
            "key" INTEGER NOT NULL, headline TEXT NOT NULL, standfirst TEXT NOT NULL, body TEXT NOT NULL,
            tags TEXT NOT NULL, byline TEXT NOT NULL, other_words TEXT NOT NULL,
            CONSTRAINT pk_search_owed PRIMARY KEY ("key")
        )
        """
    )
