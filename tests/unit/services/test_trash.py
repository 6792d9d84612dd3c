"""Stories stay in the trash for thirty days, and a backup has them when they go."""

from datetime import UTC, datetime, timedelta

import pytest

from deskeditor.domain.story import Story
from deskeditor.errors import CannotWrite
from deskeditor.services import backups, stories, trash
from deskeditor.services.libraries import create_library
from deskeditor.storage import story_shelf


@pytest.fixture
def library(tmp_path):
    with create_library(tmp_path / "library") as library:
        for name in ("tram", "ferry", "wall"):
            stories.new(library, Story(id=name, headline=name.capitalize(), body="Some words."))
        stories.trash(library, ["tram", "ferry"])
        yield library


def ids(library):
    return {name for name in ("tram", "ferry", "wall") if stories.exists(library, name)}


def test_before_thirty_days_nothing_goes(library):
    later = datetime.now(UTC) + timedelta(days=29)
    assert trash.purge(library, later).stories == frozenset()
    assert ids(library) == {"tram", "ferry", "wall"}
    assert backups.backups(library.folder) == ()


def test_after_thirty_days_they_go_and_a_backup_has_them(library):
    stories.restore(library, ["ferry"])
    later = datetime.now(UTC) + timedelta(days=31)
    assert trash.purge(library, later).stories == {"tram"}
    assert ids(library) == {"ferry", "wall"}
    (kept,) = backups.backups(library.folder)
    assert (kept.why, kept.stories) == (backups.Why.DELETE, 3)
    with library.read() as reading:
        assert reading.revisions.rows("tram") == ()


def test_without_a_backup_nothing_is_deleted(library):
    home = backups.home(library.folder)
    home.parent.mkdir(parents=True)
    home.write_text("a file where the folder should be")
    with pytest.raises(CannotWrite):
        trash.purge(library, datetime.now(UTC) + timedelta(days=31))
    assert ids(library) == {"tram", "ferry", "wall"}


def test_only_what_is_in_the_trash_is_deleted_for_ever(library):
    gone = trash.delete(library, ["tram", "wall"])
    assert gone.stories == {"tram"}
    assert ids(library) == {"ferry", "wall"}
    assert backups.backups(library.folder)[0].why is backups.Why.DELETE


def test_very_many_go_into_the_trash_and_come_back(library, monkeypatch):
    monkeypatch.setattr(story_shelf, "_TOGETHER", 2)
    all_of_them = ["tram", "ferry", "wall", "nothing"]
    assert stories.restore(library, all_of_them).stories == {"tram", "ferry"}
    assert stories.trash(library, all_of_them).stories == {"tram", "ferry", "wall"}
    assert stories.trash(library, all_of_them).stories == frozenset()
    assert trash.ids(library) == {"tram", "ferry", "wall"}


def test_of_many_each_is_asked_about_once(library, monkeypatch):
    monkeypatch.setattr(trash, "_AT_ONCE", 1)
    assert trash.delete(library, ["tram", "wall", "ferry", "nothing"]).stories == {"tram", "ferry"}
    assert ids(library) == {"wall"}


def test_the_trash_is_emptied_and_an_empty_one_needs_no_backup(library):
    assert trash.ids(library) == {"tram", "ferry"}
    assert trash.empty(library).stories == {"tram", "ferry"}
    assert ids(library) == {"wall"}
    made = backups.backups(library.folder)
    assert trash.empty(library).stories == frozenset()
    assert backups.backups(library.folder) == made
