"""How do the docked areas share the width?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from deskeditor.ui.shell.placement import HANDLE, LEAST, MOST

NAMES = ("library", "editor", "preview", "inspector")
STRETCH = {"library": 0, "editor": 3, "preview": 2, "inspector": 0}  # growth goes to the text
STEP = 24  # pixels by which the keyboard moves an edge


class DeskSplitter(QSplitter):
    """The areas side by side. An edge can be moved, but no area dragged away."""

    double_clicked = Signal()  # on an edge

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(HANDLE)
        self.setChildrenCollapsible(False)
        self._areas: dict[str, QWidget] = {}
        self._asked_for: dict[str, int] = {}
        self.splitterMoved.connect(lambda _place, _index: self._asked_for.clear())

    def add(self, name: str, area: QWidget) -> None:
        """Take an area; they are added from left to right."""
        self._areas[name] = area
        area.setMinimumWidth(LEAST[name])
        if name in MOST:
            area.setMaximumWidth(MOST[name])
        self.addWidget(area)
        self.setStretchFactor(self.indexOf(area), STRETCH[name])

    def take_back(self, name: str) -> None:
        """Put an area that was lifted out into its place again."""
        area = self._areas[name]
        if self.indexOf(area) < 0:
            before = [other for other in NAMES[: NAMES.index(name)] if self.indexOf(self._areas[other]) >= 0]
            self.insertWidget(len(before), area)
            self.setStretchFactor(self.indexOf(area), STRETCH[name])

    def widths(self) -> dict[str, int]:
        """The widths of the areas that are shown."""
        return {
            name: area.width()
            for name, area in self._areas.items()
            if self.indexOf(area) >= 0 and not area.isHidden()
        }

    def show_widths(self, widths: dict[str, int]) -> None:
        """Give the areas these widths; asked for before there is room, they come with it."""
        self._asked_for = dict(widths)
        order = sorted(self._areas, key=lambda name: self.indexOf(self._areas[name]))
        present = [name for name in order if self.indexOf(self._areas[name]) >= 0]
        self.setSizes([widths.get(name, self._areas[name].width()) for name in present])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the areas the widths that were meant for this width."""
        super().resizeEvent(event)
        meant_for = sum(self._asked_for.values()) + HANDLE * (len(self._asked_for) - 1)
        if meant_for == event.size().width():
            self.show_widths(self._asked_for)

    def move_edge(self, area: QWidget, step: int) -> None:
        """Move the edge between an area and its right neighbour (its left one for the last area)."""
        shown = sorted(at for at in map(self.indexOf, self._areas.values()) if self._is_shown(at))
        if self.indexOf(area) not in shown or len(shown) < 2:
            return
        place = shown[min(shown.index(self.indexOf(area)) + 1, len(shown) - 1)]
        edge = self.handle(place)  # its margins belong to the area to grab
        self.moveSplitter(edge.x() + edge.contentsMargins().left() + step, place)

    def _is_shown(self, index: int) -> bool:
        area = self.widget(index)
        return area is not None and not area.isHidden()

    def createHandle(self) -> QSplitterHandle:
        """An edge that hears of double clicks."""
        return _Edge(self)


class _Edge(QSplitterHandle):
    """A hairline; Qt itself makes the area to grab wider than the line."""

    def __init__(self, splitter: DeskSplitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._splitter = splitter

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """The usual sizes again."""
        self._splitter.double_clicked.emit()
