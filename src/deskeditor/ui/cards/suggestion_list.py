"""How are the stories shown that might stand here too, each with its reason?"""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyleOptionViewItem, QWidget

from deskeditor.ui import icons, theme
from deskeditor.ui.cards.candidate import Candidate
from deskeditor.ui.cards.picker_list import PickerDelegate, PickerModel
from deskeditor.ui.cards.thumbnails import Thumbnails
from deskeditor.ui.cards.tile_delegate import paint_focus_ring

ROW = 46
_IN = 12  # a picker's row begins that far within; a suggestion stands below the tiles' edge
_ICON, _PART = 14, 26  # a sign, and the square in which a click finds it

_Index = QModelIndex | QPersistentModelIndex


class SuggestionDelegate(PickerDelegate):
    """Picture, headline and reason; a plus, and on the row that is meant a cross as well."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """All rows are as high as each other."""
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row, and its signs at the right."""
        meant = option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(-_IN, 0, _IN - (2 if meant else 1) * _PART, 0)
        inner.state &= ~(QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        if meant:
            painter.fillRect(option.rect, theme.current().colour("hover"))
        super().paint(painter, inner, index)
        ratio = painter.device().devicePixelRatioF()
        for name, token, box in (
            ("plus", "accent", add_box(option.rect)),
            ("close", "text2", hide_box(option.rect)),
        ):
            if name == "plus" or meant:
                corner = box.center() - QPoint(_ICON // 2, _ICON // 2)
                painter.drawPixmap(corner, icons.pixmap(name, token, _ICON, ratio))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, option.rect.adjusted(4, 4, -4, -4))


def add_box(row: QRect) -> QRect:
    """Where a click adds."""
    return QRect(row.right() - _PART, row.center().y() - _PART // 2, _PART, _PART)


def hide_box(row: QRect) -> QRect:
    """Where a click takes a suggestion away."""
    return add_box(row).translated(-_PART, 0)


class SuggestionList(QListView):
    """A few rows, as high as they need to be. Enter or the plus adds, Delete or the cross takes one away."""

    add_requested = Signal(object)  # Candidate
    dismiss_requested = Signal(object)  # Candidate

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cardSuggestions")
        self.setAccessibleName("Suggestions")
        self.candidates = PickerModel(self)
        self.setModel(self.candidates)
        self.setItemDelegate(SuggestionDelegate(thumbnails, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        thumbnails.arrived.connect(self.viewport().update)

    def show_candidates(self, candidates: tuple[Candidate, ...]) -> None:
        """Show other suggestions."""
        self.candidates.show(candidates)
        self.setFixedHeight(ROW * len(candidates) + 4)
        if candidates and self.hasFocus() and not self.currentIndex().isValid():
            self.setCurrentIndex(self.candidates.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds what is chosen, Delete takes it away."""
        candidate = self.candidates.candidate(self.currentIndex().row())
        if candidate is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Plus):
            self.add_requested.emit(candidate)
        elif candidate is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dismiss_requested.emit(candidate)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Delete means a suggestion here, not a card."""
        asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            event.accept()
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the plus adds, one on the cross takes the suggestion away."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        candidate = self.candidates.candidate(index.row())
        if candidate is None or event.button() != Qt.MouseButton.LeftButton:
            return
        row = self.visualRect(index)
        if add_box(row).contains(point):
            self.add_requested.emit(candidate)
        elif hide_box(row).contains(point):
            self.dismiss_requested.emit(candidate)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click adds."""
        candidate = self.candidates.candidate(self.indexAt(event.position().toPoint()).row())
        if candidate is not None:
            self.add_requested.emit(candidate)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is a current row whenever the list has the focus."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.candidates.index(0))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is chosen while the keys are elsewhere."""
        self.setCurrentIndex(QModelIndex())
        super().focusOutEvent(event)
