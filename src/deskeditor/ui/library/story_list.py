"""How is the list of stories walked, chosen from and dragged from?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from deskeditor.ui.library.library_model import GROUP, Index, LibraryModel
from deskeditor.ui.library.list_page import Page
from deskeditor.ui.library.story_delegate import HEADING, StoryDelegate

if TYPE_CHECKING:
    from deskeditor.services.listing import StoryRow

_FEW = 4  # changed rows that are worth looking at one by one
CLOCK_MS = 30_000  # how often "2 min" is looked at again


class StoryList(QListView):
    """Rows of stories; a click opens one, Enter opens it to write, Del asks for the trash."""

    open_requested = Signal(str, bool)  # id, and whether to go on writing in it
    trash_requested = Signal(tuple)  # ids
    menu_requested = Signal(QPoint)  # on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryList")
        self.setAccessibleName("Stories")
        self.rows = LibraryModel(self)
        self.setModel(self.rows)
        self.painter = StoryDelegate(self.rows, self)
        self.setItemDelegate(self.painter)
        self._set_up()
        self.clicked.connect(self._clicked)
        self._day = self.rows.now().date()
        clock = QTimer(self, interval=CLOCK_MS)
        clock.timeout.connect(self._tick)
        clock.start()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.verticalScrollBar().setSingleStep(20)

    def _tick(self) -> None:
        today = self.rows.now().date()
        if today != self._day:
            self._day = today
            self.rows.regroup()
        elif self.isVisible():
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the rows for the new width."""
        self.painter.set_width(self.viewport().width())
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # Qt keeps the heights of a list that does not wrap

    def dataChanged(self, first: Index, last: Index, roles: "Sequence[int]" = ()) -> None:
        """Lay out again only if a row has become higher or lower: that costs time for every row there is."""
        changed = range(first.row(), last.row() + 1)
        if len(changed) <= _FEW and all(self._has_its_height(at) for at in changed):
            QAbstractItemView.dataChanged(self, first, last, list(roles))
        else:
            super().dataChanged(first, last, list(roles))

    def _has_its_height(self, at: int) -> bool:
        # Qt asks the delegate anew for a row's height: where the next row stands tells what was laid out.
        top = self.visualRect(self.rows.index(at)).top()
        following = self.rows.index(at + 1)
        end = self.contentsSize().height() - self.verticalOffset()
        below = self.visualRect(following).top() if following.isValid() else end
        return below - top == self.painter.size_of(at).height()

    def chosen_ids(self) -> tuple[str, ...]:
        """The ids of the selected stories, in the list's order."""
        return self.rows.ids(self.selectedIndexes())

    def chosen_rows(self) -> "tuple[StoryRow, ...]":
        """The rows of the selected stories, in the list's order."""
        return tuple(self.rows.rows[at] for at in sorted({index.row() for index in self.selectedIndexes()}))

    def show_page(self, page: Page) -> None:
        """Show a new answer of the library; what was selected stays selected where it is still there."""
        current, chosen = self.rows.ids([self.currentIndex()]), self.chosen_ids()
        at, place = self.currentIndex().row(), self.verticalScrollBar().value()
        self.rows.show_page(page)
        self._choose(current, chosen or (self.rows.open_id,))
        if self.hasFocus() and not self.currentIndex().isValid():
            self.go_to(self.rows.index(min(at, self.rows.rowCount() - 1)))
        self.verticalScrollBar().setValue(place)

    def _choose(self, current: Sequence[str], chosen: Sequence[str]) -> None:
        flags, selection = QItemSelectionModel.SelectionFlag, self.selectionModel()
        for story_id in chosen:
            selection.select(self._index(story_id), flags.Select)
        if current:
            selection.setCurrentIndex(self._index(current[0]), flags.NoUpdate)

    def _index(self, story_id: str) -> QModelIndex:
        return self.rows.index(self.rows.position(story_id))

    def show_open(self, story_id: str) -> None:
        """Mark the story on the desk, make it the current row, and bring it into sight."""
        if story_id == self.rows.open_id:
            return
        self.rows.set_open(story_id)
        self.go_to(self._index(story_id))

    def show_old_pages(self, ids: frozenset[str]) -> None:
        """Mark the stories whose pages on disk carry an old card."""
        self.painter.show_old_pages(ids)
        self.rows.show_old_pages(ids)

    def go_to(self, index: QModelIndex) -> None:
        """Select one row alone, whatever keys are held down, and bring it into sight; none selects none."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index.isValid():
            self.scrollTo(index)

    def neighbour(self, step: int) -> str:
        """The id of the story `step` rows below the open one, or empty at the end of the list."""
        at = self.rows.position(self.rows.open_id) + step
        at = max(at, 0) if self.rows.position(self.rows.open_id) < 0 else at
        return self.rows.rows[at].id if 0 <= at < self.rows.rowCount() else ""

    def first_id(self) -> str:
        """The id of the first row, or empty."""
        return self.rows.rows[0].id if self.rows.rows else ""

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point; a heading belongs to none."""
        index = super().indexAt(point)
        if index.isValid() and index.data(GROUP) and point.y() < self.visualRect(index).top() + HEADING:
            return QModelIndex()
        return index

    def _clicked(self, index: QModelIndex) -> None:
        keys = Qt.KeyboardModifier
        if not QGuiApplication.keyboardModifiers() & (keys.ShiftModifier | keys.ControlModifier):
            self.open_requested.emit(self.rows.ids([index])[0], False)  # noqa: FBT003  # a signal has no names

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the story to write in it."""
        if event.button() is Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self._open_current()

    def _open_current(self) -> None:
        if ids := self.rows.ids([self.currentIndex()]):
            self.open_requested.emit(ids[0], True)  # noqa: FBT003  # a signal has no names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del asks for the trash; Esc is the window's; the rest walks the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_current()
        elif event.key() == Qt.Key.Key_Delete and self.chosen_ids():
            self.trash_requested.emit(self.chosen_ids())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the selected stories, at the pointer or at the current row."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        if index not in self.selectedIndexes():
            self.go_to(index)
        below = self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_requested.emit(event.globalPos() if by_mouse else below)
