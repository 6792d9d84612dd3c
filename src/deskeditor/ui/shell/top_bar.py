"""What stands in the bar under the menus?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from deskeditor.ui import icons
from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.widgets import ElidedLabel, IconButton, Segmented, Separator
from deskeditor.ui.widgets.role import set_look

HEIGHT = 46
_MODES = ("view.write", "view.split", "view.preview")
_FIELD = ((1200, 300, "Search or run a command"), (1024, 200, "Command…"), (0, 36, ""))  # from, width, text


class TopBar(QFrame):
    """The open story's headline and status, the way to everything else, and the view modes."""

    palette_requested = Signal()

    def __init__(self, commands: CommandTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._said: tuple[str, str, str] | None = None
        self.setProperty("role", "topbar")
        self.setFixedHeight(HEIGHT)
        self.headline = ElidedLabel("", "heading")
        self.headline.setAccessibleName("Headline of the open story")
        self.status = self._status_button()
        self.command = self._command_button()
        self.modes = self._mode_switch()
        self._lay_out()
        self.show_story("", "", "neutral")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._button("view.library", "library"))
        row.addWidget(self._button("edit.undo", "undo"))
        row.addWidget(Separator())
        row.addWidget(self.headline)
        row.addWidget(self.status)
        row.addStretch(1)
        row.addWidget(self.command)
        row.addStretch(1)
        row.addWidget(self.modes)
        row.addWidget(self._button("view.inspector", "inspector"))
        row.addWidget(self._export_button())

    def _button(self, command: str, icon: str) -> IconButton:
        return IconButton.of(self._commands.action(command), icon)

    def _status_button(self) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "statuschip")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip("Status of the open story")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def offer_statuses(self, actions: list[QAction]) -> None:
        """The statuses that the chip's menu offers."""
        menu = QMenu(self.status)
        menu.addActions(actions)
        self.status.setMenu(menu)

    def _command_button(self) -> QPushButton:
        button = QPushButton(icons.icon("search", "text3"), "")
        button.setProperty("role", "command")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName("Search or run a command")
        button.setToolTip(self._commands.action("story.open").toolTip())
        button.setFixedHeight(30)
        button.clicked.connect(self.palette_requested)
        return button

    def _mode_switch(self) -> Segmented:
        switch = Segmented(("Write", "Split", "Preview"), "View mode")
        for index, command in enumerate(_MODES):
            switch.button(index).setToolTip(self._commands.action(command).toolTip())
        switch.chosen.connect(lambda index: self._commands.run(_MODES[index]))
        return switch

    def _export_button(self) -> QPushButton:
        action = self._commands.action("file.export")
        button = QPushButton(icons.icon("export", "on-accent"), f" {action.text()}")
        button.setProperty("role", "primary")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(action.toolTip())
        button.setAccessibleName("Export")
        button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(button.setEnabled)
        button.clicked.connect(action.trigger)
        return button

    def show_story(self, headline: str, status: str, kind: str) -> None:
        """Name the open story; an empty status says that there is none."""
        if (headline, status, kind) == self._said:  # as with every key in a body
            return
        self._said = headline, status, kind
        self.headline.setText(headline)
        self.status.setText(status)
        self.status.setAccessibleName(f"Status: {status}")
        self.status.setVisible(bool(status))
        set_look(self.status, "kind", kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The command field gives way first, then the headline shortens."""
        width, text = next((width, text) for least, width, text in _FIELD if event.size().width() >= least)
        keys = QKeySequence("Ctrl+P").toString(QKeySequence.SequenceFormat.NativeText)
        self.command.setFixedWidth(width)
        self.command.setText(f"  {text}     {keys}" if text else "")
        super().resizeEvent(event)
