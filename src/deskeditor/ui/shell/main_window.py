"""Where does everything stand in the window?"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QMainWindow, QVBoxLayout, QWidget

from deskeditor.ui import theme
from deskeditor.ui.shell.drawer import Drawer
from deskeditor.ui.shell.placement import DRAWER, LEAST, Place, Placement
from deskeditor.ui.shell.region import Region
from deskeditor.ui.shell.splitter import DeskSplitter

if TYPE_CHECKING:
    from deskeditor.ui.command_table import CommandTable
    from deskeditor.ui.messages import Bar
    from deskeditor.ui.shell.notices import Notices
    from deskeditor.ui.shell.status_bar import StatusBar
    from deskeditor.ui.shell.top_bar import TopBar

USUAL_SIZE = (1440, 900)
LEAST_SIZE = (800, 560)
MENU_BAR, TOP_BAR, STATUS_BAR = 28, 46, 26  # heights: the frame has them before it is filled
_ROLES = {"library": "panel", "editor": "surface", "preview": "sunken", "inspector": "panel"}


class MainWindow(QMainWindow):
    """Places the areas and decides nothing; `may_close` is asked before it closes.

    It is made with the text alone, so that it takes typing at once, and `complete` fills the frame.
    """

    painted = Signal()  # once: the window was painted for the first time
    resized = Signal(int)  # the width
    trouble = Signal(str)  # the program itself failed, in one sentence; may be emitted in any thread
    escaped = Signal()  # Esc was pressed and nobody needed it

    top_bar: "TopBar"
    status_bar: "StatusBar"
    notices: "Notices"

    def __init__(self, editor: QWidget) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAccessibleName("deskeditor")
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*USUAL_SIZE)
        self.menuBar().setFixedHeight(MENU_BAR)
        self._is_complete = False
        self.may_close: Callable[[], bool] = lambda: True
        self.splitter = DeskSplitter()
        self.regions = {name: Region(name, role) for name, role in _ROLES.items()}
        for region in self.regions.values():
            self.splitter.add(region.name, region)
        self.regions["editor"].fill(editor)
        self.desk = self._lay_out()
        self.drawers = {
            "library": Drawer(Qt.Edge.LeftEdge, LEAST["library"] + 40, self.splitter),
            "inspector": Drawer(Qt.Edge.RightEdge, DRAWER, self.splitter),
        }
        self._first_paint = _FirstPaint(self)

    def _lay_out(self) -> Region:
        whole = QWidget()
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._empty_top, self._empty_status = _bar("topbar", TOP_BAR), _bar("statusbar", STATUS_BAR)
        self._column.addWidget(self._empty_top)
        self._column.addWidget(self.splitter, 1)
        self._column.addWidget(self._empty_status)
        desk = Region("window", "window")
        desk.fill(whole)
        self.setCentralWidget(desk)
        return desk

    def complete(self, commands: "CommandTable") -> None:
        """Fill the frame: the bars, and what shows notices."""
        from deskeditor.ui.shell.notices import Notices
        from deskeditor.ui.shell.status_bar import StatusBar
        from deskeditor.ui.shell.top_bar import TopBar

        self.top_bar, self.status_bar = TopBar(commands), StatusBar()
        self._replace(self._empty_top, self.top_bar)
        self._replace(self._empty_status, self.status_bar)
        self.notices = Notices(self.regions["editor"], self.desk)
        self._is_complete = True
        self.trouble.connect(self._tell_trouble)
        theme.current().changed.connect(self._mend_viewports)

    def _mend_viewports(self) -> None:
        """Under a style sheet, the viewport of an area with a palette of its own keeps the old colours."""
        for area in self.findChildren(QAbstractScrollArea):
            viewport = area.viewport()
            if viewport.testAttribute(Qt.WidgetAttribute.WA_SetPalette):
                viewport.setPalette(area.palette())

    def _replace(self, empty: QWidget, bar: QWidget) -> None:
        self._column.replaceWidget(empty, bar)
        empty.hide()
        empty.deleteLater()

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

    def show_bar(self, bar: "Bar") -> None:
        """Show an info bar at the top of its area."""
        from deskeditor.ui.shell.notices import announce
        from deskeditor.ui.widgets.info_bar import InfoBar

        widget = InfoBar(bar.text, bar.actions, bar.kind.value)
        self._region(bar.area).add_bar(widget)
        announce(widget)

    def _tell_trouble(self, text: str) -> None:
        from deskeditor.ui.messages import Bar, Kind

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
        QTimer.singleShot(0, self, self._fit_drawers)

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

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leads from the top bar through the areas to the foot."""
        from deskeditor.ui.widgets import tab_order

        ends = (self.status_bar, self.notices) if self._is_complete else ()
        start = (self.top_bar,) if self._is_complete else ()
        stop = tab_order.neighbour(self, (*start, *self.regions.values(), *ends), forward)
        if stop is None:
            return super().focusNextPrevChild(forward)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stop.setFocus(reason)
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when nothing would be lost."""
        event.setAccepted(self.may_close())


def _bar(role: str, height: int) -> QFrame:
    """An empty bar that keeps the room of the one to come."""
    bar = QFrame()
    bar.setProperty("role", role)
    bar.setFixedHeight(height)
    return bar


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
            QTimer.singleShot(0, self._window, self._window.painted.emit)
        return super().eventFilter(watched, event)
