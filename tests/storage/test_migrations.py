"""An older library becomes one of today, wholly or not at all, and loses nothing on the way."""

import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData
from tests.rigs import scene

from deskeditor import user_dirs
from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.story import Story
from deskeditor.errors import CannotWrite, DamagedLibrary
from deskeditor.storage import carded, database, search, search_index, upgrading, versions
from deskeditor.storage.library import Library
from deskeditor.storage.tables import metadata

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{current}"
branch_labels = None
depends_on = None


def upgrade():
    {step}
"""
MAKE_ANEW = """with op.batch_alter_table("stories", recreate="always") as stories:
        stories.add_column(sa.Column("mood", sa.Text, nullable=False, server_default="calm"))"""


def steps(tmp_path: Path, step: str) -> Path:
    folder = tmp_path / "steps"
    folder.mkdir()
    (folder / "next_step.py").write_text(NEXT.format(current=versions.CURRENT, step=step))
    return folder


def schema(folder: Path) -> dict[str, str]:
    connection = sqlite3.connect(folder / "library.db")
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {name: "".join(sql.split()).replace('"', "") for name, sql in rows}


@pytest.fixture
def with_stories(library):
    """A library with a card under a story, and one story more."""
    tram, ferry = Story(id="tram", headline="Tram"), Story(id="ferry", headline="Ferry")
    ferry = Story(id="ferry", headline="Ferry", cards=(Card(target=StoryTarget("tram")),))
    with library.write() as work:
        for story in (tram, ferry.with_details(tags=("sea",))):
            work.stories.insert(story.with_details(slug=story.id), words=1, lede="")
        work.commit()
    library.close()
    return library.folder


def test_a_new_library_has_the_schema_of_one_that_was_brought_up_to_date(tmp_path):
    Library.create(tmp_path / "new").close()
    with Library.create(tmp_path / "old") as old:
        pass
    connection = sqlite3.connect(old.folder / "library.db")
    for name, kind in connection.execute(
        "SELECT name, type FROM sqlite_master WHERE type != 'index'"
    ).fetchall():
        if not name.startswith(("sqlite_", "story_search_")):
            connection.execute(f"DROP {kind} IF EXISTS {name}")
    connection.commit()
    connection.close()

    run_every_step(old.folder)

    assert schema(old.folder) == schema(tmp_path / "new")
    engine = database.engine(old.folder)
    with engine.connect() as connected:
        context = MigrationContext.configure(
            connected, opts={"include_name": lambda name, kind, _: is_compared(name or "")}
        )
        assert compare_metadata(context, comparable()) == []
    engine.dispose()
    with Library.open(old.folder) as opened, opened.write() as work:
        assert search_index.agrees(work.connection.exec_driver_sql)


BY_HEADLINE = "ix_stories_trashed_at_headline"  # Alembic cannot compare it: the schemas above hold it


def is_compared(name: str) -> bool:
    return name != BY_HEADLINE and not name.startswith(search.TABLE)


def comparable() -> MetaData:
    tables = MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.tables.values():
        table.to_metadata(tables)
    stories = tables.tables["stories"]
    stories.indexes -= {one for one in stories.indexes if one.name == BY_HEADLINE}
    return tables


def empty_library(tmp_path: Path, version: str) -> Path:
    """A library of an earlier schema in which nothing stands yet."""
    folder = tmp_path / "old"
    folder.mkdir()
    connection = sqlite3.connect(folder / "library.db")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    run_every_step(folder, version)
    return folder


def run_every_step(folder: Path, last: str = "head") -> None:
    """As `upgrading` does, for a database in which nothing stands yet."""
    from alembic import command

    engine = database.engine(folder, foreign_keys=False)
    with database.transaction(engine, writing=True) as connection:
        command.upgrade(upgrading._config(connection, None), last)
        if last == "head":
            upgrading._restore_search(connection)
            carded.restore(connection.exec_driver_sql)
        else:
            scene.search_as_then(connection.exec_driver_sql)
        connection.commit()
    engine.dispose()


def test_the_known_schemas_are_the_steps_in_order():
    config = Config()
    config.set_main_option("script_location", upgrading.STEPS)
    walked = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(step.revision for step in walked)[::-1] == versions.KNOWN


def test_a_table_made_anew_keeps_its_cards_triggers_and_index(tmp_path, with_stories):
    """The trap: with foreign keys on, the old table's end deletes every card, and its triggers go with it."""
    upgrading.upgrade(with_stories, target="next", more_steps=steps(tmp_path, MAKE_ANEW))

    connection = sqlite3.connect(with_stories / "library.db")
    ask = connection.execute
    assert ask("SELECT story, target FROM cards").fetchall() == [("ferry", "tram")]
    assert ask("SELECT tag FROM story_tags").fetchall() == [("sea",)]
    assert ask("SELECT mood FROM stories").fetchall() == [("calm",), ("calm",)]
    triggers = {name for (name,) in ask("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert triggers == {*search_index.TRIGGERS, *carded.TRIGGERS}
    assert ask("SELECT id FROM stories WHERE key IN (SELECT key FROM carded)").fetchall() == [("ferry",)]
    ask("UPDATE stories SET body = 'zebra' WHERE id = 'tram'")
    search_index.settle(ask)
    assert ask("SELECT count(*) FROM story_search WHERE story_search MATCH 'zebra'").fetchone() == (1,)
    assert search_index.agrees(ask)
    connection.close()


def test_what_the_search_index_had_not_heard_of_it_hears_on_the_way(tmp_path, with_stories):
    connection = sqlite3.connect(with_stories / "library.db")
    connection.execute("UPDATE stories SET headline = 'Heron' WHERE id = 'tram'")
    connection.commit()
    assert len(search_index.owed(connection.execute)) == 1
    connection.close()

    upgrading.upgrade(with_stories, target="next", more_steps=steps(tmp_path, MAKE_ANEW))

    connection = sqlite3.connect(with_stories / "library.db")
    assert search_index.owed(connection.execute) == ()
    asked = "SELECT count(*) FROM story_search WHERE story_search MATCH ?"
    assert connection.execute(asked, ("heron",)).fetchone() == (1,)
    assert connection.execute(asked, ("headline : tram",)).fetchone() == (0,)
    connection.close()


def test_the_same_step_with_foreign_keys_on_would_lose_the_cards(tmp_path, with_stories):
    """Shows that the test above would notice."""
    from alembic import command

    engine = database.engine(with_stories)
    with database.transaction(engine, writing=True) as connection:
        carded.drop_triggers(connection.exec_driver_sql)
        command.upgrade(upgrading._config(connection, steps(tmp_path, MAKE_ANEW)), "next")
        assert connection.exec_driver_sql("SELECT count(*) FROM cards").scalar() == 0
        assert (
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").scalar()
            == 0
        )
    engine.dispose()


@pytest.mark.parametrize(
    ("step", "error"),
    [
        ('op.drop_table("cards")\n    raise RuntimeError("half way")', RuntimeError),
        ("op.execute(\"UPDATE cards SET story = 'nobody'\")", DamagedLibrary),
    ],
    ids=["that fails half way", "that leaves cards without a story"],
)
def test_a_step_leaves_no_trace(tmp_path, with_stories, step, error):
    before = schema(with_stories)
    with pytest.raises(error):
        upgrading.upgrade(with_stories, target="next", more_steps=steps(tmp_path, step))

    assert schema(with_stories) == before
    with Library.open(with_stories) as library, library.read() as reading:
        assert len(reading.stories.get("ferry").cards) == 1


def test_opening_an_older_library_brings_it_up_to_date(tmp_path, with_stories, monkeypatch):
    upgrade = partial(upgrading.upgrade, target="next", more_steps=steps(tmp_path, MAKE_ANEW))
    monkeypatch.setattr(upgrading, "upgrade", upgrade)
    monkeypatch.setattr(versions, "CURRENT", "next")
    monkeypatch.setattr("deskeditor.storage.schema.KNOWN", (*versions.KNOWN, "next"))

    with Library.open(with_stories) as library, library.read() as reading:
        assert reading.stories.get("ferry").headline == "Ferry"
        assert (
            reading.connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "next"
        )


def test_a_library_with_stories_is_copied_first(tmp_path, with_stories):
    copy = upgrading.upgrade(with_stories, target="next", more_steps=steps(tmp_path, MAKE_ANEW))

    assert copy.is_relative_to(user_dirs.data())
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (versions.CURRENT,)
    assert connection.execute("SELECT count(*) FROM stories").fetchone() == (2,)
    connection.close()


def test_an_empty_library_needs_no_copy(tmp_path, library):
    library.close()
    more = steps(tmp_path, MAKE_ANEW)
    assert upgrading.upgrade(library.folder, target="next", more_steps=more) is None


def test_nothing_is_done_where_the_copy_cannot_be_made(tmp_path, with_stories, monkeypatch):
    user_dirs.data().parent.mkdir(parents=True, exist_ok=True)
    user_dirs.data().write_text("a file where the folder should be")
    before = schema(with_stories)
    with pytest.raises(CannotWrite):
        upgrading.upgrade(with_stories, target="next", more_steps=steps(tmp_path, MAKE_ANEW))
    assert schema(with_stories) == before


OPEN = """
import sys
from functools import partial
from pathlib import Path
from deskeditor.services import libraries
libraries.open_library(Path(sys.argv[1])).close()
print(sorted({"alembic", "sqlalchemy.orm", "PIL", "markdown", "jinja2", "PySide6"} & set(sys.modules)))
"""


def test_a_library_of_today_opens_without_alembic(library):
    library.close()
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(library.folder)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "[]\n"


def test_pictures_of_the_first_schema_stay_and_their_look_is_unknown(tmp_path):
    folder = empty_library(tmp_path, "0001")
    connection = sqlite3.connect(folder / "library.db")
    connection.execute(
        "INSERT INTO assets (hash, name, suffix, width, height, added_at)"
        " VALUES ('ab', 'ab.png', '.png', 4, 3, 0)"
    )
    connection.commit()
    connection.close()

    run_every_step(folder)

    connection = sqlite3.connect(folder / "library.db")
    assert connection.execute("SELECT name, width, look FROM assets").fetchall() == [("ab.png", 4, "")]
    connection.close()


def test_revisions_of_the_third_schema_stay_and_nobody_is_said_to_have_made_them(tmp_path):
    folder = empty_library(tmp_path, "0003")
    connection = sqlite3.connect(folder / "library.db")
    connection.execute("INSERT INTO stories (id, created_at, changed_at) VALUES ('tram', 0, 0)")
    connection.execute(
        "INSERT INTO revisions (story, number, at, reason, label, words, seq, codec, snapshot)"
        " VALUES ('tram', 1, 5, 'named', 'Sent to legal', 3, 2, 'zlib-json', x'00')"
    )
    connection.commit()
    connection.close()

    run_every_step(folder)

    connection = sqlite3.connect(folder / "library.db")
    asked = "SELECT number, at, reason, label, who, words, added, removed, seq, base, snapshot FROM revisions"
    (kept,) = connection.execute(asked).fetchall()
    connection.close()
    assert kept == (1, 5, "named", "Sent to legal", "", 3, None, None, 2, None, b"\x00")


def test_pictures_and_cards_of_the_fourth_schema_are_found_again(tmp_path):
    folder = empty_library(tmp_path, "0004")
    connection = sqlite3.connect(folder / "library.db")
    in_body, on_card = "images/0123456789abcdef.jpg", "images/fedcba9876543210.png"
    connection.execute(
        "INSERT INTO stories (id, body, created_at, changed_at) VALUES ('tram', ?, 0, 0)",
        (f"![Tram]({in_body}) images/none.jpg",),
    )
    connection.execute(
        "INSERT INTO cards (story, position, id, target, overrides, layout)"
        " VALUES ('tram', 0, 'one', 'ferry', ?, 'standard')",
        (f'{{"image": ["{on_card}", ""], "headline": ["Own", "Old"]}}',),
    )
    connection.commit()
    connection.close()

    run_every_step(folder)

    connection = sqlite3.connect(folder / "library.db")
    found = connection.execute("SELECT story, asset FROM story_assets ORDER BY asset").fetchall()
    cards = connection.execute("SELECT id, excerpt_limit, origin FROM cards").fetchall()
    embargo = connection.execute("SELECT embargo_until, card_sets, teased_at FROM stories").fetchall()
    connection.close()
    assert found == [("tram", in_body), ("tram", on_card)]
    assert (cards, embargo) == ([("one", 0, "")], [(None, "", 0)])


def test_since_when_a_story_has_its_status_is_read_out_of_the_revisions_of_the_fifth_schema(tmp_path):
    folder = empty_library(tmp_path, "0005")
    connection = sqlite3.connect(folder / "library.db")
    connection.execute("INSERT INTO authors (name, initials) VALUES ('Imogen Castellane', 'IM')")
    for story in ("tram", "ferry"):
        connection.execute(
            "INSERT INTO stories (id, slug, status, created_at, changed_at) VALUES (?, ?, 'in-review', 0, 0)",
            (story, story),
        )
    for number, at, reason in ((1, 5, "status changed"), (2, 9, "status changed"), (3, 12, "autosaved")):
        connection.execute(
            "INSERT INTO revisions (story, number, at, reason, who, snapshot)"
            " VALUES ('tram', ?, ?, ?, ?, '')",
            (number, at, reason, f"Desk {number}"),
        )
    connection.commit()
    connection.close()

    run_every_step(folder)

    connection = sqlite3.connect(folder / "library.db")
    known = connection.execute("SELECT story, status, at, who FROM status_changes").fetchall()
    authors = connection.execute("SELECT name, initials, colour FROM authors").fetchall()
    reminders = connection.execute("SELECT * FROM reminders").fetchall()
    connection.close()
    assert known == [("tram", "in-review", 9, "Desk 2")]
    assert (authors, reminders) == ([("Imogen Castellane", "IM", "")], [])


def test_every_order_of_the_list_has_its_index_after_the_sixth_schema(tmp_path):
    folder = empty_library(tmp_path, "0006")
    connection = sqlite3.connect(folder / "library.db")
    for number, headline in enumerate(("b", "A", "c")):
        connection.execute(
            "INSERT INTO stories (id, slug, headline, created_at, changed_at) VALUES (?, ?, ?, 0, 0)",
            (f"s{number}", f"s{number}", headline),
        )
    connection.commit()
    connection.close()

    run_every_step(folder)

    connection = sqlite3.connect(folder / "library.db")
    query = "SELECT headline FROM stories WHERE trashed_at IS NULL ORDER BY headline COLLATE NOCASE"
    assert [headline for (headline,) in connection.execute(query)] == ["A", "b", "c"]
    ((*_, plan),) = connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
    connection.close()
    assert BY_HEADLINE in plan
