"""What stories are and have stands in indexes, so that searches by it read no story."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_stories_at_a_glance": (
        "(trashed_at, changed_at, key, status, section, site, byline, exported_at, lead_image)"
    ),
    "ix_stories_with_image": "(trashed_at) WHERE lead_image IS NULL AND instr(body, '](images/') > 0",
    "ix_stories_with_notes": "(trashed_at) WHERE notes != ''",
    "ix_stories_with_corrections": "(trashed_at) WHERE corrections != '[]'",
    "ix_stories_without_tags": "(trashed_at) WHERE tags = ''",
    "ix_stories_without_body": "(trashed_at) WHERE body = ''",
}
CARDED = """
    CREATE TABLE carded (
        "key" INTEGER NOT NULL,
        CONSTRAINT pk_carded PRIMARY KEY ("key"),
        CONSTRAINT fk_carded_key FOREIGN KEY("key") REFERENCES stories ("key") ON DELETE CASCADE
    )
"""


def upgrade() -> None:
    """Add the indexes and the table; `upgrading` fills it and makes the triggers that keep it."""
    for name, columns in INDEXES.items():
        op.execute(f"CREATE INDEX {name} ON stories {columns}")
    op.execute(CARDED)
