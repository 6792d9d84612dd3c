"""The first schema. Full-text search is not made here: `upgrading` makes it after the last step."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE assets (
        hash TEXT NOT NULL, name TEXT NOT NULL, suffix TEXT DEFAULT '' NOT NULL,
        width INTEGER DEFAULT 0 NOT NULL, height INTEGER DEFAULT 0 NOT NULL,
        size INTEGER DEFAULT 0 NOT NULL, orientation INTEGER DEFAULT 1 NOT NULL,
        original_name TEXT DEFAULT '' NOT NULL, added_at INTEGER NOT NULL,
        CONSTRAINT pk_assets PRIMARY KEY (hash), CONSTRAINT uq_assets_name UNIQUE (name)
    )
    """,
    """
    CREATE TABLE authors (
        name TEXT NOT NULL, initials TEXT DEFAULT '' NOT NULL, avatar TEXT DEFAULT '' NOT NULL,
        address TEXT DEFAULT '' NOT NULL, bio TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_authors PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE settings (
        "key" TEXT NOT NULL, value TEXT DEFAULT '' NOT NULL, CONSTRAINT pk_settings PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE sites (
        id TEXT NOT NULL, settings TEXT DEFAULT '{}' NOT NULL, CONSTRAINT pk_sites PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE stories (
        "key" INTEGER NOT NULL, id TEXT NOT NULL, site TEXT DEFAULT '' NOT NULL,
        headline TEXT DEFAULT '' NOT NULL, standfirst TEXT DEFAULT '' NOT NULL,
        slug TEXT DEFAULT '' NOT NULL, slug_is_own BOOLEAN DEFAULT 0 NOT NULL,
        status TEXT DEFAULT '' NOT NULL, section TEXT COLLATE "NOCASE" DEFAULT '' NOT NULL,
        kicker TEXT DEFAULT '' NOT NULL, byline TEXT DEFAULT '' NOT NULL,
        dateline TEXT DEFAULT '' NOT NULL, tags TEXT DEFAULT '' NOT NULL, published_at INTEGER,
        published_offset INTEGER, updated_at INTEGER, updated_offset INTEGER,
        language TEXT DEFAULT '' NOT NULL, lead_image TEXT, lead_alt TEXT DEFAULT '' NOT NULL,
        lead_caption TEXT DEFAULT '' NOT NULL, lead_credit TEXT DEFAULT '' NOT NULL,
        search_title TEXT DEFAULT '' NOT NULL, description TEXT DEFAULT '' NOT NULL,
        canonical TEXT DEFAULT '' NOT NULL, social_title TEXT DEFAULT '' NOT NULL,
        social_description TEXT DEFAULT '' NOT NULL, social_image TEXT DEFAULT '' NOT NULL,
        corrections TEXT DEFAULT '[]' NOT NULL, notes TEXT DEFAULT '' NOT NULL,
        extra TEXT DEFAULT '' NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
        exported_at INTEGER, trashed_at INTEGER, seq INTEGER DEFAULT 0 NOT NULL,
        words INTEGER DEFAULT 0 NOT NULL, lede TEXT DEFAULT '' NOT NULL,
        other_words TEXT DEFAULT '' NOT NULL, body TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_stories PRIMARY KEY ("key"), CONSTRAINT uq_stories_id UNIQUE (id),
        CONSTRAINT uq_stories_site_slug UNIQUE (site, slug)
    )
    """,
    "CREATE INDEX ix_stories_slug ON stories (slug)",
    "CREATE INDEX ix_stories_trashed_at_changed_at ON stories (trashed_at, changed_at)",
    "CREATE INDEX ix_stories_trashed_at_section_changed_at ON stories (trashed_at, section, changed_at)",
    "CREATE INDEX ix_stories_trashed_at_status_changed_at ON stories (trashed_at, status, changed_at)",
    """
    CREATE TABLE cards (
        story TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, target TEXT,
        url TEXT DEFAULT '' NOT NULL, headline TEXT DEFAULT '' NOT NULL, excerpt TEXT DEFAULT '' NOT NULL,
        image TEXT DEFAULT '' NOT NULL, source TEXT DEFAULT '' NOT NULL,
        overrides TEXT DEFAULT '{}' NOT NULL, layout TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_cards PRIMARY KEY (story, position),
        CONSTRAINT fk_cards_story FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_cards_target ON cards (target)",
    """
    CREATE TABLE exports (
        id INTEGER NOT NULL, story TEXT NOT NULL, at INTEGER NOT NULL, format TEXT DEFAULT '' NOT NULL,
        folder TEXT DEFAULT '' NOT NULL, files TEXT DEFAULT '[]' NOT NULL,
        page_hash TEXT DEFAULT '' NOT NULL, CONSTRAINT pk_exports PRIMARY KEY (id),
        CONSTRAINT fk_exports_story FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_exports_story_at ON exports (story, at)",
    """
    CREATE TABLE imports (
        id INTEGER NOT NULL, source TEXT DEFAULT '' NOT NULL, hash TEXT DEFAULT '' NOT NULL,
        story TEXT NOT NULL, at INTEGER NOT NULL, CONSTRAINT pk_imports PRIMARY KEY (id),
        CONSTRAINT fk_imports_story FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_imports_hash ON imports (hash)",
    "CREATE INDEX ix_imports_source ON imports (source)",
    "CREATE INDEX ix_imports_story ON imports (story)",
    """
    CREATE TABLE revisions (
        story TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL,
        reason TEXT DEFAULT '' NOT NULL, label TEXT DEFAULT '' NOT NULL, words INTEGER DEFAULT 0 NOT NULL,
        seq INTEGER DEFAULT 0 NOT NULL, codec TEXT DEFAULT '' NOT NULL, snapshot BLOB NOT NULL,
        CONSTRAINT pk_revisions PRIMARY KEY (story, number),
        CONSTRAINT fk_revisions_story FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE story_tags (
        story TEXT NOT NULL, tag TEXT COLLATE "NOCASE" NOT NULL,
        CONSTRAINT pk_story_tags PRIMARY KEY (story, tag),
        CONSTRAINT fk_story_tags_story FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_story_tags_tag_story ON story_tags (tag, story)",
)


def upgrade() -> None:
    """Make every table of the first schema."""
    for statement in STATEMENTS:
        op.execute(statement)
