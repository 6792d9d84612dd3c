"""Where does the window explain itself?"""

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence
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
from deskeditor.ui.commands import MENUS

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
        self._fill(commands)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.tree)

    def _fill(self, commands: CommandTable) -> None:
        answered = {command.id for command in commands.answered()}
        for path, groups in MENUS.items():
            rows = [row for group in groups for row in group if row.shortcut and row.id in answered]
            if rows:
                menu = QTreeWidgetItem(self.tree, [path.replace("/", " › ")])
                menu.setFont(0, theme.current().ui_font(13, 600))
                menu.setFlags(Qt.ItemFlag.ItemIsEnabled)
                for row in rows:
                    keys = QKeySequence(row.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
                    QTreeWidgetItem(menu, [row.text, keys])
        self.tree.expandAll()
