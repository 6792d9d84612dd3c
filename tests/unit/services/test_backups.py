"""When a backup is due, and when one that is there is good enough."""

from datetime import timedelta

import pytest

from deskeditor.domain.story import Story
from deskeditor.errors import LibraryError
from deskeditor.services import backups, stories
from deskeditor.services.backups import Why
from deskeditor.services.libraries import create_library


@pytest.fixture
def library(tmp_path):
    with create_library(tmp_path / "library") as library:
        yield library


def test_an_empty_library_needs_none(library, tmp_path):
    assert backups.due(library.folder) is None
    assert backups.before(library.folder, Why.IMPORT) is None
    assert backups.due(tmp_path / "nothing") is None


def test_one_a_day_one_an_hour_and_none_where_nothing_changed(library):
    stories.new(library, Story(id="tram", headline="Tram"))
    first = backups.due(library.folder)
    assert first.why is Why.DAILY
    later = first.made_at + timedelta(hours=2)
    assert backups.due(library.folder, later) is None
    stories.set_fields(library, "tram", {"headline": "Tram line"})
    assert backups.due(library.folder, first.made_at + timedelta(minutes=59)) is None
    tomorrow = first.made_at + timedelta(days=1)
    assert backups.due(library.folder, tomorrow).why is Why.DAILY
    stories.set_fields(library, "tram", {"headline": "Tram lines"})
    assert backups.due(library.folder, tomorrow + timedelta(seconds=3601)).why in (Why.HOURLY, Why.DAILY)


def test_before_large_work_one_of_the_last_minutes_will_do(library):
    stories.new(library, Story(id="tram", headline="Tram"))
    first = backups.before(library.folder, Why.IMPORT)
    stories.set_fields(library, "tram", {"headline": "Tram line"})
    assert backups.before(library.folder, Why.IMPORT, first.made_at + timedelta(minutes=5)) is None
    assert (
        backups.before(library.folder, Why.REPLACE, first.made_at + timedelta(minutes=15)).why is Why.REPLACE
    )


def test_the_newest_good_one_is_found(library):
    stories.new(library, Story(id="tram", headline="Tram"))
    with pytest.raises(LibraryError, match="no good backup"):
        backups.find(library.folder)
    first = backups.make(library.folder, Why.DAILY)
    second = backups.make(library.folder, Why.HOURLY)
    second.database.write_bytes(b"")
    assert backups.find(library.folder) == first
    assert backups.find(library.folder, second.folder.name) == second
    with pytest.raises(LibraryError, match="no one backup “2”"):
        backups.find(library.folder, "2")
