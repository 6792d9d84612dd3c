"""Is a library there, and is it whole? Asked while other programs use it."""

import pytest

from deskeditor.domain.story import Story
from deskeditor.errors import DamagedLibrary
from deskeditor.services import stories
from deskeditor.services.libraries import create_library
from deskeditor.storage import place


@pytest.fixture
def folder(tmp_path):
    with create_library(tmp_path / "library") as library:
        stories.new(library, Story(body="tide " * 10_000))
    return tmp_path / "library"


def cut_off(folder):
    """Leave half of the database; gives what it was."""
    database = folder / place.DATABASE
    whole = database.read_bytes()
    database.write_bytes(whole[: len(whole) // 2])
    return whole


def test_half_a_library_is_damaged(folder):
    cut_off(folder)
    with pytest.raises(DamagedLibrary):
        place.require_library(folder)


def test_a_library_that_another_program_closes_this_moment_is_whole(folder, monkeypatch):
    whole = cut_off(folder)  # the rest stands in the journal still

    def closed(database):
        database.write_bytes(whole)
        return False  # the journal has gone

    monkeypatch.setattr(place, "_has_journal", closed)
    place.require_library(folder)
