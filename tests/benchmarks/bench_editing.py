"""How long does the editor stand still while hard shapes of Markdown are typed, pasted and edited?

    python tests/benchmarks/bench_editing.py      prints every shape, the worst last

Measured is for each shape and kind of work the longest turn of the event loop, in processor time: other
programs count for nothing.
"""

import os
import sys
from functools import partial
from pathlib import Path
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

import timing
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
        "pasted": _timed(partial(_paste_over, body, text)),
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


def _paste_over(body: BodyEdit, text: str) -> None:
    """Over what is there: beside it, the longest line would be half a million characters long."""
    body.selectAll()
    _paste(body, text)


def _run(body: BodyEdit, command) -> None:
    cursor = body.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)
    body.apply(command)


def rows() -> list[timing.Row]:
    """The worst shape of each kind of work."""
    found = _measured()
    return [_worst(kind, found) for kind in ("typed", "pasted", "command", "undone")]


def _worst(kind: str, found: dict[str, dict[str, float]]) -> timing.Row:
    by_length = sorted((taken[kind], shape) for shape, taken in found.items())
    longest, shape = by_length[-1]
    median = by_length[len(by_length) // 2][0]
    return timing.Row(
        what=f"longest stall of {len(found)} hard shapes, {kind}",
        value=f"{longest:.1f} ms",
        spread=f"{shape}; median {median:.1f}",
        limit="≤ 100 ms",
    )


def _measured() -> dict[str, dict[str, float]]:
    app = QApplication.instance() or QApplication(sys.argv[:1])
    body = BodyEdit(BodyFace())
    body.resize(520, 800)
    body.show()
    found = {name: stalls(body, text) for name, text in SHAPES.items()}
    body.close()
    del app
    return found


def main() -> None:
    """Print the table."""
    found = _measured()
    kinds = next(iter(found.values()))
    print(f"{'shape':24}" + "".join(f"{kind:>10}" for kind in kinds))
    for name, row in sorted(found.items(), key=lambda each: max(each[1].values())):
        print(f"{name:24}" + "".join(f"{value:10.1f}" for value in row.values()))
    print(f"worst stall of {len(found)} shapes: {max(max(row.values()) for row in found.values()):.1f} ms")


if __name__ == "__main__":
    main()
