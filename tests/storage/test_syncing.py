"""A file system is synced where the system can do it, and says where it cannot be reached."""

import sys

import pytest

from deskeditor.storage import syncing


def test_it_tells_whether_it_was_done(tmp_path):
    (tmp_path / "page.html").write_bytes(b"words")
    assert syncing.sync_file_system(tmp_path) == (sys.platform == "linux")


def test_a_folder_that_is_not_there(tmp_path, monkeypatch):
    monkeypatch.setattr(syncing, "_syncfs", lambda: lambda _descriptor: 0)
    with pytest.raises(FileNotFoundError):
        syncing.sync_file_system(tmp_path / "gone")


def test_a_disk_that_fails(tmp_path, monkeypatch):
    monkeypatch.setattr(syncing, "_syncfs", lambda: lambda _descriptor: -1)
    with pytest.raises(OSError, match=tmp_path.name):
        syncing.sync_file_system(tmp_path)


def test_a_system_without_the_call(tmp_path, monkeypatch):
    monkeypatch.setattr(syncing, "_syncfs", lambda: None)
    assert not syncing.sync_file_system(tmp_path)
