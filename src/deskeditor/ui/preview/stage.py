"""How does the page stand in the pane: its ground, its frame, its width?"""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from deskeditor.ui import theme
from deskeditor.ui.preview.devices import Device, Fitting, fitting
from deskeditor.ui.widgets import set_role

_RADIUS = 8


class Stage(QScrollArea):
    """Holds the web view at a device's width; scrolls sideways where even the smallest zoom is too wide."""

    fitted = Signal(float)  # the zoom

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ground = set_role(QWidget(), "sunken")
        self.setWidget(self.ground)
        self._frame = _Frame(self.ground)
        self._view: QWidget | None = None
        self._device = Device.PHONE

    @property
    def fitting(self) -> Fitting:
        """Where the page stands now."""
        return fitting(self._device, self.viewport().width())

    def show_view(self, view: QWidget | None) -> None:
        """Hold a view, or none."""
        self._view = view
        self._fit()

    def show_device(self, device: Device) -> None:
        """Lay the page out at another width."""
        self._device = device
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the pane."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        place = self.fitting
        room = self.viewport()
        self.ground.resize(max(room.width(), place.width + 2 * place.top), room.height())
        if self._view is not None:
            self._view.setGeometry(place.left, place.top, place.width, max(1, room.height() - place.top))
        framed = self._view is not None and place.top > 0
        self._frame.setGeometry(place.left, place.top, place.width, max(1, room.height() - place.top))
        self._frame.setVisible(framed)
        self._frame.raise_()
        self.fitted.emit(place.zoom)


class _Frame(QWidget):
    """Rounds the upper corners of what is under it, and draws a hairline around it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the corners in the colour of the ground, and the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, _RADIUS * 2)
        page, corners = QPainterPath(), QPainterPath()
        page.addRoundedRect(box, _RADIUS, _RADIUS)
        corners.addRect(QRectF(self.rect()))
        painter.fillPath(corners - page, colours.colour("sunken"))
        painter.setPen(QPen(colours.colour("border"), 1))
        painter.drawPath(page)
        painter.end()
