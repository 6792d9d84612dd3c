"""Making, opening and refusing libraries, and what a write leaves."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from deskeditor.domain.story import Story
from deskeditor.errors import (
    CannotWrite,
    DamagedLibrary,
    LibraryBusy,
    LibraryReadOnly,
    MissingLibrary,
    NewerLibrary,
    NotALibrary,
)
from deskeditor.services import stories
from deskeditor.storage.library import Library


def put(library: Library, story: Story) -> Story:
    with library.write() as work:
        work.stories.insert(story.with_details(slug=story.id), words=0, lede="")
        work.commit()
    return story


def put_and_fail(library: Library) -> None:
    with library.write() as work:
        work.stories.insert(Story(id="a1"), words=0, lede="")
        work.fail()


def tree(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_new_library_is_one_file_and_opens_again(tmp_path):
    Library.create(tmp_path / "desk" / "library").close()

    assert tree(tmp_path) == ["desk", "desk/library", "desk/library/library.db"]
    Library.open(tmp_path / "desk" / "library").close()


def test_the_database_keeps_what_is_saved_through_a_power_cut(library):
    with library.read() as reading:
        ask = reading.connection.exec_driver_sql
        assert ask("PRAGMA journal_mode").scalar() == "wal"
        assert ask("PRAGMA synchronous").scalar() == 2
        assert ask("PRAGMA foreign_keys").scalar() == 1
        assert ask("PRAGMA mmap_size").scalar() in (0, None)


def test_leaving_a_write_without_commit_undoes_it(library):
    with library.write() as work:
        work.stories.insert(Story(id="a1"), words=0, lede="")

    with library.read() as reading:
        assert reading.stories.get("a1") is None


def test_an_error_in_a_write_undoes_it_and_frees_the_library(library):
    with pytest.raises(AttributeError):
        put_and_fail(library)

    put(library, Story(id="a2"))
    with library.read() as reading:
        assert reading.stories.get("a1") is None


def test_a_reader_is_not_disturbed_by_a_write(library):
    put(library, Story(id="a1"))
    with library.read() as reading:
        before = reading.stories.totals()
        put(library, Story(id="a2"))
        assert reading.stories.totals() == before == (1, 0, 0)


def test_opening_never_makes_a_library(tmp_path):
    for folder in (tmp_path / "nowhere", tmp_path / "empty"):
        if folder.name == "empty":
            folder.mkdir()
        with pytest.raises(MissingLibrary, match=folder.name):
            Library.open(folder)
    assert tree(tmp_path) == ["empty"]


def test_a_file_is_no_library(tmp_path):
    file = tmp_path / "story.md"
    file.write_text("# Tides")
    with pytest.raises(NotALibrary, match=r"story\.md.*is a file"):
        Library.open(file)
    with pytest.raises(NotALibrary):
        Library.create(file)
    assert file.read_text() == "# Tides"


def test_a_folder_with_other_things_is_no_library(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear desk")
    for attempt in (Library.open, Library.create):
        with pytest.raises(NotALibrary, match="holds other things"):
            attempt(tmp_path)
    assert tree(tmp_path) == ["letter.txt"]


def test_a_file_that_is_no_database_is_no_library(tmp_path):
    (tmp_path / "library.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(NotALibrary, match="no deskeditor library"):
        Library.open(tmp_path)


def test_the_database_of_another_program_is_no_library(tmp_path):
    connection = sqlite3.connect(tmp_path / "library.db")
    connection.execute("CREATE TABLE books (title)")
    connection.close()
    with pytest.raises(NotALibrary, match="another program"):
        Library.open(tmp_path)


def test_a_library_is_not_made_twice(library):
    with pytest.raises(CannotWrite, match="already"):
        Library.create(library.folder)


def test_a_newer_library_is_refused_and_left_alone(library):
    library.close()
    connection = sqlite3.connect(library.folder / "library.db")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = (library.folder / "library.db").read_bytes()

    with pytest.raises(NewerLibrary, match="later version of deskeditor"):
        Library.open(library.folder)
    assert (library.folder / "library.db").read_bytes() == before


def zero_the_header(database: Path) -> None:
    with database.open("r+b") as file:
        file.write(bytes(100))


def cut_in_half(database: Path) -> None:
    with database.open("r+b") as file:
        file.truncate(database.stat().st_size // 2)


def empty(database: Path) -> None:
    database.write_bytes(b"")


def scramble_the_first_page(database: Path) -> None:
    with database.open("r+b") as file:
        file.seek(100)
        file.write(b"\xa5" * 3000)


@pytest.mark.parametrize("damage", [zero_the_header, cut_in_half, empty, scramble_the_first_page])
def test_a_damaged_library_is_refused_and_left_alone(library, damage):
    library.close()
    database = library.folder / "library.db"
    damage(database)
    before = database.read_bytes()

    with pytest.raises(DamagedLibrary, match="restore it from a backup"):
        Library.open(library.folder)
    assert database.read_bytes() == before


def test_damage_that_shows_while_reading_is_said_plainly(library):
    for number in range(50):
        put(library, Story(id=f"{number:016x}", body="tide " * 2000))
    library.close()
    database = library.folder / "library.db"
    with database.open("r+b") as file:
        file.seek(400_000)  # beyond the pages that opening reads
        file.write(b"\xff" * 200_000)

    with Library.open(library.folder) as opened, pytest.raises(DamagedLibrary):
        read_all(opened)


def read_all(library: Library) -> None:
    with library.read() as reading:
        for number in range(50):
            reading.stories.get(f"{number:016x}")


def test_a_library_that_others_hold_is_said_to_be_busy(library):
    holder = sqlite3.connect(library.folder / "library.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with (
            Library.open(library.folder, patience=0.05) as second,
            pytest.raises(LibraryBusy, match="another program"),
            second.write(),
        ):
            pass
    finally:
        holder.close()


def test_writers_of_two_openings_take_turns(library):
    with (
        Library.open(library.folder, patience=0.05) as second,
        library.write(),
        pytest.raises(LibraryBusy),
        second.write(),
    ):
        pass


def test_threads_take_turns_at_writing(library):
    def write(start: int) -> None:
        for number in range(start, start + 10):
            put(patient, Story(id=f"{number:016x}"))

    with Library.open(library.folder, patience=120) as patient:  # however slow the disk is
        threads = [threading.Thread(target=write, args=(start,)) for start in (0, 100, 200, 300)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    with library.read() as reading:
        assert reading.stories.totals() == (40, 0, 0)


def test_a_library_taken_away_is_not_made_anew(library):
    put(library, Story(id="a1"))
    shutil.rmtree(library.folder)

    with pytest.raises(MissingLibrary, match="is gone"), library.write():
        pass
    assert not library.folder.exists()


def fill_up(library: Library) -> None:
    with library.write() as work:
        ask = work.connection.exec_driver_sql
        ask(f"PRAGMA max_page_count = {ask('PRAGMA page_count').scalar() + 2}")
        work.stories.insert(Story(id="a2", body="tide " * 100_000), words=0, lede="")
        work.commit()


def test_a_full_disk_is_said_plainly_and_loses_nothing(library):
    put(library, Story(id="a1", headline="Tides"))
    with pytest.raises(CannotWrite, match="disk is full; make room and try again"):
        fill_up(library)

    with Library.open(library.folder) as opened:
        put(opened, Story(id="a3"))
        with opened.read() as reading:
            assert reading.stories.get("a1").headline == "Tides"
            assert reading.stories.get("a2") is None


AS_NOBODY = """
import os, sys
from pathlib import Path
from deskeditor.errors import DeskError
from deskeditor.storage.library import Library
if os.geteuid() == 0:  # root may do everything: become nobody
    os.setgroups([])
    os.setresgid(65534, 65534, 65534)
    os.setresuid(65534, 65534, 65534)
