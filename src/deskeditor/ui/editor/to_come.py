"""How does one get to the next fact that is still to come?"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from deskeditor.markup import to_come
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.editor.lined_edit import LinedEdit
from deskeditor.ui.editor.text_difference import points, units

_MARK = "TK"


def go_to_next(view: EditorView) -> bool:
    """Select the TK behind the caret, field after field and round again; whether there is one."""
    fields: list[LinedEdit] = [view.head.headline, view.head.standfirst, view.body]
    here = next((number for number, field in enumerate(fields) if field.hasFocus()), len(fields) - 1)
    text = fields[here].source
    caret = points(text, fields[here].textCursor().selectionEnd())
    after = [at for at in to_come.marks(text) if at >= caret]
    if after:
        _select(view, fields[here], after[0])
        return True
    for step in range(1, len(fields) + 1):
        field = fields[(here + step) % len(fields)]
        if marks := to_come.marks(field.source):
            _select(view, field, marks[0])
            return True
    return False


def _select(view: EditorView, field: LinedEdit, at: int) -> None:
    if field is not view.body:
        view.head.show()
    start = units(field.source[:at])
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(_MARK), QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    field.ensureCursorVisible()
