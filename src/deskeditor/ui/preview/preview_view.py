"""What does the pane of the preview show beside the page itself?"""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from deskeditor.ui.preview.devices import Device
from deskeditor.ui.preview.stage import Stage
from deskeditor.ui.widgets import Chip, EmptyState, IconButton, Separator, set_role, text_label
from deskeditor.ui.widgets.role import plain_tip

_BAR_HEIGHT = 38


class State(Enum):
    """How the page on show stands to the story; each with its word and its colour."""

    LIVE = ("Live", "green")
    UPDATING = ("Updating…", "neutral")
    PAUSED = ("Paused", "amber")
    FAILED = ("Can’t render", "red")


class PreviewPane(QWidget):
    """Bar and ground of the preview; made before the first paint, so the web view itself comes later."""

    dark_requested = Signal(bool)
    resume_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Preview")
        self.stage = Stage()
        self.menu = QMenu(self)
        self._said: tuple[State, str] | None = None
        self.chip = _StateChip()
        self.chip.hide()
        self._devices: dict[Device, IconButton] = {}
        self._is_dark = False
        self._dark = IconButton("moon", "Show the page dark")
        self._dark.clicked.connect(lambda: self.dark_requested.emit(not self._is_dark))
        self.chip.clicked.connect(self.resume_requested)
        self.stage.fitted.connect(self._tell_zoom)
        self._empty = set_role(
            EmptyState("phone", "Nothing to preview yet", "The page of the open story shows here."), "sunken"
        )
        self._pages = QStackedWidget()
        self._lay_out()
        self.show_empty()

    def show_devices(self, actions: dict[Device, QAction]) -> None:
        """Give each device its button."""
        for device, action in actions.items():
            self._devices[device] = IconButton.of(action, device.value)
            self._buttons.addWidget(self._devices[device])
        for later in (Separator(), self._dark, self._more()):  # the order of Tab is that of coming in
            self._bar.addWidget(later)
        self._tell_zoom(self.stage.fitting.zoom)

    def show_empty(self) -> None:
        """Show that no story is open."""
        self._pages.setCurrentWidget(self._empty)
        self.chip.hide()

    def show_page(self) -> None:
        """Show the page."""
        self._pages.setCurrentWidget(self.stage)

    def show_state(self, state: State, detail: str = "") -> None:
        """Say how the page stands to the story; `detail` is for who asks."""
        if (state, detail) == self._said and not self.chip.isHidden():  # as with most keys
            return
        self._said = state, detail
        word, kind = state.value
        self.chip.show_state(word, kind)
        self.chip.setToolTip(plain_tip(detail))
        self.chip.setAccessibleName(f"Preview: {word}. {detail}".strip())
        self.chip.setVisible(True)
        self._fit_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find room for all buttons."""
        super().resizeEvent(event)
        self._fit_bar()

    def _fit_bar(self) -> None:
        """The chip stands for the title where the word that comes and goes would press the buttons."""
        spacing = self._bar.spacing()
        needed = self._bar.sizeHint().width() + self.chip.room_for(State.UPDATING.value[0])
        needed += self._title.sizeHint().width() + spacing if self._title.isHidden() else 0
        self._title.setVisible(self.width() >= needed)

    def show_dark(self, dark: bool) -> None:
        """Show which of the page's two appearances is on."""
        self._is_dark = dark
        self._dark.show_icon("sun" if dark else "moon")
        self._dark.show_tip("Show the page light" if dark else "Show the page dark")

    def _lay_out(self) -> None:
        bar = set_role(QWidget(), "bar")
        bar.setFixedHeight(_BAR_HEIGHT)
        row = self._bar = QHBoxLayout(bar)
        row.setContentsMargins(14, 0, 5, 0)
        row.setSpacing(4)
        self._title = text_label("Preview", "heading")
        row.addWidget(self._title)
        row.addWidget(self.chip)
        row.addStretch(1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(2)
        row.addLayout(self._buttons)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.stage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._pages, 1)

    def _more(self) -> IconButton:
        button = IconButton("more", "More about the preview")
        button.setMenu(self.menu)
        button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _tell_zoom(self, zoom: float) -> None:
        for device, button in self._devices.items():
            tip = button.defaultAction().toolTip().replace(device.value.capitalize(), device.label)
            button.setToolTip(f"{tip}: shown at {zoom:.0%}" if button.isChecked() else tip)


class _StateChip(Chip):
    """The word beside the title; a click resumes what is paused."""

    clicked = Signal()

    def room_for(self, word: str) -> int:
        """How many pixels more than now it would take with a word."""
        metrics = self.fontMetrics()
        return max(0, metrics.horizontalAdvance(word) - metrics.horizontalAdvance(self.text()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()
