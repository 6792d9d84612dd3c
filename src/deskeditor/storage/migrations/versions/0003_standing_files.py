"""What exported files were made from is written down; of those that are there it is not known."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENT = """
    CREATE TABLE standing (
        story TEXT NOT NULL, folder TEXT NOT NULL, format TEXT NOT NULL,
        made_from TEXT DEFAULT '' NOT NULL, wants TEXT DEFAULT '{}' NOT NULL,
        files TEXT DEFAULT '[]' NOT NULL,
        CONSTRAINT pk_standing PRIMARY KEY (story, folder, format),
        CONSTRAINT fk_standing_story FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
    ) WITHOUT ROWID
"""


def upgrade() -> None:
    """Add the table."""
    op.execute(STATEMENT)
