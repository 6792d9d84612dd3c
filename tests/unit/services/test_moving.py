"""A library moves as a whole, is proved before it counts, and is whole somewhere whatever goes wrong."""

import sqlite3

import pytest
from tests.storage.test_checkup import png

from deskeditor import user_dirs
from deskeditor.domain.story import Story
from deskeditor.errors import CannotWrite, DamagedLibrary, MissingLibrary
from deskeditor.services import assets, backups, libraries, stories
from deskeditor.services.libraries import Moved, Step
from deskeditor.storage import backup_file, medium, moving


@pytest.fixture
def folder(tmp_path):
    """A library with a story, a picture and a template; closed."""
    with libraries.create_library(tmp_path / "here") as library:
        stories.new(library, Story(headline="Tides", body="The sea."))
        assets.add_image(library, png(), "dot.png")
    (tmp_path / "here" / "templates").mkdir()
    (tmp_path / "here" / "templates" / "news.md").write_text("# News")
    return tmp_path / "here"


def moved(folder, to, **how):
    *steps, last = libraries.move(folder, to, **how)
    assert all(isinstance(step, Step) for step in steps)
    assert steps[-1].done <= steps[-1].total
    return last


def test_all_of_it_moves_and_the_old_one_is_kept_under_another_name(folder, tmp_path):
    backups.make(folder, backups.Why.BY_HAND)
    there = tmp_path / "deep" / "there"
    last = moved(folder, there)
    assert not folder.exists()
    assert last == Moved(there, last.old)
    assert last.old.name.startswith("here-moved-")
    for place in (there, last.old):
        with libraries.open_library(place) as library:
            assert stories.find(library, "tides").body == "The sea."
            assert libraries.verify(library) == ()
    assert (there / "templates" / "news.md").read_text() == "# News"
    assert len(backups.backups(there)) == 1
    assert [path.name for path in there.parent.iterdir()] == ["there"]


def test_the_old_one_may_stay(folder, tmp_path):
    (tmp_path / "there").mkdir()
    assert moved(folder, tmp_path / "there", keep=True) == Moved(tmp_path / "there", folder)
    for place in (folder, tmp_path / "there"):
        with libraries.open_library(place) as library:
            assert stories.exists(library, "tides")


def test_a_program_that_has_it_open_is_told_and_writes_nothing_into_the_old_one(folder, tmp_path):
    with libraries.open_library(folder) as library:
        moved(folder, tmp_path / "there")
        with pytest.raises(MissingLibrary):
            stories.new(library, Story(headline="Late"))


def test_stopping_leaves_everything_as_it_was(folder, tmp_path):
    going = libraries.move(folder, tmp_path / "there")
    next(going)
    next(going)
    going.close()
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["here"]
    with libraries.open_library(folder) as library:
        assert stories.exists(library, "tides")


@pytest.mark.parametrize("step", ["_copy_database", "_prove", "_switched"])
def test_a_full_disk_on_the_way_leaves_everything_as_it_was(folder, tmp_path, monkeypatch, step):
    def full(*_args, **_named):
        raise OSError(28, "No space left on device", str(tmp_path))

    monkeypatch.setattr(moving, step, full)
    with pytest.raises(CannotWrite, match="the disk is full"):
        moved(folder, tmp_path / "there")
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["here"]


def test_a_copy_that_is_not_the_same_is_thrown_away(folder, tmp_path, monkeypatch):
    seen = iter(["before", "after"])
    monkeypatch.setattr(backup_file, "state_of", lambda _: next(seen))
    with pytest.raises(DamagedLibrary, match="was not sound"):
        moved(folder, tmp_path / "there")
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["here"]


def test_where_something_stands_or_no_room_is_left_nothing_is_begun(folder, tmp_path, monkeypatch):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("Dear desk")
    for to, said in ((tmp_path / "letters", "something at"), (folder / "inside", "in one another")):
        with pytest.raises(CannotWrite, match=said):
            moved(folder, to)
    monkeypatch.setattr(medium, "free", lambda _: 1000)
    with pytest.raises(CannotWrite, match="not enough room"):
        moved(folder, tmp_path / "there")


def test_what_somebody_puts_into_the_new_place_while_it_is_copied_stays(folder, tmp_path):
    (tmp_path / "there").mkdir()
    going = libraries.move(folder, tmp_path / "there")
    next(going)
    (tmp_path / "there" / "one.txt").write_text("Dear desk")
    with pytest.raises(CannotWrite, match="something at"):
        list(going)
    assert (tmp_path / "there" / "one.txt").read_text() == "Dear desk"
    with libraries.open_library(folder) as library:
        assert stories.exists(library, "tides")


def test_on_a_share_the_copy_has_a_rollback_journal(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(medium, "is_far", lambda *_: True)
    moved(folder, tmp_path / "there")
    connection = sqlite3.connect(tmp_path / "there" / "library.db")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


def test_the_usual_library_is_the_usual_one_afterwards(tmp_path):
    usual = user_dirs.default_library()
    libraries.create_library(usual).close()
    moved(usual, tmp_path / "there")
    assert user_dirs.default_library() == tmp_path / "there"


def test_no_empty_library_takes_the_place_of_one_that_was_chosen(tmp_path):
    libraries.choose(tmp_path / "unplugged")
    with pytest.raises(MissingLibrary, match="connect its disk"):
        libraries.open_or_create(user_dirs.default_library())
    assert not (tmp_path / "unplugged").exists()


def test_files_that_another_program_removes_meanwhile_are_not_missed(folder, tmp_path, monkeypatch):
    listed = moving._all

    def then_removed(library):
        gone = library / "library.db-wal", library / "templates" / "old.md"
        return [*listed(library), *gone]

    monkeypatch.setattr(moving, "_all", then_removed)
    there = moved(folder, tmp_path / "there").folder
    assert sorted(path.name for path in (there / "templates").iterdir()) == ["news.md"]


def test_a_file_that_goes_while_it_is_copied_leaves_nothing(tmp_path):
    moving._copy(tmp_path / "gone.md", tmp_path / "copy" / "gone.md")
    assert list((tmp_path / "copy").iterdir()) == []
