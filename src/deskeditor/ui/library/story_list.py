"""How is the list of stories walked, chosen from and dragged from?"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from deskeditor.ui.library.library_model import GROUP, Index, LibraryModel
from deskeditor.ui.library.list_page import Page
from deskeditor.ui.library.row_signs import Signs
from deskeditor.ui.library.row_text import ROW_HEIGHT
from deskeditor.ui.library.story_delegate import HEADING, StoryDelegate
from deskeditor.ui.widgets.long_list import LongList, spans

if TYPE_CHECKING:
    from deskeditor.services.listing import StoryRow

_FEW = 4  # changed rows that are worth looking at one by one
CLOCK_MS = 30_000  # how often "2 min" is looked at again


class StoryList(LongList):
    """Rows of stories; a click opens one, Enter opens it to write, Del asks for the trash."""

    open_requested = Signal(str, bool)  # id, and whether to go on writing in it
    trash_requested = Signal(tuple)  # ids
    menu_requested = Signal(QPoint)  # on the screen
    rows_wanted = Signal(
        tuple, object
    )  # stretches of which not all is held; who is to be called with the rows

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ROW_HEIGHT, parent)
        self.setObjectName("libraryList")
        self.setAccessibleName("Stories")
        self.rows = LibraryModel(self)
        self.painter = StoryDelegate(self.rows, self)
        self.setModel(self.rows)
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

    def measured(self) -> tuple[int, list[int]]:
        """The first row that is held, and the heights of all that are."""
        first = self.rows.first
        return first, [self.painter.size_of(at).height() for at in range(first, first + len(self.rows.rows))]

    def look_for(self, first: int, last: int) -> None:
        """Ask for rows that come into sight."""
        self.rows.look_for(first, last)

    def show_stretch(self, page: Page) -> None:
        """Take rows that were asked for."""
        self.rows.show_stretch(page, *self.in_sight())
        self.look()  # others may be in sight since these were asked for

    def reset(self) -> None:
        """Lay out a new list at once."""
        super().reset()
        self.lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the rows for the new width."""
        self.painter.set_width(self.viewport().width())
        super().resizeEvent(event)

    def dataChanged(self, first: Index, last: Index, roles: "Sequence[int]" = ()) -> None:
        """Lay out again only if a row has become higher or lower."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))
        changed = range(first.row(), last.row() + 1)
        if len(changed) > _FEW or not all(self._has_its_height(at) for at in changed):
            self.lay_out()

    def _has_its_height(self, at: int) -> bool:
        return self.places.height(at) == self.painter.size_of(at).height()

    def chosen_spans(self) -> tuple[tuple[int, int], ...]:
        """The first and the last row of each stretch of selected rows, in the list's order."""
        return tuple(spans(self.selectionModel().selection()))

    def chosen_count(self) -> int:
        """How many rows are selected, held or not."""
        return sum(last - first + 1 for first, last in self.chosen_spans())

    def with_chosen(self, act: "Callable[[Sequence[StoryRow]], None]") -> None:
        """Call with the rows of all selected stories: at once, or when those not held have been asked for."""
        if chosen := self.chosen_spans():
            self._with_rows(chosen, act)

    def _with_rows(
        self, wanted: tuple[tuple[int, int], ...], act: "Callable[[Sequence[StoryRow]], None]"
    ) -> None:
        first, end = self.rows.first, self.rows.first + len(self.rows.rows)
        if all(first <= start and last < end for start, last in wanted):
            act([self.rows.rows[at - first] for start, last in wanted for at in range(start, last + 1)])
        else:
            self.rows_wanted.emit(wanted, act)

    def chosen_ids(self) -> tuple[str, ...]:
        """The ids of the selected stories that are held, in the list's order; see `with_chosen`."""
        return tuple(row.id for row in self.chosen_rows())

    def chosen_rows(self) -> "tuple[StoryRow, ...]":
        """The rows of the selected stories that are held, in the list's order."""
        held, known = range(self.rows.first, self.rows.first + len(self.rows.rows)), self.rows.rows
        parts = ((max(first, held.start), min(last + 1, held.stop)) for first, last in self.chosen_spans())
        return tuple(known[at - held.start] for first, end in parts for at in range(first, end))

    def show_page(self, page: Page, *, is_other: bool = False) -> None:
        """Show a new answer of the library; what was selected stays selected where it is still there.

        In an answer to other filters nothing is selected that was not before.
        """
        current, chosen = self.rows.ids([self.currentIndex()]), self.chosen_ids()
        all_chosen = not is_other and 1 < self.chosen_count() == self.rows.rowCount()
        at, place = self.currentIndex().row(), self.verticalScrollBar().value()
        self.rows.show_page(page)
        if all_chosen:
            self.selectAll()
        self._choose(current, chosen or (self.rows.open_id,))
        if self.hasFocus() and not self.currentIndex().isValid():
            self._keep_place(at, was_known=bool(current))
        self.verticalScrollBar().setValue(place)

    def _keep_place(self, at: int, *, was_known: bool) -> None:
        """The current row is gone, and the one in its place becomes it; or it is far away, and stays it."""
        index = self.rows.index(min(at, self.rows.rowCount() - 1))
        if was_known or at < 0:
            self.go_to(index)
        else:
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

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

    def show_signs(self, signs: Signs) -> None:
        """Mark stories with what stands beside their texts, such as a reminder."""
        self.painter.show_signs(signs)
        self.rows.show_signs(signs)

    def go_to(self, index: QModelIndex) -> None:
        """Select one row alone, whatever keys are held down, and bring it into sight; none selects none."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index.isValid():
            self.scrollTo(index)

    def with_neighbour(self, step: int, act: "Callable[[str], None]") -> None:
        """Call with the id of the story `step` rows below the open one, unless the list ends there."""
        at = self.rows.open_at + step if self.rows.open_at >= 0 else max(step - 1, 0)
        if 0 <= at < self.rows.rowCount():
            self._with_rows(((at, at),), lambda rows: act(rows[0].id) if rows else None)

    def first_id(self) -> str:
        """The id of the first row, or empty."""
        first = self.rows.row(0)
        return first.id if first else ""

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point; a heading belongs to none."""
        index = super().indexAt(point)
        if index.isValid() and index.data(GROUP) and point.y() < self.visualRect(index).top() + HEADING:
            return QModelIndex()
        return index

    def _clicked(self, index: QModelIndex) -> None:
        keys = Qt.KeyboardModifier
        if not QGuiApplication.keyboardModifiers() & (keys.ShiftModifier | keys.ControlModifier):
            for story_id in self.rows.ids([index]):
                self.open_requested.emit(story_id, False)  # noqa: FBT003  # a signal has no names

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
        elif event.key() == Qt.Key.Key_Delete:
            self.with_chosen(lambda rows: self.trash_requested.emit(tuple(row.id for row in rows)))
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
        if not self.selectionModel().isSelected(index):
            self.go_to(index)
        below = self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_requested.emit(event.globalPos() if by_mouse else below)
