"""Each story keeps a sum of its text, so that damage which SQLite does not see is found.

What stands there now has none until it is saved again: nobody can say whether it is what was written.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.execute("ALTER TABLE stories ADD COLUMN text_sum INTEGER")
