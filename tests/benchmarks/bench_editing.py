"""How long does the editor stand still while hard shapes of Markdown are typed, pasted and edited?

    python tests/benchmarks/bench_editing.py

Prints for each shape and kind of work the longest turn of the event loop, in milliseconds of processor
time (other programs count for nothing), the worst last.
"""

import os
import sys
from functools import partial
from pathlib import Path
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from deskeditor.markup import editing, editing_tables
from deskeditor.ui.editor.body_edit import BodyEdit
from deskeditor.ui.editor.faces import BodyFace
from pathological import SHAPES

TYPED = 'it\'s "so" -- a.b\n'
COMMANDS = (
    editing.bold,
    editing.bullet_list,
    editing.numbered_list,
    editing.indent,
    editing.move_down,
    editing.upper,
    editing.curl,
    editing.join,
    editing.comment,
    editing_tables.next_cell,
)


def stalls(body: BodyEdit, text: str) -> dict[str, float]:
    """The longest that each kind of work kept the event loop from its next turn, in milliseconds."""
    body.show_story(str(id(text)), text)
    QApplication.processEvents()
    return {
        "typed": max(_timed(partial(_press, body, letter)) for letter in TYPED),
        "pasted": _timed(partial(_paste, body, text)),
        "command": max(_timed(partial(_run, body, command)) for command in COMMANDS),
        "undone": _timed(body.undo),
    }


def _timed(work) -> float:
    begun = process_time()
    work()
    QApplication.processEvents()
    return (process_time() - begun) * 1000


def _press(body: BodyEdit, letter: str) -> None:
    key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_A
    code = "\r" if letter == "\n" else letter
    QApplication.sendEvent(body, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, code))


def _paste(body: BodyEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    body.insertFromMimeData(data)


def _run(body: BodyEdit, command) -> None:
    cursor = body.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)
    body.apply(command)


def main() -> None:
    """Print the table."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    body = BodyEdit(BodyFace())
    body.resize(520, 800)
    body.show()
    found = [(name, stalls(body, text)) for name, text in SHAPES.items()]
    print(f"{'shape':24}" + "".join(f"{kind:>10}" for kind in found[0][1]))
    for name, row in sorted(found, key=lambda each: max(each[1].values())):
        print(f"{name:24}" + "".join(f"{value:10.1f}" for value in row.values()))
    worst = max(max(row.values()) for _, row in found)
    print(f"worst stall of {len(found)} shapes: {worst:.1f} ms")
    body.close()
    del app


if __name__ == "__main__":
    main()
