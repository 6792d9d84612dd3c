"""A file that is written is the old one or the new one, whatever happens."""

import errno
import os
import random
import subprocess
import sys
import time

import pytest

from deskeditor.errors import CannotWrite
from deskeditor.storage import files

OVER_AND_OVER = """
import sys
from pathlib import Path
from deskeditor.storage.files import write_atomically
print("ready", flush=True)
number = 0
while True:
    number += 1
    write_atomically(Path(sys.argv[1]), bytes([number % 251]) * 300_000)
"""


def test_a_killed_writer_leaves_the_old_file_or_the_new_one(tmp_path):
    page = tmp_path / "page.html"
    page.write_bytes(b"\0" * 300_000)
    chance = random.Random(20)
    for _ in range(20):
        writer = subprocess.Popen(
            [sys.executable, "-c", OVER_AND_OVER, str(page)], stdout=subprocess.PIPE, text=True
        )
        writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        writer.kill()
        writer.wait()
        writer.stdout.close()
        content = page.read_bytes()
        assert len(content) == 300_000
        assert len(set(content)) == 1


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
def test_a_call_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, call, code):
    page = tmp_path / "page.html"
    page.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(files.os, call, fail)
    with pytest.raises(CannotWrite, match=r"page\.html.* cannot be written: "):
        files.write_atomically(page, b"new")
    monkeypatch.undo()

    assert page.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [page]


def test_the_sentence_says_what_to_do(tmp_path):
    with pytest.raises(CannotWrite, match=r"its folder does not exist; make it first\.$"):
        files.write_atomically(tmp_path / "nowhere" / "page.html", b"")
    (tmp_path / "page.html").mkdir()
    with pytest.raises(CannotWrite, match=r"a folder of that name stands there; choose another name\.$"):
        files.write_atomically(tmp_path / "page.html", b"")


def test_a_link_is_replaced_and_what_it_led_to_stays(tmp_path):
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "page.html").symlink_to(tmp_path / "precious")
    files.write_atomically(tmp_path / "page.html", b"new")
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert (tmp_path / "page.html").read_bytes() == b"new"


def test_abandoned_temporary_files_are_swept_and_young_ones_stay(tmp_path):
    old, young, other = (
        files.temporary_beside(tmp_path / "a"),
        files.temporary_beside(tmp_path / "a"),
        tmp_path / "b",
    )
    for path in (old, young, other):
        path.write_bytes(b"")
    for path in (old, other):
        os.utime(path, (time.time() - 3600,) * 2)

    assert files.sweep(tmp_path) == (old,)
    assert sorted(tmp_path.iterdir()) == sorted([young, other])
