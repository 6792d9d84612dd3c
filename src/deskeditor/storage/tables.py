"""Which tables does a library have? The newest schema; `migrations/` brings older libraries here.

Times are whole microseconds since 1970 in UTC, so that they sort and compare as numbers; where the zone that
an editor named matters, its offset from UTC stands beside them in seconds. Lists of names are stored one
name a line, so that full-text search reads them as they stand; other lists are JSON.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from deskeditor.storage.search import COLUMNS

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _json(name: str, empty: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=empty)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text("0"))


def _time(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _maybe(name: str) -> Column[int]:
    return Column(name, Integer)


def _story() -> Column[str]:
    return Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False)


AT_A_GLANCE = (
    "trashed_at", "changed_at", "key", "status", "section", "site", "byline", "exported_at", "lead_image",
)  # fmt: skip

# SQLite takes an index of some rows for a question only where both say it in the same words.
ONLY_BODY_HAS_IMAGE = "lead_image IS NULL AND instr(body, '](images/') > 0"
HAS_NOTES = "notes != ''"
HAS_CORRECTIONS = "corrections != '[]'"
LACKS_TAGS = "tags = ''"
LACKS_BODY = "body = ''"

stories = Table(
    "stories",
    metadata,
    Column("key", Integer, primary_key=True),  # names the row for full-text search, and survives VACUUM
    Column("id", Text, nullable=False),
    _text("site"),
    _text("headline"),
    _text("standfirst"),
    _text("slug"),
    Column("slug_is_own", Boolean, nullable=False, server_default=text("0")),
    _text("status"),
    Column("section", Text(collation="NOCASE"), nullable=False, server_default=""),
    _text("kicker"),
    _text("byline"),
    _text("dateline"),
    _text("tags"),
    _maybe("published_at"),
    _maybe("published_offset"),
    _maybe("updated_at"),
    _maybe("updated_offset"),
    _text("language"),
    Column("lead_image", Text),  # NULL: the story has none
    _text("lead_alt"),
    _text("lead_caption"),
    _text("lead_credit"),
    _text("search_title"),
    _text("description"),
    _text("canonical"),
    _text("social_title"),
    _text("social_description"),
    _text("social_image"),
    _json("corrections", "[]"),
    _text("notes"),
    _text("extra"),
    _time("created_at"),
    _time("changed_at"),
    _maybe("exported_at"),
    _maybe("trashed_at"),
    _number("seq"),
    _number("words"),
    _text("lede"),
    _text("other_words"),  # what search finds besides: section, captions, notes, the words of its cards…
    _text("body"),  # here, because a long one spills into pages that lists need not read
    _maybe("embargo_until"),
    _maybe("embargo_offset"),
    _text("card_sets"),  # their ids
    _number("teased_at"),  # when what cards say of it changed last
    _maybe("text_sum"),  # of headline, standfirst and body as saved; NULL: from before there was one
    UniqueConstraint("id"),
    UniqueConstraint("site", "slug"),
    Index(None, "trashed_at", "changed_at"),
    Index(None, "trashed_at", "status", "changed_at"),
    Index(None, "trashed_at", "section", "changed_at"),
    Index(None, "trashed_at", "section", "status", "changed_at"),
    Index(None, "trashed_at", "site", "changed_at"),
    Index(None, "trashed_at", "created_at"),
    Index(None, "trashed_at", "published_at"),
    Index(None, "trashed_at", "words"),
    Index("ix_stories_trashed_at_headline", "trashed_at", text("headline COLLATE NOCASE")),
    Index(None, "byline", "trashed_at", "changed_at"),
    Index(None, "slug"),
    Index(None, "teased_at"),
    Index(None, "embargo_until"),
    # What can be asked of a story in any mixture: each entry tells it, so that no story need be read.
    Index("ix_stories_at_a_glance", *AT_A_GLANCE),
    # Of these there are few, or few have them not.
    Index("ix_stories_with_image", "trashed_at", sqlite_where=text(ONLY_BODY_HAS_IMAGE)),
    Index("ix_stories_with_notes", "trashed_at", sqlite_where=text(HAS_NOTES)),
    Index("ix_stories_with_corrections", "trashed_at", sqlite_where=text(HAS_CORRECTIONS)),
    Index("ix_stories_without_tags", "trashed_at", sqlite_where=text(LACKS_TAGS)),
    Index("ix_stories_without_body", "trashed_at", sqlite_where=text(LACKS_BODY)),
)

# The plus keeps SQLite from finding the few stories that are asked for by walking through all listed ones.
NOT_IN_TRASH = text("+stories.trashed_at IS NULL")

# No story was ever put away before 1970; an index answers this, and IS NOT NULL may read every story.
IN_TRASH = stories.c.trashed_at >= 0

# What full-text search knows of a story that has changed since: see `search_index`.
search_owed = Table(
    "search_owed",
    metadata,
    Column("key", Integer, primary_key=True),
    *(Column(name, Text, nullable=False) for name in COLUMNS),
)

story_tags = Table(
    "story_tags",
    metadata,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("tag", Text(collation="NOCASE"), primary_key=True),
    Index(None, "tag", "story"),
    sqlite_with_rowid=False,
)

cards = Table(
    "cards",
    metadata,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),  # counts from 0
    Column("id", Text, nullable=False),
    Column("target", Text),  # a story's id, kept when that story is gone; NULL: a page elsewhere
    _text("url"),
    _text("headline"),
    _text("excerpt"),
    _text("image"),
    _text("source"),
    _json("overrides", "{}"),
    _text("layout"),
    _number("excerpt_limit"),
    _text("origin"),
    Index(None, "target"),
    sqlite_with_rowid=False,
)

carded = Table(  # the stories that have cards: triggers keep it, see `carded`
    "carded",
    metadata,
    Column("key", Integer, ForeignKey("stories.key", ondelete="CASCADE"), primary_key=True),
)

card_sets = Table(
    "card_sets",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text(collation="NOCASE"), nullable=False),
    _time("changed_at"),
    _number("seq"),
    UniqueConstraint("name"),
)

set_cards = Table(
    "set_cards",
    metadata,
    Column("card_set", Text, ForeignKey("card_sets.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),  # counts from 0
    Column("id", Text, nullable=False),
    Column("target", Text),
    _text("url"),
    _text("headline"),
    _text("excerpt"),
    _text("image"),
    _text("source"),
    _json("overrides", "{}"),
    _text("layout"),
    _number("excerpt_limit"),
    _text("origin"),
    Index(None, "target"),
    sqlite_with_rowid=False,
)

story_sets = Table(  # which stories the sets stand under; in which order, says the story
    "story_sets",
    metadata,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("card_set", Text, primary_key=True),
    Index(None, "card_set"),
    sqlite_with_rowid=False,
)

story_assets = Table(  # which pictures a story and its cards name
    "story_assets",
    metadata,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("asset", Text, primary_key=True),  # a reference
    Index(None, "asset"),
    sqlite_with_rowid=False,
)

dismissals = Table(  # suggestions that somebody does not want under a story
    "dismissals",
    metadata,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("target", Text, primary_key=True),  # a story's id
    sqlite_with_rowid=False,
)

carried = Table(  # which cards the page of a story carried where it was exported last
    "carried",
    metadata,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    _text("folder"),
    _text("file"),  # the page's path
    _text("cards"),  # a hash of what they say there
    _time("checked_at"),  # when that was last what they say
    Index(None, "checked_at"),
    sqlite_with_rowid=False,
)

authors = Table(
    "authors",
    metadata,
    Column("name", Text, primary_key=True),
    _text("initials"),
    _text("avatar"),
    _text("address"),
    _text("bio"),
    _text("colour"),  # "#RRGGBB"; empty: that of the name
)

reminders = Table(  # when the desk wants to be told of a story again, and of what
    "reminders",
    metadata,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    _time("at"),
    _maybe("at_offset"),
    _text("about"),
    Index(None, "at"),
    sqlite_with_rowid=False,
)

status_changes = Table(  # which status a story got when, and who gave it
    "status_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    _story(),
    _text("status"),
    _time("at"),
    _text("who"),
    Index(None, "story"),
)

sites = Table(
    "sites",
    metadata,
    Column("id", Text, primary_key=True),
    _json("settings", "{}"),
)

assets = Table(
    "assets",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("name", Text, nullable=False),
    _text("suffix"),
    _number("width"),
    _number("height"),
    _number("size"),
    Column("orientation", Integer, nullable=False, server_default=text("1")),  # as EXIF counts them, 1 to 8
    _text("original_name"),
    _text("look"),  # opaque, transparent, animated; empty: unknown
    _time("added_at"),
    UniqueConstraint("name"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),  # counts from 1 within the story
    _time("at"),
    _text("reason"),
    _text("label"),
    _text("who"),
    _number("words"),
    _maybe("added"),  # words that came since the revision before; NULL: never counted
    _maybe("removed"),
    _number("seq"),  # the story's seq of that state: tells whether a state is kept already
    _text("codec"),  # how `snapshot` is packed
    _maybe("base"),  # the number of the revision that it is packed against
    Column("snapshot", LargeBinary, nullable=False),
)

imports = Table(
    "imports",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("source"),  # the file's path
    _text("hash"),  # SHA-256 of the file
    _story(),
    _time("at"),
    Index(None, "source"),
    Index(None, "hash"),
    Index(None, "story"),
)

exports = Table(
    "exports",
    metadata,
    Column("id", Integer, primary_key=True),
    _story(),
    _time("at"),
    _text("format"),
    _text("folder"),
    _json("files", "[]"),
    _text("page_hash"),
    Index(None, "story", "at"),
)

standing = Table(  # the files of a story in one folder, as they were when an export last saw to them
    "standing",
    metadata,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("folder", Text, primary_key=True),
    Column("format", Text, primary_key=True),
    _text("made_from"),  # a hash of all that went into them
    _json("wants", "{}"),  # what its story names elsewhere in the library
    _json("files", "[]"),  # their paths, sizes and times of change in nanoseconds
    sqlite_with_rowid=False,
)

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    _text("value"),  # JSON
)
