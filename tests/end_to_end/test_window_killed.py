"""After a kill the text, the caret and the last steps of undo come back without a question."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.services.libraries import create_library

WINDOW = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from deskeditor.storage.first_words import first_words
from deskeditor.ui import open_window
from deskeditor.ui.editor.undo_keeper import UndoKeeper
from deskeditor.ui.preview import scheme
from deskeditor.ui.window_state import WindowState

CONTROL = Qt.KeyboardModifier.ControlModifier

def until(holds):
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "it never came true"
        app.processEvents()
        time.sleep(0.005)

def say(**said):
    print(json.dumps(said), flush=True)

scheme.register()
app = QApplication(sys.argv[:1])
library = Path(sys.argv[1])
window = open_window(library)
body = window.findChild(QPlainTextEdit, "bodyEdit")
"""
TYPED = """
for words in ("First. ", "Second. "):
    QTest.keyClick(body, Qt.Key.Key_Home, CONTROL)
    QTest.keyClicks(body, words)
    kept = window.findChild(UndoKeeper).folder
    until(lambda: any(words.strip().encode() in one.read_bytes() for one in kept.glob("*.steps")))
QTest.keyClicks(body, "And a word more. ")
caret = body.textCursor().position()
until(lambda: first_words(library, None, "").body == body.source)
until(lambda: WindowState().place(library).caret == caret)
say(text=body.source, caret=caret)
time.sleep(120)
"""
SEEN = """
before = body.source
caret = body.textCursor().position()
until(lambda: body.document().availableUndoSteps() >= 2)
back = []
while body.document().isUndoAvailable():
    QTest.keyClick(body, Qt.Key.Key_Z, CONTROL)
    back.append(body.source)
say(text=before, caret=caret, back=back)
window.close()
"""


def program(folder: Path, does: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WINDOW + does, str(folder)],
        stdout=subprocess.PIPE, text=True, env=os.environ.copy(),
    )  # fmt: skip


def test_text_caret_and_steps_come_back_after_a_kill(tmp_path):
    with create_library(tmp_path / "library") as library:
        stories.new(library, Story(headline="Tram", body="The council voted."))
    with program(tmp_path / "library", TYPED) as killed:
        said = json.loads(killed.stdout.readline())
        killed.send_signal(signal.SIGKILL)
    assert said["text"] == "Second. And a word more. First. The council voted."

    with program(tmp_path / "library", SEEN) as again:
        seen = json.loads(again.stdout.readline())
    assert (seen["text"], seen["caret"]) == (said["text"], said["caret"])
    assert seen["back"][-2:] == ["First. The council voted.", "The council voted."]