try:
    exec(sys.argv[2], {"Library": Library, "folder": Path(sys.argv[1])})
except DeskError as error:
    print(type(error).__name__, error)
"""


def without_rights(folder: Path, attempt: str) -> str:
    """What a user without rights there is told."""
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(folder), attempt],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd="/",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def open_tmp_path(tmp_path):
    """A temporary folder that other users can reach."""
    reached = tmp_path
    while reached != reached.parent and reached.stat().st_mode & 0o001 == 0:
        reached.chmod(reached.stat().st_mode | 0o055)
        reached = reached.parent
    return tmp_path


def test_a_library_that_may_only_be_read_can_be_read(open_tmp_path):
    folder = open_tmp_path / "library"
    with Library.create(folder) as library:
        put(library, Story(id="a1", headline="Tides"))
    for path in (folder, *folder.iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)

    read = "with Library.open(folder) as l, l.read() as r: print(r.stories.get('a1').headline)"
    assert without_rights(folder, read) == "Tides\n"
    written = without_rights(folder, "with Library.open(folder) as l, l.write(): pass")
    assert written.startswith(f"LibraryReadOnly The library “{folder}” is read-only;")


def test_a_folder_that_cannot_be_written_gets_no_library(open_tmp_path):
    open_tmp_path.chmod(0o555)
    said = without_rights(open_tmp_path / "desk" / "library", "Library.create(folder)")
    assert said.startswith("CannotWrite")
    assert "no permission" in said
    assert tree(open_tmp_path) == []


def test_a_library_that_may_not_be_read_says_so(open_tmp_path):
    folder = open_tmp_path / "library"
    Library.create(folder).close()
    (folder / "library.db").chmod(0o000)
    assert without_rights(folder, "Library.open(folder)").startswith("LibraryError")


def test_nothing_is_left_when_a_library_cannot_be_made(tmp_path, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("deskeditor.storage.schema._put", fail)
    with pytest.raises(CannotWrite, match="disk is full"):
        Library.create(tmp_path / "desk" / "library")
    assert tree(tmp_path) == []


def test_a_read_only_library_refuses_before_anything_is_tried(library):
    second = Library(library.folder, patience=1, read_only=True)
    with pytest.raises(LibraryReadOnly), second.write():
        pass
    second.close()


def test_a_write_of_another_program_is_noticed_once_and_own_ones_are_not(library):
    story, _ = stories.new(library, Story(headline="Tides"))
    assert not library.was_changed_elsewhere()

    with Library.open(library.folder) as other:
        stories.set_fields(other, story.id, {"kicker": "Quay"})
    assert library.was_changed_elsewhere()
    assert not library.was_changed_elsewhere()
