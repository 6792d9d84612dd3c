"""Which field do undo, cut, copy and paste mean?"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.messages import Messages

_METHODS = {
    "edit.undo": "undo",
    "edit.redo": "redo",
    "edit.cut": "cut",
    "edit.copy": "copy",
    "edit.paste": "paste",
    "edit.select_all": "selectAll",
}


class TextCommands(QObject):
    """Hands the commands of the Edit menu to the field that has the focus, else to the text.

    Where neither is meant, undo takes back what was done last and offered to be undone, such as a story's way
    into the trash. A text out of sight is left alone: nobody could see what became of it.
    """

    def __init__(self, text: QWidget, commands: CommandTable, messages: Messages) -> None:
        super().__init__(text)
        self._text, self._messages = text, messages
        for name, method in _METHODS.items():
            commands.on(name, lambda method=method: self._do(method))

    def _do(self, method: str) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and hasattr(focused, method):
            getattr(focused, method)()
        elif method == "undo" and self._messages.take_back_last():
            return
        elif self._text.isVisible():
            getattr(self._text, method)()
