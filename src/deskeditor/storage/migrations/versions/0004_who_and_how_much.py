"""Revisions say who made them and how many words came and went, and may be packed against another one."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS = "story, number, at, reason, label, words, seq, codec, snapshot"
STATEMENTS = (  # the table is made anew: SQLite would put a column that is added behind the constraints
    """
    CREATE TABLE revisions_with_who (
        story TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL,
        reason TEXT DEFAULT '' NOT NULL, label TEXT DEFAULT '' NOT NULL, who TEXT DEFAULT '' NOT NULL,
        words INTEGER DEFAULT 0 NOT NULL, added INTEGER, removed INTEGER,
        seq INTEGER DEFAULT 0 NOT NULL, codec TEXT DEFAULT '' NOT NULL, base INTEGER,
        snapshot BLOB NOT NULL,
        CONSTRAINT pk_revisions PRIMARY KEY (story, number),
        CONSTRAINT fk_revisions_story FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
    )
    """,
    f"INSERT INTO revisions_with_who ({COLUMNS}) SELECT {COLUMNS} FROM revisions",  # noqa: S608 - names of ours
    "DROP TABLE revisions",
    "ALTER TABLE revisions_with_who RENAME TO revisions",
)


def upgrade() -> None:
    """Add the columns."""
    for statement in STATEMENTS:
        op.execute(statement)
