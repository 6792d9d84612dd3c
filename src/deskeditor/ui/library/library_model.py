"""Which stories does the list hold, in which order and under which headings?

The model knows how many rows there are, and holds those around the ones in sight: `more_requested` asks for
others when they come near.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from deskeditor.ui.library.list_page import Page, local_now
from deskeditor.ui.library.row_signs import Signs
from deskeditor.ui.library.row_window import RowWindow
from deskeditor.ui.library.row_words import OLD_PAGE, accessible_text, tooltip

if TYPE_CHECKING:
    from deskeditor.services.listing import StoryRow

MIME = "application/x-deskeditor-story"  # ids of stories, one a line

ROW = Qt.ItemDataRole.UserRole + 1  # the StoryRow itself
GROUP = Qt.ItemDataRole.UserRole + 2  # the heading over the row, empty for all but the first of a group
IS_OPEN = Qt.ItemDataRole.UserRole + 3  # whether the story stands on the desk

Index = QModelIndex | QPersistentModelIndex

AWAITED = "Loading"  # what a screen reader says of a row that is on its way

_NO_PARENT = QModelIndex()
_BY_BEGINNING = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap


class LibraryModel(QAbstractListModel):
    """All rows of a list; `rows` are those that are held, from the row `first` on."""

    more_requested = Signal(int, int)  # the first row that is wanted, and how many

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = RowWindow()
        self._open_id = ""
        self._open_at = -1
        self._old_pages: frozenset[str] = frozenset()
        self._signs: Signs = {}
        self._is_asking = False
        self.now: Callable[[], datetime] = local_now

    @property
    def rows(self) -> "Sequence[StoryRow]":
        """The rows that are held."""
        return self._window.rows

    @property
    def first(self) -> int:
        """Which row of them all is the first that is held."""
        return self._window.first

    @property
    def total(self) -> int:
        """How many stories match, held or not."""
        return self._window.total

    def row(self, at: int) -> "StoryRow | None":
        """The row at a place of the list, or None where it is not held."""
        return self._window.row(at)

    def show_page(self, page: Page) -> None:
        """Replace all rows by those of a new answer."""
        if self._window.is_same(page):
            self._take(page)
            self._tell(self.first, self._window.end)
        else:
            self.beginResetModel()
            self._take(page)
            self.endResetModel()

    def _take(self, page: Page) -> None:
        self._window.take(page, self.now())
        self._is_asking = False
        self._open_at = self.position(self._open_id)

    def _tell(self, first: int, end: int) -> None:
        first, last = max(first, 0), min(end, self.total) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))

    def regroup(self) -> None:
        """Group anew: another day has begun."""
        self._window.regroup(self.now())
        self._tell(self.first, self._window.end)

    def forget_loaded(self) -> None:
        """The rows belong to a question that is asked no more: no others of it are wanted."""
        self._is_asking = True

    def look_for(self, first: int, last: int) -> None:
        """Ask for the rows around those in sight, unless they are held or others are on their way."""
        wanted = None if self._is_asking else self._window.wanted(first, last)
        if wanted is not None:
            self._is_asking = True
            self.more_requested.emit(*wanted)

    def show_stretch(self, page: Page, first: int, last: int) -> None:
        """Take more rows of the same answer, while these are in sight."""
        self._is_asking = False
        self._window.add(page, first, last, self.now())
        if self._open_at < 0:
            self._open_at = self.position(self._open_id)
        self._tell(self.first, self._window.end)

    def patch(self, row: "StoryRow", *, to_top: bool = False) -> None:
        """Replace the row of one story, and move it to the top if its new date puts it there."""
        at = self.position(row.id)
        if at < 0:
            return
        changed = self.row(at) != row
        self._window.replace(at, row, self.now())
        if to_top and at > 0:
            self.beginMoveRows(_NO_PARENT, at, at, _NO_PARENT, 0)
            self._window.move_to_top(at)
            self._open_at = 0 if row.id == self._open_id else self.position(self._open_id)
            self.endMoveRows()
            self._tell(0, at + 2)
        elif changed:
            self._tell(at, at + 2)  # the heading of the next may have come or gone

    def set_open(self, story_id: str) -> None:
        """Mark the story that stands on the desk; empty for none."""
        before, self._open_id = self._open_at, story_id
        self._open_at = self.position(story_id)
        for at in {before, self._open_at} - {-1}:
            self._tell(at, at + 1)

    def show_old_pages(self, ids: frozenset[str]) -> None:
        """Mark the stories whose pages on disk carry an old card."""
        changed, self._old_pages = self._old_pages ^ ids, ids
        for at, row in enumerate(self.rows, self.first):
            if row.id in changed:
                self._tell(at, at + 1)

    def show_signs(self, signs: Signs) -> None:
        """Mark stories with what stands beside their texts."""
        before, self._signs = self._signs, signs
        for at, row in enumerate(self.rows, self.first):
            if before.get(row.id) != signs.get(row.id):
                self._tell(at, at + 1)

    @property
    def open_id(self) -> str:
        """The id of the story that stands on the desk, or empty."""
        return self._open_id

    @property
    def open_at(self) -> int:
        """Where that story stands in the list, held or not; -1 where it was never seen there."""
        return self._open_at

    def position(self, story_id: str) -> int:
        """Where a story stands in the list, -1 where no row of it is held."""
        return self._window.position(story_id)

    def ids(self, indexes: "Sequence[QModelIndex]") -> tuple[str, ...]:
        """The ids of the stories at some indexes, in the list's order, as far as they are held."""
        places = sorted({index.row() for index in indexes if index.isValid()})
        return tuple(row.id for row in map(self.row, places) if row is not None)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many rows there are, held or not."""
        return 0 if parent.isValid() else self.total

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One aspect of one row; of a row that is on its way only that it is."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            is_awaited = index.isValid() and role == Qt.ItemDataRole.AccessibleTextRole
            return AWAITED if is_awaited else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.headline
        if role == ROW:
            return row
        if role == GROUP:
            return self.heading(index.row())
        if role == IS_OPEN:
            return row.id == self._open_id
        return self._words(row, role)

    def match(
        self, start: Index, role: int, value: Any, _hits: int = 1, _flags: Qt.MatchFlag = _BY_BEGINNING
    ) -> list[QModelIndex]:
        """The next of the held rows whose headline begins so, where letters are typed into the list."""
        wanted, at = str(value).casefold(), max(start.row() - self.first, 0)
        if role != Qt.ItemDataRole.DisplayRole or not wanted:
            return []
        places = [*range(at, len(self.rows)), *range(min(at, len(self.rows)))]
        found = (place for place in places if self.rows[place].headline.casefold().startswith(wanted))
        return [self.index(place + self.first) for place in found][:1]

    def _words(self, row: "StoryRow", role: int) -> str | None:
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(row, self.now(), self._remarks(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return accessible_text(row, self.now(), self._remarks(row))
        return None

    def _remarks(self, row: "StoryRow") -> tuple[str, ...]:
        old_page = (OLD_PAGE,) if row.id in self._old_pages else ()
        return (*old_page, *(sign.words for sign in self._signs.get(row.id, ())))

    def heading(self, at: int) -> str:
        """The heading over a row, empty for all but the first of a group."""
        return self._window.heading(at)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen and dragged, and nothing can be dropped on them."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        """A drag carries ids for this window, and headlines as text for others."""
        return [MIME, "text/plain"]

    def mimeData(self, indexes: "Sequence[QModelIndex]") -> QMimeData:
        """The dragged stories, in the list's order."""
        places = sorted({index.row() for index in indexes})
        rows = [row for row in map(self.row, places) if row is not None]
        data = QMimeData()
        data.setData(MIME, "\n".join(row.id for row in rows).encode())
        data.setText("\n".join(row.headline for row in rows))
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        """Dragging a story away never takes it out of the list."""
        return Qt.DropAction.CopyAction
