"""What does a right click in the text offer?"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QMenu

from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.editor.body_edit import BodyEdit
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.editor.lined_edit import LinedEdit

_ANY = (
    ("edit.undo", "edit.redo"),
    ("edit.cut", "edit.copy", "edit.paste", "edit.paste_plain"),
    ("edit.select_all",),
)
_BODY = (
    ("insert.link", "insert.story_link"),
    ("format.bold", "format.italic", "format.clear"),
)


class ContextMenus(QObject):
    """Gives headline, standfirst and body a menu of the window's own commands, which undo as its keys do."""

    def __init__(self, view: EditorView, commands: CommandTable, parent: QObject) -> None:
        super().__init__(parent)
        self._commands = commands
        for field in (view.head.headline, view.head.standfirst, view.body):
            field.menu_requested.connect(self._open)

    def _open(self, field: LinedEdit, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            _put_caret(field, event.pos())
        menu = self.menu(field)
        menu.popup(event.globalPos())

    def menu(self, field: LinedEdit) -> QMenu:
        """The menu for a field as it stands; it goes when it is closed."""
        menu = QMenu(field)
        menu.aboutToHide.connect(menu.deleteLater)
        possible = _possible(field)
        groups: Sequence[Sequence[str]] = (*_ANY, *_BODY) if isinstance(field, BodyEdit) else _ANY
        for names in groups:
            menu.addSeparator()
            for name in names:
                self._add(menu, name, possible.get(name, True))
        return menu

    def _add(self, menu: QMenu, name: str, possible: bool) -> None:
        """A row of its own: whether it is grey here says nothing about its keys elsewhere."""
        known = self._commands.action(name)
        if not known.isVisible():
            return
        # Made here, not by `addAction(text)`: PySide may know such an action by an older one's address.
        row = QAction(known.icon(), known.text(), menu)
        menu.addAction(row)
        row.setObjectName(name)
        row.setShortcut(known.shortcut())
        row.setEnabled(known.isEnabled() and possible)
        row.triggered.connect(known.trigger)


def _possible(field: LinedEdit) -> dict[str, bool]:
    """Which of the commands would do something here."""
    document, selects = field.document(), field.textCursor().hasSelection()
    return {
        "edit.undo": document.isUndoAvailable(),
        "edit.redo": document.isRedoAvailable(),
        "edit.cut": selects and not field.isReadOnly(),
        "edit.copy": selects,
        "edit.paste": field.canPaste(),
        "edit.paste_plain": field.canPaste() and bool(QGuiApplication.clipboard().mimeData().hasText()),
        "edit.select_all": not document.isEmpty(),
    }


def _put_caret(field: LinedEdit, place: QPoint) -> None:
    """A click outside what is selected puts the caret there, as the other button would."""
    field.setFocus()
    cursor, there = field.textCursor(), field.cursorForPosition(place)
    if not cursor.selectionStart() <= there.position() <= cursor.selectionEnd():
        field.setTextCursor(there)
