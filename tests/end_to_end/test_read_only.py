"""A library that may only be read, by real rights: commands read it, a window shows it, nobody writes."""

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.end_to_end.conftest import COMMAND

from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.services.libraries import create_library

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1


def be_refused_like_anybody() -> None:
    """Root writes wherever it wants to: not so the program that this process becomes."""
    if os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "this system lets root give up no right")


def program(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, words)),
        preexec_fn=be_refused_like_anybody,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def library(tmp_path: Path):
    """A library of one story, which may only be read until the test is over."""
    folder = tmp_path / "library"
    with create_library(folder) as made:
        stories.new(made, Story(headline="Tram", body="The council voted."))
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield folder
    for path in paths:
        path.chmod(0o755 if path.is_dir() else 0o644)


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_commands_read_it_and_are_refused_in_one_sentence_when_they_would_write(library, tmp_path):
    before = state(library)
    run = lambda *words: program(COMMAND, "--library", library, *words)  # noqa: E731
    assert json.loads(run("--json", "library", "info").stdout)["read_only"] is True
    assert json.loads(run("--json", "search", "council").stdout)["total"] == 1
    assert run("library", "verify").stdout == "The library is sound.\n"
    assert run("export", "tram", "--to", tmp_path / "out").returncode == 0
    assert "The council voted." in (tmp_path / "out" / "tram.html").read_text()
    for words in (("set", "tram", "kicker=Quay"), ("new", "--headline", "Ferry"), ("trash", "tram")):
        refused = run(*words)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert f"The library “{library}” is read-only" in refused.stderr
    assert state(library) == before


WINDOW = """
import json, sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit
from deskeditor.ui import open_window
from deskeditor.ui.open_story import OpenStory
from deskeditor.ui.preview import scheme
from deskeditor.ui.shell.closing import Closing
from deskeditor.ui.shell.library_care import LibraryCare

def until(holds):
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "it never came true"
        app.processEvents()
        time.sleep(0.005)

scheme.register()
app = QApplication(sys.argv[:1])
window = open_window(Path(sys.argv[1]))
body = window.findChild(QPlainTextEdit, "bodyEdit")
story, failed = window.findChild(OpenStory), []
story.save_failed.connect(failed.append)
until(lambda: any("is read-only" in bar.text for bar in window.desk.bars))
QTest.keyClicks(body, "Late. ")
until(lambda: failed)
QFileDialog.getSaveFileName = lambda *_: (sys.argv[2], "")
window.findChild(LibraryCare).copy_requested.emit()
window.close()
stays = window.isVisible()
print(json.dumps({"text": body.source, "why": failed[0], "stays": stays}), flush=True)
window.findChild(Closing)._close_anyway()
"""


def test_a_window_says_so_keeps_what_is_typed_and_saves_a_copy(library, tmp_path):
    before, copy = state(library), tmp_path / "copy.md"
    done = program(sys.executable, "-c", WINDOW, library, copy)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert (said["text"], said["stays"]) == ("Late. The council voted.", True)
    assert "is read-only" in said["why"]
    assert copy.read_text().endswith("Late. The council voted.")
    assert state(library) == before
