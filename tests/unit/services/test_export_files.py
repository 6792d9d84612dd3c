"""Files of an export stand wholly or not at all, whether they are synced at once or each alone."""

import errno
import os

import pytest

from deskeditor.errors import CannotWrite
from deskeditor.services.export_files import TOGETHER, ExportFiles


@pytest.fixture(params=[True, False], ids=["at once", "each alone"])
def files(request, tmp_path, monkeypatch):
    if not request.param:
        monkeypatch.setattr("deskeditor.storage.syncing._syncfs", lambda: None)
    made = ExportFiles(tmp_path, force=False)
    yield made
    made.close()


def words(number: int) -> bytes:
    return f"Words {number}".encode()


def test_many_files_stand_once_they_are_finished(files, tmp_path):
    begun = [files.begin(f"{number}.html", words(number)) for number in range(300)]
    assert not list(tmp_path.glob("*.html"))
    assert all(writing().is_new for writing in begun)
    assert [(tmp_path / f"{number}.html").read_bytes() for number in range(300)] == list(
        map(words, range(300))
    )
    assert len(os.listdir(tmp_path)) == 300  # noqa: PTH208  # drafts begin with a dot


def test_what_is_not_finished_leaves_nothing(files, tmp_path):
    for number in range(20):
        files.begin(f"{number}.html", words(number))
    files.close()
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fails_fails_for_what_is_not_on_it(files, tmp_path, monkeypatch):
    (tmp_path / "3.html").write_bytes(b"Older words")
    begun = [files.begin(f"{number}.html", words(number)) for number in range(20)]
    sync, refused = os.fsync, []

    def broken(descriptor: int) -> None:
        if os.fstat(descriptor).st_size == len(words(3)) and not refused:
            refused.append(descriptor)
            raise OSError(errno.EIO, "Input/output error")
        sync(descriptor)

    def failing(_folder) -> bool:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("deskeditor.storage.syncing.sync_file_system", failing)
    monkeypatch.setattr(os, "fsync", broken)
    failures = []
    for writing in begun:
        try:
            writing()
        except CannotWrite as error:
            failures.append(str(error))
    assert len(failures) == 1
    assert "Input/output error" in failures[0]
    assert len(list(tmp_path.glob("*.html"))) in (19, 20)
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".tmp"]


def test_a_file_is_ready_once_the_disk_has_it(files, tmp_path):
    (tmp_path / "same.html").write_bytes(b"Words")
    assert files.begin("same.html", b"Words").is_ready
    begun = [files.begin(f"{number}.html", words(number)) for number in range(TOGETHER)]
    alone = files.begin("alone.html", b"Words")
    assert not alone.is_ready
    begun[-1]()
    assert all(one.is_ready for one in begun)
    assert not alone.is_ready


def test_names_that_cannot_be_kept_are_said(files, tmp_path, monkeypatch):
    def broken(_folder) -> None:
        raise OSError(errno.EIO, "Input/output error")

    files.begin("one.html", b"Words")()
    monkeypatch.setattr("deskeditor.storage.files.sync_folder", broken)
    with pytest.raises(CannotWrite, match="Input/output error"):
        files.sync_names().result()
