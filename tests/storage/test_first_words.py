"""The words that are on the screen first, read without the rest of the program."""

import subprocess
import sys

import pytest

from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.services.libraries import create_library, open_library
from deskeditor.storage import first_words as module
from deskeditor.storage import place
from deskeditor.storage.first_words import FirstWords, first_words

TRAM = FirstWords("tram", "The tram line", "It reopens.", "After nine years.")
WALL = FirstWords("wall", "The sea wall", "", "Nobody owns it.")


@pytest.fixture
def folder(tmp_path):
    library = create_library(tmp_path / "library")
    for words in (WALL, TRAM):
        story = Story(id=words.story, headline=words.headline, standfirst=words.standfirst, body=words.body)
        stories.new(library, story)
    library.close()
    return tmp_path / "library"


def test_the_story_changed_last_is_shown_where_none_is_named(folder):
    assert first_words(folder, None) == TRAM


@pytest.mark.parametrize("ref", ["wall", "the-sea-wall"])
def test_a_story_is_named_by_id_or_slug(folder, ref):
    assert first_words(folder, ref) == WALL


def test_one_that_is_not_there_gives_way_to_the_newest(folder):
    assert first_words(folder, "no-such-story") == TRAM


def test_what_is_in_the_trash_is_not_the_newest(folder):
    library = open_library(folder)
    stories.trash(library, ["tram"])
    library.close()
    assert first_words(folder, None) == WALL


def test_an_empty_library_has_no_words(tmp_path):
    create_library(tmp_path / "library").close()
    assert first_words(tmp_path / "library", None) is None


def test_whatever_is_unusual_gives_none_and_makes_nothing(tmp_path):
    assert first_words(tmp_path / "missing", None) is None
    (tmp_path / "library.db").write_text("no database")
    assert first_words(tmp_path, None) is None
    assert [path.name for path in tmp_path.iterdir()] == ["library.db"]


def test_the_name_of_the_database_is_that_of_the_library():
    assert module._DATABASE == place.DATABASE


def test_it_loads_neither_the_domain_nor_sqlalchemy():
    code = (
        "import sys; import deskeditor.storage.first_words\n"
        "print([n for n in ('sqlalchemy', 'deskeditor.domain.story') if n in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
