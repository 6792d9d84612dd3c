"""Where does everything stand in the window?"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.messages import Bar, Kind
from deskeditor.ui.shell.areas import Areas
from deskeditor.ui.shell.drawer import Drawer
from deskeditor.ui.shell.inspector import Inspector
from deskeditor.ui.shell.notices import Notices, announce
from deskeditor.ui.shell.placement import DRAWER, LEAST, Place, Placement
from deskeditor.ui.shell.region import Region
from deskeditor.ui.shell.splitter import DeskSplitter
from deskeditor.ui.shell.status_bar import StatusBar
from deskeditor.ui.shell.top_bar import TopBar
from deskeditor.ui.widgets import InfoBar

USUAL_SIZE = (1440, 900)
LEAST_SIZE = (800, 560)


class MainWindow(QMainWindow):
    """Places the areas and decides nothing; `may_close` is asked before it closes."""

    painted = Signal()  # once: the window was painted for the first time
    resized = Signal(int)  # the width
    escaped = Signal()  # Esc was pressed and nobody needed it

    def __init__(self, areas: Areas, commands: CommandTable) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAccessibleName("deskeditor")
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*USUAL_SIZE)
        self.may_close: Callable[[], bool] = lambda: True
        self.top_bar = TopBar(commands)
        self.inspector = Inspector((("Details", areas.details), ("Cards", areas.cards)))
        self.splitter = DeskSplitter()
        self.status_bar = StatusBar()
        self.regions = self._regions(areas)
        self.desk = self._lay_out()
        self.drawers = self._drawers()
        self.notices = Notices(self.regions["editor"], self.desk)
        self._first_paint = _FirstPaint(self)

    def _regions(self, areas: Areas) -> dict[str, Region]:
        made = (
            Region("library", areas.library, "panel"),
            Region("editor", areas.editor, "surface"),
            Region("preview", areas.preview, "sunken"),
            Region("inspector", self.inspector, "panel"),
        )
        for region in made:
            self.splitter.add(region.name, region)
        return {region.name: region for region in made}

    def _lay_out(self) -> Region:
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.status_bar)
        region = Region("window", desk, "window")
        self.setCentralWidget(region)
        return region

    def _drawers(self) -> dict[str, Drawer]:
        return {
            "library": Drawer(Qt.Edge.LeftEdge, LEAST["library"] + 40, self.splitter),
            "inspector": Drawer(Qt.Edge.RightEdge, DRAWER, self.splitter),
        }

    def show_placement(self, placement: Placement) -> None:
        """Stand the areas where they belong: side by side, in a drawer, or out of sight."""
        for name, drawer in self.drawers.items():
            self._show_side(name, drawer, getattr(placement, name))
        self.regions["editor"].setVisible(placement.editor)
        self.regions["preview"].setVisible(placement.preview)

    def _show_side(self, name: str, drawer: Drawer, place: Place) -> None:
        region = self.regions[name]
        if place is Place.DRAWER:
            drawer.hold(region)
            return
        drawer.hide()
        self.splitter.take_back(name)
        region.setVisible(place is Place.DOCKED)

    def show_frame(self, shown: bool) -> None:
        """Show or hide what is not text: menus, top bar, status bar."""
        self.menuBar().setVisible(shown)
        self.top_bar.setVisible(shown)
        self.status_bar.setVisible(shown)

    def show_bar(self, bar: Bar) -> None:
        """Show an info bar at the top of its area."""
        widget = InfoBar(bar.text, bar.actions, bar.kind.value)
        self._region(bar.area).add_bar(widget)
        announce(widget)

    def tell_trouble(self, text: str) -> None:
        """Say at the top of the window that the program itself failed."""
        self.show_bar(Bar("window", text, kind=Kind.ERROR))

    def remove_bar(self, area: str, text: str) -> None:
        """Take an info bar away."""
        self._region(area).remove_bar(text)

    def _region(self, area: str) -> Region:
        return self.regions.get(area, self.desk)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say how wide the window is now, and keep the drawers at its edges."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.resized.emit(event.size().width())
        QTimer.singleShot(0, self._fit_drawers)

    def _fit_drawers(self) -> None:
        for drawer in self.drawers.values():
            if drawer.isVisible():
                drawer.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when nothing would be lost."""
        event.setAccepted(self.may_close())


class _FirstPaint(QObject):
    """Says once that the window was painted; what is slow waits for it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint, then stop watching."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._window.painted.emit)
        return super().eventFilter(watched, event)
