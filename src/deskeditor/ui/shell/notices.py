"""Where do toasts show?"""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskeditor.ui.messages import Toast
from deskeditor.ui.widgets import ToastCard

MOST = 2
_ABOVE = 20  # pixels kept free below them


class Notices(QWidget):
    """At most two toasts, at the bottom centre of an area, in front of everything."""

    def __init__(self, over: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._over, self._parent = over, parent
        self.setObjectName("notifications")
        self.setAccessibleName("Notifications")
        self._cards: list[ToastCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        over.installEventFilter(self)
        self.hide()

    def show_toast(self, toast: Toast) -> None:
        """Show a toast; the oldest makes room."""
        for card in self._cards[: len(self._cards) - MOST + 1]:
            self._remove(card)
        card = ToastCard(toast.text, toast.actions, self)
        card.gone.connect(lambda: self._remove(card))
        self._cards.append(card)
        self._column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        self._place()
        self.show()
        self.raise_()
        announce(card)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is said now, oldest first."""
        return tuple(card.accessibleName() for card in self._cards)

    def _remove(self, card: ToastCard) -> None:
        if card in self._cards:
            self._cards.remove(card)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
            self.setVisible(bool(self._cards))
            self._place()

    def _place(self) -> None:
        corner = self._over.mapTo(self._parent, self._over.rect().topLeft())
        room = QRect(corner, self._over.size())
        sizes = [card.sizeHint() for card in self._cards]
        height = sum(size.height() for size in sizes) + self._column.spacing() * (len(sizes) - 1)
        width = max((size.width() for size in sizes), default=0)
        left = room.center().x() - width // 2
        self.setGeometry(QRect(left, room.bottom() - _ABOVE - height, width, height))

    def sizeHint(self) -> QSize:
        """As large as its toasts."""
        return self._column.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay with the area when it moves or grows."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show) and self._cards:
            self._place()
        return super().eventFilter(watched, event)


def announce(widget: QWidget) -> None:
    """Tell a screen reader of something that needs no focus: it speaks the accessible name."""
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
