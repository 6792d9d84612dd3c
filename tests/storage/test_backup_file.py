"""A library is copied while it is open, the copy is proved, and what is restored loses nothing."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from deskeditor.domain.story import Story
from deskeditor.errors import CannotWrite, DamagedLibrary
from deskeditor.services import assets, card_sets, related, reminders, stories
from deskeditor.storage import backup_file, database, place, restoring, search_index, upgrading
from deskeditor.storage.backup_file import Why
from deskeditor.storage.library import Library

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def picture():
    data = BytesIO()
    Image.new("RGB", (40, 30), "#24506b").save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def stocked(library, picture):
    stories.new(library, Story(id="tram", headline="Tram", body="The vote was seven to four."))
    assets.add_image(library, picture, "tram.png")
    return library


def headlines(folder):
    with Library.open(folder) as library, library.read() as reading:
        query = "SELECT headline FROM stories ORDER BY headline"
        return [row[0] for row in reading.connection.exec_driver_sql(query)]


def spoil(path, at=None):
    content = bytearray(path.read_bytes())
    if at is None:
        content[:100] = bytes(100)
    else:
        content[at : at + 4000] = b"\x5a" * 4000
    path.write_bytes(content)


def test_a_backup_holds_what_the_library_holds(stocked):
    backup = backup_file.make(stocked.folder, Why.BY_HAND)
    assert (backup.stories, backup.revisions, backup.assets, backup.missing) == (1, 1, 1, 0)
    assert not backup.folder.is_relative_to(stocked.folder)
    assert backup_file.backups(stocked.folder) == (backup,)
    backup_file.prove(backup)
    connection = sqlite3.connect(backup.database)
    assert connection.execute("SELECT headline FROM stories").fetchall() == [("Tram",)]
    connection.close()
    assert sorted(path.name for path in backup.folder.iterdir()) == ["backup.json", "library.db"]


def test_what_is_not_in_the_main_file_yet_is_backed_up_too(stocked):
    """Copying the file alone would miss what stands in the journal."""
    assert (stocked.folder / "library.db-wal").stat().st_size > 0
    stories.new(stocked, Story(id="ferry", headline="Ferry"))
    assert backup_file.make(stocked.folder, Why.HOURLY).stories == 2


def test_the_state_tells_whether_something_changed(stocked):
    before = backup_file.state(stocked.folder)
    assert backup_file.state(stocked.folder) == before
    stories.set_fields(stocked, "tram", {"notes": "Ring the harbour."})
    assert backup_file.state(stocked.folder) != before


@pytest.mark.parametrize(
    "change",
    [
        lambda library: card_sets.create(library, "Harrow Bay"),
        lambda library: reminders.remind(library, "tram", NOON, "Ring the harbour."),
        lambda library: related.dismiss(library, "tram", "ferry"),
    ],
    ids=["a set of cards", "a reminder", "a suggestion that is not wanted"],
)
def test_the_state_tells_what_was_changed_beside_the_stories(stocked, change):
    before = backup_file.state(stocked.folder)
    change(stocked)
    assert backup_file.state(stocked.folder) != before


def test_a_backup_of_a_damaged_library_does_not_count(stocked):
    good = backup_file.make(stocked.folder, Why.DAILY)
    stocked.close()
    spoil(stocked.folder / "library.db", at=20_000)
    with pytest.raises(DamagedLibrary):
        backup_file.make(stocked.folder, Why.HOURLY)
    assert backup_file.backups(stocked.folder) == (good,)


def test_a_backup_that_was_touched_is_no_good(stocked):
    backup = backup_file.make(stocked.folder, Why.DAILY)
    spoil(backup.database, at=20_000)
    with pytest.raises(DamagedLibrary, match="not what it was"):
        backup_file.prove(backup)
    with pytest.raises(DamagedLibrary):
        restoring.restore(stocked.folder, backup)
    assert headlines(stocked.folder) == ["Tram"]


def test_a_picture_that_is_not_what_it_was_is_not_kept(stocked, picture):
    (file,) = (stocked.folder / "assets").glob("*/*")
    file.unlink()
    file.write_bytes(picture[:-20])
    assert backup_file.make(stocked.folder, Why.DAILY).missing == 1


def test_a_folder_that_cannot_be_written_is_said(stocked, monkeypatch):
    home = backup_file.home(stocked.folder)
    home.parent.mkdir(parents=True)
    home.write_text("a file where the folder should be")
    with pytest.raises(CannotWrite):
        backup_file.make(stocked.folder, Why.DAILY)


def test_old_backups_go_and_the_newest_with_stories_stays(stocked):
    for hours in range(40, 0, -1):
        backup_file.make(stocked.folder, Why.HOURLY, NOON - timedelta(hours=hours))
    kept = backup_file.backups(stocked.folder)
    assert 24 <= len(kept) <= 26
    assert kept[0].made_at == NOON - timedelta(hours=1)


def test_an_earlier_state_comes_back_and_that_of_now_is_kept(stocked):
    backup = backup_file.make(stocked.folder, Why.DAILY)
    stories.new(stocked, Story(id="ferry", headline="Ferry"))
    kept = restoring.restore(stocked.folder, backup)
    with stocked.read() as reading:  # the library was open all the while, and sees it
        assert reading.stories.get("ferry") is None
        assert reading.stories.get("tram").body == "The vote was seven to four."
    stories.new(stocked, Story(id="wall", headline="Wall"))  # and goes on
    (now,) = (one for one in backup_file.backups(stocked.folder) if one.folder == kept)
    assert (now.why, now.stories) == (Why.RESTORE, 2)
    restoring.restore(stocked.folder, now)
    assert headlines(stocked.folder) == ["Ferry", "Tram"]


def test_pictures_come_back(stocked):
    backup = backup_file.make(stocked.folder, Why.DAILY)
    (file,) = (stocked.folder / "assets").glob("*/*")
    content = file.read_bytes()
    file.unlink()
    restoring.restore(stocked.folder, backup)
    assert file.read_bytes() == content


@pytest.mark.parametrize("damage", ["zeroed", "flipped", "cut", "gone", "another file"])
def test_a_damaged_library_is_set_aside_and_never_overwritten(stocked, damage):
    backup = backup_file.make(stocked.folder, Why.DAILY)
    stocked.close()
    path = stocked.folder / "library.db"
    if damage == "zeroed":
        spoil(path)
    elif damage == "flipped":
        spoil(path, at=20_000)
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:9000])
    elif damage == "gone":
        path.unlink()
    else:
        path.write_text("Not a database at all. " * 400)
    before = path.read_bytes() if path.exists() else b""
    aside = restoring.restore(stocked.folder, backup)
    assert headlines(stocked.folder) == ["Tram"]
    if before:
        assert (aside / "library.db").read_bytes() == before


def test_a_backup_of_the_first_schema_comes_back_as_a_library_of_today(stocked, tmp_path):
    from alembic import command

    old = tmp_path / "old"
    old.mkdir()
    with closing(sqlite3.connect(old / "library.db")) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA application_id={place.APPLICATION_ID}")
    engine = database.engine(old, foreign_keys=False)
    with database.transaction(engine, writing=True) as connection:
        command.upgrade(upgrading._config(connection, None), "0001")
        connection.exec_driver_sql(
            "INSERT INTO stories (id, headline, created_at, changed_at) VALUES ('a', 'Old', 0, 0)"
        )
        connection.commit()
    engine.dispose()
    backup = backup_file.make(old, Why.MIGRATION)
    assert (backup.schema, backup.stories) == ("0001", 1)
    restoring.restore(stocked.folder, backup)
    assert headlines(stocked.folder) == ["Old"]
    with stocked.write() as work:
        assert search_index.agrees(work.connection.exec_driver_sql)


def test_letting_go_of_backups_finds_none_where_another_program_has_removed_them(stocked, monkeypatch):
    backup_file.thin(stocked.folder)
    half = backup_file.home(stocked.folder) / "20200101T000000000000-daily"
    half.mkdir(parents=True)
    exists = Path.exists

    def removed_after(path):
        found = exists(path)
        if path.parent == half:
            half.rmdir()
        return found

    monkeypatch.setattr(Path, "exists", removed_after)
    backup_file.thin(stocked.folder)
    assert backup_file.backups(stocked.folder) == ()
