"""Where does the window explain itself?"""

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QMessageBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from deskeditor import __version__, user_dirs
from deskeditor.ui import theme
from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.commands import MENUS, Command
from deskeditor.ui.widgets import SearchField

_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

_ABOUT = """deskeditor {version}

A desktop workstation for editors: story, live page, teaser cards and library in one window.

Free software under the MIT licence. Made with Qt and PySide6, which are used under the GNU Lesser \
General Public Licence, version 3."""


class Help(QObject):
    """Answers the commands of the Help menu."""

    def __init__(self, window: QWidget, commands: CommandTable) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        commands.on("help.shortcuts", self._show_shortcuts)
        commands.on("help.logs", self._show_logs)
        commands.on("help.about", self._show_about)

    def _show_shortcuts(self) -> None:
        self._open(ShortcutSheet(self._commands, self._window))

    def _show_logs(self) -> None:
        user_dirs.logs().mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(user_dirs.logs())))

    def _show_about(self) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle("About deskeditor")
        box.setText(_ABOUT.format(version=__version__))
        self._open(box)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Not every window system gives the keys back to the window by itself.
        dialog.finished.connect(self._window.activateWindow)
        dialog.open()


class ShortcutSheet(QDialog):
    """Every command that has keys, menu by menu."""

    def __init__(self, commands: CommandTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutSheet")
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(460, 560)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels(["Command", "Keys"])
        self.tree.setAccessibleName("Keyboard shortcuts")
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(12)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._menus: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._fill(commands)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        self.search = SearchField("Find a command or its keys")
        self.search.text_changed.connect(self._narrow)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.tree)
        self.search.edit.setFocus()

    def _narrow(self, text: str) -> None:
        """Leave the rows that have every word, of a command or of its menu, or these keys."""
        words = text.casefold().split()
        left: list[QTreeWidgetItem] = []
        for menu, rows in self._menus:
            for row in rows:
                said = f"{menu.text(0)} {row.text(0)} {row.text(1)}".casefold()
                row.setHidden(not all(word in said for word in words))
            menu.setHidden(all(row.isHidden() for row in rows))
            left += [row for row in rows if not row.isHidden()]
        if left:
            self.tree.setCurrentItem(left[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk the list while the keys stay in the search."""
        if event.key() in _WALK:
            self.tree.keyPressEvent(event)  # not sent: what it ignores at its ends would come back here
            event.accept()
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)

    def _fill(self, commands: CommandTable) -> None:
        answered = {command.id for command in commands.answered()}
        for path, groups in MENUS.items():
            rows = [row for group in groups for row in group if row.shortcut and row.id in answered]
            if rows:
                menu = QTreeWidgetItem(self.tree, [path.replace("/", " › ")])
                menu.setFont(0, theme.current().ui_font(13, 600))
                menu.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self._menus.append((menu, [QTreeWidgetItem(menu, [row.text, _keys(row)]) for row in rows]))
        self.tree.expandAll()


def _keys(command: Command) -> str:
    return QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
