"""How does something show above the window until it is done with: a picker, a comparison?"""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QWidget

from deskeditor.ui import theme

_GAP = 4
_EDGE = 8  # pixels kept free at the window's edges


class Popover(QFrame):
    """A frame inside the window, above everything else.

    Esc, a press outside, keys that go elsewhere or another popover close it. The anchor keeps the focus if it
    had it: what is typed there goes on.
    """

    closed = Signal()
    escaped = Signal()  # it is about to close by Esc
    keys_returned = Signal()  # it closed while it had the keys: somebody must take them

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._anchor: QWidget | None = None
        self._before: QWidget | None = None  # what had the keys when this opened
        self._had_keys = False
        self._frame: QWindow | None = None  # the system's window, watched while this is open
        self._look = QTimer(self, interval=0, singleShot=True)  # the keys change hands in several steps
        self._look.timeout.connect(self._look_at_focus)
        self.hide()

    def open_at(self, anchor: QWidget, size: QSize, *, right: bool = False) -> None:
        """Show below the anchor (above it where there is no room), its left or right edge at the anchor's."""
        self._anchor = anchor
        self.setParent(anchor.window())
        self._show_at(_placed(anchor.window(), anchor, size, right))

    def show_over(self, window: QWidget) -> None:
        """Show where `place` says, at no anchor."""
        self._anchor = None
        self._show_at(self.place(window))

    def place(self, window: QWidget) -> QRect:
        """Where it stands in the window when it has no anchor: in the middle."""
        corner = window.rect().center() - self.rect().center()
        return QRect(corner, self.size())

    def _show_at(self, place: QRect) -> None:
        self._close_others()
        if not self.isVisible():
            self._before, self._had_keys = QApplication.focusWidget(), False
        self.setGeometry(place)
        self._cast_shadow()
        self.show()
        self.raise_()
        self._watch(self.window().windowHandle())

    def _close_others(self) -> None:
        """Close what keys left open, and leave the keys where they are: one that closes gives them back."""
        anchor, focused = self._anchor, QApplication.focusWidget()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        others = [each for each in self.window().findChildren(Popover, options=direct) if each.isVisible()]
        for other in others:
            if other is not self and (anchor is None or not other.isAncestorOf(anchor)):
                other.dismiss()
        if focused is not None and focused.isVisible():
            focused.setFocus(Qt.FocusReason.PopupFocusReason)

    def _watch(self, frame: QWindow | None) -> None:
        """Watch the window as a whole.

        Never the application: there PySide wraps every object that gets an event, those of the web view on
        their way out among them, and the program dies of it.
        """
        if self._frame is not None:
            self._frame.removeEventFilter(self)
            self._frame.focusObjectChanged.disconnect(self._focus_moved)
        self._frame = frame
        if frame is not None:
            frame.installEventFilter(self)
            frame.focusObjectChanged.connect(self._focus_moved)

    @Slot()
    def _focus_moved(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._holds(focused):
            self._had_keys = True
        self._look.start()

    def _look_at_focus(self) -> None:
        """Close when the keys that were here have gone elsewhere in the window; they stay there."""
        focused = QApplication.focusWidget()
        if focused is None or QApplication.activePopupWidget() is not None:
            return
        if self._had_keys and not self._holds(focused) and focused.window() is self.window():
            self.dismiss()

    def _holds(self, widget: QWidget) -> bool:
        """Whether a widget is this popover, in it, or what it belongs to."""
        return any(
            each is widget or each.isAncestorOf(widget) for each in (self, self._anchor) if each is not None
        )

    def _cast_shadow(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(16)
        shadow.setOffset(0, 4)
        shadow.setColor(theme.current().colour("shadow"))
        self.setGraphicsEffect(shadow)

    def dismiss(self) -> None:
        """Close it, if it is open."""
        if self.isVisible():
            focused = QApplication.focusWidget()
            has_keys = focused is None or self._holds(focused)
            self._watch(None)
            self.hide()
            self.closed.emit()
            if has_keys:
                self.keys_returned.emit()

    def give_back_focus(self) -> None:
        """Give the keys to what had them before."""
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no other key goes to the window behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            self.dismiss()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press outside closes it, and goes where it was meant for; a change of the window's size too."""
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress and not self._is_mine(event.globalPosition()):
                self.dismiss()
        elif event.type() == QEvent.Type.Resize and watched is self._frame:
            self.dismiss()
        return False

    def _is_mine(self, place: QPointF) -> bool:
        mine = [self] if self._anchor is None else [self, self._anchor]
        return any(each.rect().contains(each.mapFromGlobal(place).toPoint()) for each in mine)


def _placed(window: QWidget, anchor: QWidget, size: QSize, right: bool) -> QRect:
    corner = anchor.mapTo(window, QPoint(0, anchor.height() + _GAP))
    if right:
        corner.setX(corner.x() + anchor.width() - size.width())
    room = window.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    size = size.boundedTo(room.size())
    if corner.y() + size.height() > room.bottom():
        above = anchor.mapTo(window, QPoint(0, -_GAP)).y() - size.height()
        corner.setY(above if above >= room.top() else room.bottom() - size.height())
    corner.setX(max(room.left(), min(corner.x(), room.right() - size.width())))
    return QRect(corner, size)
