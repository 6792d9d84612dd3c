"""From the window: a hit of the library is gone to by keys, and a replacement is undone in the editor too."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.replacing.replace_dialog import ReplaceDialog

WAIT = 30_000


def find(window, qtbot, words: str, instead: str = "") -> ReplaceDialog:
    window.findChild(CommandTable).run("library.replace")
    dialog = window.findChild(ReplaceDialog)
    dialog.form.wanted.setText(words)
    dialog.form.replacement.setText(instead)
    QTest.keyClick(dialog.form.wanted, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.list.hits.rowCount() > 0, timeout=WAIT)
    qtbot.waitUntil(lambda: not dialog.stop_button.isVisible(), timeout=WAIT)
    return dialog


def go_to_first_hit(dialog) -> None:
    QTest.keyClick(dialog.form.wanted, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)


def test_a_hit_is_selected_where_it_stands(window, qtbot):
    editor = window.findChild(EditorView)
    go_to_first_hit(find(window, qtbot, "four parts"))
    qtbot.waitUntil(lambda: editor.body.textCursor().selectedText() == "four parts", timeout=WAIT)
    go_to_first_hit(find(window, qtbot, "Three agencies"))
    qtbot.waitUntil(
        lambda: editor.head.standfirst.textCursor().selectedText() == "Three agencies", timeout=WAIT
    )
    assert editor.head.headline.toPlainText() == "Who owns the sea wall?"


def test_what_was_replaced_is_one_step_back_in_the_editor(window, qtbot):
    editor = window.findChild(EditorView)
    qtbot.waitUntil(lambda: "Thursday" in editor.body.toPlainText(), timeout=WAIT)
    dialog = find(window, qtbot, "thursday", "Friday")
    QTest.keyClick(dialog.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "on Friday." in editor.body.toPlainText(), timeout=WAIT)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=WAIT)
    editor.body.undo()
    assert "on Thursday." in editor.body.toPlainText()
    editor.body.redo()
    assert "on Friday." in editor.body.toPlainText()
    window.findChild(CommandTable).run("library.undo_replace")
    qtbot.waitUntil(lambda: "on Thursday." in editor.body.toPlainText(), timeout=WAIT)
    assert QApplication.activeModalWidget() is None
