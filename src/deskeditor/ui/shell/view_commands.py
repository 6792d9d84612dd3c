"""How do the commands of the View menu move the areas, and show how they stand?"""

from functools import partial

from PySide6.QtCore import QObject

from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.shell.arrangement import PANELS, Arrangement
from deskeditor.ui.shell.placement import Mode
from deskeditor.ui.shell.top_bar import TopBar


class ViewCommands(QObject):
    """Joins the view commands to the arrangement of the areas, both ways."""

    def __init__(self, arrangement: Arrangement, bar: TopBar, commands: CommandTable) -> None:
        super().__init__(arrangement)
        self._arrangement, self._bar, self._commands = arrangement, bar, commands
        for mode in Mode:
            commands.on(f"view.{mode.value}", lambda _checked, mode=mode: arrangement.show_mode(mode))
        for name in PANELS:
            commands.on(f"view.{name}", partial(self._show_panel, name))
        commands.on("view.focus", arrangement.show_focus)
        commands.on("view.wider", lambda: arrangement.move_edge(1))
        commands.on("view.narrower", lambda: arrangement.move_edge(-1))
        arrangement.changed.connect(self._show)
        self._show()

    def _show_panel(self, name: str, shown: bool) -> None:
        self._arrangement.show_panel(name, shown=shown)

    def _show(self) -> None:
        wish = self._arrangement.wish
        self._commands.set_checked(f"view.{wish.mode.value}")
        self._bar.modes.show_current(list(Mode).index(wish.mode))
        for name in PANELS:
            self._commands.set_checked(f"view.{name}", self._arrangement.shows(name))
