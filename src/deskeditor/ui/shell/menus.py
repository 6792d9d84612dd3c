"""How do the commands become menus?"""

from PySide6.QtWidgets import QMenu, QMenuBar

from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.commands import MENUS, Command

MNEMONICS = ("&File", "&Edit", "&Insert", "F&ormat", "&Story", "&Cards", "&View", "&Tools", "&Help")


def build(bar: QMenuBar, commands: CommandTable) -> None:
    """Fill the menu bar from the table; a menu without a command that does something is left out."""
    menus: dict[str, QMenu] = {}
    for title in MNEMONICS:
        menus[title.replace("&", "")] = bar.addMenu(title)
    for path, groups in MENUS.items():
        parent, _, name = path.partition("/")
        menu = menus[parent]
        if name:
            if menu.actions()[-1].menu() is None:  # the menus in a menu stand together
                menu.addSeparator()
            menu = menu.addMenu(name)
        _fill(menu, groups, commands)
    _hide_empty(menus)


def _fill(menu: QMenu, groups: tuple[tuple[Command, ...], ...], commands: CommandTable) -> None:
    for group in groups:
        menu.addSeparator()  # Qt shows no line at the top, at the end, or beside another
        for command in group:
            menu.addAction(commands.action(command.id))


def _hide_empty(menus: dict[str, QMenu]) -> None:
    for menu in menus.values():
        shown = any(action.isVisible() and not action.isSeparator() for action in menu.actions())
        menu.menuAction().setVisible(shown)
