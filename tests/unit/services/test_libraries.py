"""Opening or making the right library, and counting what it holds."""

import subprocess
import sys

import pytest

from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.story import Story
from deskeditor.errors import MissingLibrary, NotALibrary
from deskeditor.services import libraries, stories
from deskeditor.storage import versions


def test_a_library_is_made_where_nothing_or_an_empty_folder_stands(tmp_path):
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "deep" / "er", tmp_path / "empty"):
        with libraries.open_or_create(folder) as library:
            stories.new(library, Story(headline="Tides"))
        with libraries.open_or_create(folder) as library:
            assert stories.exists(library, "tides")


def test_nothing_is_made_where_something_stands(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear desk")
    with pytest.raises(NotALibrary):
        libraries.open_or_create(tmp_path)
    with pytest.raises(MissingLibrary):
        libraries.open_library(tmp_path / "nowhere")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


MAKE = """
import sys
from pathlib import Path
from deskeditor.domain.story import Story
from deskeditor.services import libraries, stories
with libraries.open_or_create(Path(sys.argv[1])) as library:
    stories.new(library, Story())
"""


def test_programs_that_make_one_library_at_once_share_it(tmp_path):
    folder = tmp_path / "deep" / "library"
    running = [subprocess.Popen([sys.executable, "-c", MAKE, str(folder)]) for _ in range(3)]
    assert [one.wait(200) for one in running] == [0, 0, 0]
    with libraries.open_library(folder) as library:
        assert libraries.info(library).stories == 3


def test_info_counts(library):
    first, _ = stories.new(library, Story(headline="Tides", body="one two three"))
    stories.new(library, Story(body="one", cards=(Card(target=StoryTarget(first.id)),)))
    stories.trash(library, [first.id])
    info = libraries.info(library)
    assert (info.stories, info.trashed, info.words, info.cards) == (2, 1, 4, 1)
    assert (info.assets, info.revisions, info.schema, info.path) == (0, 2, versions.CURRENT, library.folder)
    assert info.size_bytes > 10_000


LOADED = """
import sys
from deskeditor.services import assets, cards, libraries, listing, sites, stories, surroundings
heavy = {"sqlalchemy", "alembic", "markdown", "PIL", "PySide6", "jinja2", "yaml"}
print(sorted(heavy & set(sys.modules)))
"""


def test_the_services_load_nothing_heavy():
    """The window uses their values before its first paint."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[]\n"
