"""How are the commands run, switched on and off, and bound to their keys?"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from deskeditor.ui import icons
from deskeditor.ui.commands import COMMANDS, CONDITIONS, Command

Handler = Callable[..., object]


class CommandTable(QObject):
    """One `QAction` for each command; areas say what a command does with `on`.

    A command that no area answers to is invisible: there are no dead rows.
    """

    run_done = Signal(str)  # the id of a command that was run, however it was asked for

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = {command.id: command for command in COMMANDS}
        self._handlers: dict[str, Handler] = {}
        self._conditions: set[str] = {"always"}
        self._choices: dict[str, QActionGroup] = {}
        self._actions = {command.id: self._made(command) for command in COMMANDS}

    def _made(self, command: Command) -> QAction:
        action = QAction(command.text, self)
        action.setObjectName(command.id)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        if command.scope:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setCheckable(command.checkable)
        action.setToolTip(tip(command))
        if command.icon:
            action.setIcon(icons.icon(command.icon))
        if command.choice:
            self._choice(command.choice).addAction(action)
        action.setVisible(False)
        action.setEnabled(command.enabled == "always")
        action.triggered.connect(self._triggered)  # a lambda that knows the table would hold it for ever
        return action

    def _choice(self, name: str) -> QActionGroup:
        return self._choices.setdefault(name, QActionGroup(self))

    def on(self, name: str, handler: Handler) -> None:
        """Say what a command does; a checkable command's handler is given whether it is checked now."""
        self._handlers[name] = handler
        self._actions[name].setVisible(True)

    def action(self, name: str) -> QAction:
        """The command as Qt knows it, for menus and for toolbar buttons."""
        return self._actions[name]

    def command(self, name: str) -> Command:
        """The command's row in the table."""
        return self._commands[name]

    def run(self, name: str) -> None:
        """Do a command as if its keys had been pressed; one that is grey or unanswered does nothing."""
        if name in self._handlers:
            self._actions[name].trigger()

    def bind(self, widget: QWidget, scope: str = "") -> None:
        """Make the keys of a scope's commands count in a widget: the window, or the area of that scope."""
        widget.addActions([self._actions[row.id] for row in COMMANDS if row.scope == scope])

    def set_condition(self, name: str, holds: bool) -> None:
        """Say that one of CONDITIONS holds now or no longer."""
        before = set(self._conditions)
        (self._conditions.add if holds else self._conditions.discard)(name)
        if self._conditions != before:
            for command in COMMANDS:
                if name in command.enabled:
                    self._actions[command.id].setEnabled(not self.reason(command.id))

    def set_checked(self, name: str, checked: bool = True) -> None:
        """Show a checkable command as checked without running it."""
        self._actions[name].setChecked(checked)

    def reason(self, name: str) -> str:
        """Why a command cannot be used now; empty if it can."""
        needed = self._commands[name].enabled.split("+")
        missing = [condition for condition in needed if condition not in self._conditions]
        return CONDITIONS[missing[0]] if missing else ""

    def answered(self) -> Iterator[Command]:
        """The commands that do something, in the order of the menus."""
        return (command for command in COMMANDS if command.id in self._handlers)

    def _triggered(self, checked: bool) -> None:
        name = self.sender().objectName()
        handler = self._handlers[name]
        if self._commands[name].checkable:
            handler(checked)
        else:
            handler()
        self.run_done.emit(name)


def tip(command: Command) -> str:
    """A command's tooltip: its text and its keys, `Bold (Ctrl+B)`."""
    keys = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    text = command.text.removesuffix("…")
    return f"{text} ({keys})" if keys else text
