"""Stories have reminders and say since when they have their status; authors may have a colour.

Since when a story has the status of today is read out of its revisions, where one was kept for that.
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

OF_A_STORY = "FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE"
STATEMENTS = (
    "ALTER TABLE authors ADD COLUMN colour TEXT DEFAULT '' NOT NULL",
    f"""
    CREATE TABLE reminders (
        story TEXT NOT NULL, at INTEGER NOT NULL, at_offset INTEGER, about TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_reminders PRIMARY KEY (story),
        CONSTRAINT fk_reminders_story {OF_A_STORY}
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_reminders_at ON reminders (at)",
    f"""
    CREATE TABLE status_changes (
        id INTEGER NOT NULL, story TEXT NOT NULL, status TEXT DEFAULT '' NOT NULL, at INTEGER NOT NULL,
        who TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_status_changes PRIMARY KEY (id),
        CONSTRAINT fk_status_changes_story {OF_A_STORY}
    )
    """,
    "CREATE INDEX ix_status_changes_story ON status_changes (story)",
    """
    INSERT INTO status_changes (story, status, at, who)
    SELECT stories.id, stories.status, max(revisions.at), revisions.who
    FROM revisions JOIN stories ON stories.id = revisions.story
    WHERE revisions.reason = 'status changed' GROUP BY revisions.story
    """,
)


def upgrade() -> None:
    """Add the column and the tables, and fill in what is known."""
    for statement in STATEMENTS:
        op.execute(statement)
