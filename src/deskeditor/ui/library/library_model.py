"""Which stories does the list hold, in which order and under which headings?

The model holds pages of light rows: `more_requested` asks for the next one when the view nears the end.
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

from deskeditor.ui.library.list_page import Grouping, Page, local_now, no_groups
from deskeditor.ui.library.row_words import accessible_text, tooltip

if TYPE_CHECKING:
    from deskeditor.services.listing import StoryRow

MIME = "application/x-deskeditor-story"  # ids of stories, one a line

ROW = Qt.ItemDataRole.UserRole + 1  # the StoryRow itself
GROUP = Qt.ItemDataRole.UserRole + 2  # the heading over the row, empty for all but the first of a group
IS_OPEN = Qt.ItemDataRole.UserRole + 3  # whether the story stands on the desk

Index = QModelIndex | QPersistentModelIndex

_NO_PARENT = QModelIndex()


class LibraryModel(QAbstractListModel):
    """The rows loaded so far; `total` is how many there are to load."""

    more_requested = Signal(int)  # offset of the next page

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[StoryRow] = []
        self._total = 0
        self._grouping: Grouping = no_groups
        self._groups: list[str] = []  # what each row stands under
        self._open_id = ""
        self._old_pages: frozenset[str] = frozenset()
        self._asked = -1
        self.now: Callable[[], datetime] = local_now

    @property
    def rows(self) -> "Sequence[StoryRow]":
        """The rows loaded so far."""
        return self._rows

    @property
    def total(self) -> int:
        """How many stories match, loaded or not."""
        return self._total

    def show_page(self, page: Page) -> None:
        """Replace all rows by the first ones of a new answer."""
        if [row.id for row in page.rows] == [row.id for row in self._rows]:
            self._refresh(page)
        else:
            self.beginResetModel()
            self._take(page)
            self.endResetModel()

    def _take(self, page: Page) -> None:
        self._rows, self._total, self._grouping, self._asked = list(page.rows), page.total, page.grouping, -1
        self._groups = self._grouped(self._rows)

    def _grouped(self, rows: "Sequence[StoryRow]") -> list[str]:
        now = self.now()
        return [self._grouping(row, now) for row in rows]

    def regroup(self) -> None:
        """Group anew: another day has begun."""
        self._groups = self._grouped(self._rows)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _refresh(self, page: Page) -> None:
        self._take(page)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def forget_loaded(self) -> None:
        """The rows belong to a question that is asked no more: no further page of it is wanted."""
        self._asked = len(self._rows)

    def append(self, page: Page) -> None:
        """Add the next page; stories that are in the list already are left where they stand."""
        known = {row.id for row in self._rows}
        fresh = [row for row in page.rows if row.id not in known]
        self._total = page.total if fresh else len(self._rows)  # an empty page ends the asking
        if fresh:
            first = len(self._rows)
            self.beginInsertRows(_NO_PARENT, first, first + len(fresh) - 1)
            self._rows.extend(fresh)
            self._groups.extend(self._grouped(fresh))
            self.endInsertRows()

    def patch(self, row: "StoryRow", *, to_top: bool = False) -> None:
        """Replace the row of one story, and move it to the top if its new date puts it there."""
        at = self.position(row.id)
        if at < 0:
            return
        changed = self._rows[at] != row
        self._rows[at] = row
        [self._groups[at]] = self._grouped([row])
        if to_top and at > 0:
            self.beginMoveRows(_NO_PARENT, at, at, _NO_PARENT, 0)
            self._rows.insert(0, self._rows.pop(at))
            self._groups.insert(0, self._groups.pop(at))
            self.endMoveRows()
            self.dataChanged.emit(self.index(0), self.index(min(at + 1, len(self._rows) - 1)))
        elif changed:
            self._tell_changed(at)

    def _tell_changed(self, at: int) -> None:
        neighbour = min(at + 1, len(self._rows) - 1)  # its heading may have come or gone
        self.dataChanged.emit(self.index(at), self.index(neighbour))

    def set_open(self, story_id: str) -> None:
        """Mark the story that stands on the desk; empty for none."""
        before, self._open_id = self._open_id, story_id
        for known in {before, story_id}:
            if (at := self.position(known)) >= 0:
                self.dataChanged.emit(self.index(at), self.index(at))

    def show_old_pages(self, ids: frozenset[str]) -> None:
        """Mark the stories whose pages on disk carry an old card."""
        changed, self._old_pages = self._old_pages ^ ids, ids
        for at, row in enumerate(self._rows):
            if row.id in changed:
                self.dataChanged.emit(self.index(at), self.index(at))

    @property
    def open_id(self) -> str:
        """The id of the story that stands on the desk, or empty."""
        return self._open_id

    def position(self, story_id: str) -> int:
        """Where a story stands in the list, -1 where it does not."""
        return next((at for at, row in enumerate(self._rows) if row.id == story_id), -1)

    def ids(self, indexes: "Sequence[QModelIndex]") -> tuple[str, ...]:
        """The ids of the stories at some indexes, in the list's order."""
        return tuple(
            self._rows[at].id for at in sorted({index.row() for index in indexes if index.isValid()})
        )

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many rows are loaded."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the library has more rows, and they have not been asked for yet."""
        return not parent.isValid() and len(self._rows) < self._total and self._asked != len(self._rows)

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it arrives by `append`."""
        if self.canFetchMore(parent):
            self._asked = len(self._rows)
            self.more_requested.emit(self._asked)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One aspect of one row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.headline
        if role == ROW:
            return row
        if role == GROUP:
            return self.heading(index.row())
        if role == IS_OPEN:
            return row.id == self._open_id
        return self._words(row, role)

    def _words(self, row: "StoryRow", role: int) -> str | None:
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(row, self.now(), old_page=row.id in self._old_pages)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return accessible_text(row, self.now(), old_page=row.id in self._old_pages)
        return None

    def heading(self, at: int) -> str:
        """The heading over a row, empty for all but the first of a group."""
        return "" if at and self._groups[at - 1] == self._groups[at] else self._groups[at]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen and dragged, and nothing can be dropped on them."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        """A drag carries ids for this window, and headlines as text for others."""
        return [MIME, "text/plain"]

    def mimeData(self, indexes: "Sequence[QModelIndex]") -> QMimeData:
        """The dragged stories, in the list's order."""
        rows = [self._rows[at] for at in sorted({index.row() for index in indexes})]
        data = QMimeData()
        data.setData(MIME, "\n".join(row.id for row in rows).encode())
        data.setText("\n".join(row.headline for row in rows))
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        """Dragging a story away never takes it out of the list."""
        return Qt.DropAction.CopyAction
