"""The quick look shows what the library holds, or nothing."""

import sqlite3
import subprocess
import sys
from dataclasses import replace

import pytest

from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.story import Story
from deskeditor.services import listing, stories
from deskeditor.storage.glance import glance


@pytest.fixture
def saved(library):
    first, _ = stories.new(library, Story(headline="Ferry").with_details(tags=("sea",)))
    second, _ = stories.new(library, Story(headline="Tram", cards=(Card(target=StoryTarget(first.id)),)))
    return first, second


def test_it_shows_the_story_changed_last_and_the_list(library, saved):
    seen = glance(library.folder, None)
    assert seen.story == saved[1]
    assert seen.rows == listing.rows(library, listing.ListQuery()).rows
    assert seen.total == 2


def test_it_shows_the_named_story(library, saved):
    assert glance(library.folder, saved[0].id).story == saved[0]


def test_a_name_that_is_gone_gives_the_story_changed_last(library, saved):
    assert glance(library.folder, "0000000000000000").story == saved[1]


def test_it_sees_what_another_program_has_just_saved(library, saved):
    changed, _ = stories.save(library, replace(saved[0], body="New words"))
    assert glance(library.folder, None).story == changed


def test_it_shows_an_empty_library(library):
    seen = glance(library.folder, None)
    assert (seen.story, seen.rows, seen.total) == (None, (), 0)


def test_the_library_opens_and_writes_after_it(library, saved):
    library.close()
    assert glance(library.folder, None).total == 2
    stories.new(library, Story(headline="Third"))
    assert glance(library.folder, None).total == 3


def test_whatever_is_unusual_gives_nothing(tmp_path, library):
    library.close()
    assert glance(tmp_path / "nowhere", None) is None
    database = library.folder / "library.db"
    connection = sqlite3.connect(database)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    assert glance(library.folder, None) is None
    database.write_bytes(b"not a database")
    assert glance(library.folder, None) is None
    database.write_bytes(b"")
    assert glance(library.folder, None) is None


def test_it_loads_nothing_heavy(library):
    program = (
        "import sys; from pathlib import Path; from deskeditor.storage.glance import glance; "
        "assert glance(Path(sys.argv[1]), None) is not None; "
        "print(sorted({'sqlalchemy', 'alembic', 'markdown', 'PIL', 'PySide6', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(library.folder)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "[]\n"
