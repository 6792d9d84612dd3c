"""A library on another computer, or on a full disk, is told from others."""

import sqlite3

import pytest

from deskeditor.services import libraries
from deskeditor.storage import medium
from deskeditor.storage.library import Library

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
desk:/stories {far} nfs4 rw 0 0
//desk/pictures {far}/my\\040pictures cifs rw 0 0
/dev/sdb1 {far}/here ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("place", "far"),
    [("share/library", True), ("share/my pictures/x", True), ("share/here/x", False), ("x", False)],
)
def test_the_innermost_mount_counts(tmp_path, place, far):
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS.format(far=tmp_path / "share"))
    assert medium.is_far(tmp_path / place, mounts) is far


def test_where_the_system_cannot_be_asked_nothing_is_far(tmp_path):
    assert medium.is_far(tmp_path, tmp_path / "nothing") is False


def test_on_a_share_the_library_has_another_journal_and_says_so(library, monkeypatch):
    library.close()
    monkeypatch.setattr(medium, "is_far", lambda *_: True)
    monkeypatch.setattr(medium, "free", lambda _: 5_000_000)
    with Library.open(library.folder) as opened:
        connection = sqlite3.connect(library.folder / "library.db")
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        connection.close()
        said = libraries.warnings(opened)
    assert [text.split(":")[0] for text in said] == [
        "The library lies on another computer",
        "The disk is nearly full",
    ]


def test_at_home_there_is_nothing_to_say(library, monkeypatch):
    monkeypatch.setattr(medium, "free", lambda _: 5_000_000_000)
    assert libraries.warnings(library) == ()
