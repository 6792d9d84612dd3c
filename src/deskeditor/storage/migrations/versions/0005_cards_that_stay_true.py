"""Cards have sets, limits and an origin; what uses what is written down, and so is what pages carried.

Which pictures each story names is read out of it here. Which cards the exported pages carry is not known:
they are looked at when they are exported again.
"""

import json
import re
from collections.abc import Iterator

from alembic import op
from sqlalchemy import text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

CARD = """
    position INTEGER NOT NULL, id TEXT NOT NULL, target TEXT, url TEXT DEFAULT '' NOT NULL,
    headline TEXT DEFAULT '' NOT NULL, excerpt TEXT DEFAULT '' NOT NULL, image TEXT DEFAULT '' NOT NULL,
    source TEXT DEFAULT '' NOT NULL, overrides TEXT DEFAULT '{}' NOT NULL, layout TEXT DEFAULT '' NOT NULL,
    excerpt_limit INTEGER DEFAULT 0 NOT NULL, origin TEXT DEFAULT '' NOT NULL
"""
OF_A_STORY = "FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE"
STATEMENTS = (
    "ALTER TABLE stories ADD COLUMN embargo_until INTEGER",
    "ALTER TABLE stories ADD COLUMN embargo_offset INTEGER",
    "ALTER TABLE stories ADD COLUMN card_sets TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE stories ADD COLUMN teased_at INTEGER DEFAULT 0 NOT NULL",
    "CREATE INDEX ix_stories_teased_at ON stories (teased_at)",
    "CREATE INDEX ix_stories_embargo_until ON stories (embargo_until)",
    "ALTER TABLE cards ADD COLUMN excerpt_limit INTEGER DEFAULT 0 NOT NULL",
    "ALTER TABLE cards ADD COLUMN origin TEXT DEFAULT '' NOT NULL",
    """
    CREATE TABLE card_sets (
        id TEXT NOT NULL, name TEXT COLLATE "NOCASE" NOT NULL, changed_at INTEGER NOT NULL,
        seq INTEGER DEFAULT 0 NOT NULL,
        CONSTRAINT pk_card_sets PRIMARY KEY (id), CONSTRAINT uq_card_sets_name UNIQUE (name)
    )
    """,
    f"""
    CREATE TABLE set_cards (
        card_set TEXT NOT NULL, {CARD},
        CONSTRAINT pk_set_cards PRIMARY KEY (card_set, position),
        CONSTRAINT fk_set_cards_card_set FOREIGN KEY(card_set) REFERENCES card_sets (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_set_cards_target ON set_cards (target)",
    f"""
    CREATE TABLE story_sets (
        story TEXT NOT NULL, card_set TEXT NOT NULL,
        CONSTRAINT pk_story_sets PRIMARY KEY (story, card_set),
        CONSTRAINT fk_story_sets_story {OF_A_STORY}
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_story_sets_card_set ON story_sets (card_set)",
    f"""
    CREATE TABLE story_assets (
        story TEXT NOT NULL, asset TEXT NOT NULL,
        CONSTRAINT pk_story_assets PRIMARY KEY (story, asset),
        CONSTRAINT fk_story_assets_story {OF_A_STORY}
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_story_assets_asset ON story_assets (asset)",
    f"""
    CREATE TABLE dismissals (
        story TEXT NOT NULL, target TEXT NOT NULL,
        CONSTRAINT pk_dismissals PRIMARY KEY (story, target),
        CONSTRAINT fk_dismissals_story {OF_A_STORY}
    ) WITHOUT ROWID
    """,
    f"""
    CREATE TABLE carried (
        story TEXT NOT NULL, folder TEXT DEFAULT '' NOT NULL, file TEXT DEFAULT '' NOT NULL,
        cards TEXT DEFAULT '' NOT NULL, checked_at INTEGER NOT NULL,
        CONSTRAINT pk_carried PRIMARY KEY (story),
        CONSTRAINT fk_carried_story {OF_A_STORY}
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_carried_checked_at ON carried (checked_at)",
)
REFERENCE = re.compile(r"images/[0-9a-f]{16}\.[a-z0-9]{1,8}")
STORIES = "SELECT id, body, lead_image, social_image FROM stories"
CARDS = "SELECT story, image, overrides FROM cards WHERE image != '' OR overrides != '{}'"
PUT = text("INSERT OR IGNORE INTO story_assets (story, asset) VALUES (:story, :asset)")
_TOGETHER = 1000


def upgrade() -> None:
    """Add the columns and tables, and find the pictures of each story."""
    for statement in STATEMENTS:
        op.execute(statement)
    connection = op.get_bind()
    some: list[dict[str, str]] = []
    for story, asset in _named():
        some.append({"story": story, "asset": asset})
        if len(some) == _TOGETHER:
            connection.execute(PUT, some)
            some = []
    if some:
        connection.execute(PUT, some)


def _named() -> Iterator[tuple[str, str]]:
    connection = op.get_bind()
    for story, *texts in connection.execute(text(STORIES)):
        yield from ((story, one) for said in texts for one in REFERENCE.findall(said or ""))
    for story, image, overrides in connection.execute(text(CARDS)):
        words = (value[0] for name, value in json.loads(overrides).items() if name == "image")
        yield from ((story, one) for one in (image, *words) if REFERENCE.fullmatch(one))
