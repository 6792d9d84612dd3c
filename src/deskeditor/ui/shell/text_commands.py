"""Which field do undo, cut, copy and paste mean?"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from deskeditor.ui.command_table import CommandTable

_METHODS = {
    "edit.undo": "undo",
    "edit.redo": "redo",
    "edit.cut": "cut",
    "edit.copy": "copy",
    "edit.paste": "paste",
    "edit.select_all": "selectAll",
}


class TextCommands(QObject):
    """Hands the commands of the Edit menu to the field that has the focus, else to the text."""

    def __init__(self, text: QWidget, commands: CommandTable) -> None:
        super().__init__(text)
        self._text = text
        for name, method in _METHODS.items():
            commands.on(name, lambda method=method: self._do(method))

    def _do(self, method: str) -> None:
        focused = QApplication.focusWidget()
        field = focused if focused is not None and hasattr(focused, method) else self._text
        getattr(field, method)()
