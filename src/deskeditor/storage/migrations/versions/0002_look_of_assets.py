"""Assets say whether they are opaque, transparent or moving; of those that are there it is not known."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

COLUMNS = "hash, name, suffix, width, height, size, orientation, original_name, added_at"
STATEMENTS = (  # the table is made anew: SQLite would put a column that is added behind the constraints
    """
    CREATE TABLE assets_with_look (
        hash TEXT NOT NULL, name TEXT NOT NULL, suffix TEXT DEFAULT '' NOT NULL,
        width INTEGER DEFAULT 0 NOT NULL, height INTEGER DEFAULT 0 NOT NULL,
        size INTEGER DEFAULT 0 NOT NULL, orientation INTEGER DEFAULT 1 NOT NULL,
        original_name TEXT DEFAULT '' NOT NULL, look TEXT DEFAULT '' NOT NULL, added_at INTEGER NOT NULL,
        CONSTRAINT pk_assets PRIMARY KEY (hash), CONSTRAINT uq_assets_name UNIQUE (name)
    )
    """,
    f"INSERT INTO assets_with_look ({COLUMNS}) SELECT {COLUMNS} FROM assets",  # noqa: S608 - names of ours
    "DROP TABLE assets",
    "ALTER TABLE assets_with_look RENAME TO assets",
)


def upgrade() -> None:
    """Add the column."""
    for statement in STATEMENTS:
        op.execute(statement)
