"""How does one say where a link leads: by its address, or by the name of a story?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from deskeditor.ui.editor.link_delegate import ROW_HEIGHT, STORY, LinkDelegate
from deskeditor.ui.widgets import Popover, SearchField, text_label
from deskeditor.ui.widgets.role import set_look

_WIDTH = 420
_MOST_ROWS = 7
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class LinkedStory:
    """A story that a link can lead to."""

    slug: str
    headline: str
    line: str  # where and when


class _Stories(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stories: tuple[LinkedStory, ...] = ()

    def show(self, stories: Sequence[LinkedStory]) -> None:
        self.beginResetModel()
        self.stories = tuple(stories)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.stories)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        story = self.stories[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (story.headline, story.line)))
        if role == Qt.ItemDataRole.DisplayRole:
            return story.headline
        return story if role == STORY else None


class LinkPopover(Popover):
    """A field for an address or a story's name, with the stories found below; it takes the keys.

    Enter takes what was typed if it is an address, else the chosen story; Esc closes.
    """

    query_changed = Signal(str)
    address_given = Signal(str)  # empty: the link is to go
    story_chosen = Signal(object)  # LinkedStory

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linkPopover")
        self.setAccessibleName("Link")
        self.field = SearchField("Web address, or a story’s headline", "link", "linkField", "accent")
        self.field.edit.installEventFilter(self)
        self.field.edit.textEdited.connect(self.query_changed)
        self.field.cleared.connect(lambda: self.query_changed.emit(""))
        self._stories = _Stories(self)
        self.list = self._rows()
        self._foot = text_label("", "muted", wrap=True)
        self._hint = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot)
        self._near: QWidget | None = None

    def _rows(self) -> QListView:
        rows = QListView()
        rows.setAccessibleName("Stories found")
        rows.setModel(self._stories)
        rows.setItemDelegate(LinkDelegate(rows))
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.setMouseTracking(True)
        rows.setUniformItemSizes(True)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.clicked.connect(lambda index: self._take(index.row()))
        return rows

    def begin(self, near: QWidget, words: str, hint: str) -> None:
        """Open near something, with words in the field that the first key replaces."""
        self._near, self._hint = near, hint
        self._stories.show(())
        self.field.edit.setText(words)
        self.field.edit.selectAll()
        self.say("")
        self._stand()
        self.field.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_stories(self, stories: Sequence[LinkedStory], *, choose: bool) -> None:
        """Show what was found; the first is chosen if `choose`."""
        if not self.isVisible():
            return
        self._stories.show(stories)
        self.list.setCurrentIndex(self._stories.index(0) if choose and stories else QModelIndex())
        self.say("")
        self._stand()

    def say(self, words: str, *, warning: bool = False) -> None:
        """Words at the foot; no words bring the hint back."""
        self._foot.setText(words or self._hint)
        set_look(self._foot, "role", "error" if warning else "muted")

    def _stand(self) -> None:
        rows = min(len(self._stories.stories), _MOST_ROWS)
        self.list.setVisible(rows > 0)
        foot = self._foot.heightForWidth(_WIDTH - 22)
        height = 10 + 32 + 6 + foot + 8 + 2 + (rows * ROW_HEIGHT + 6 if rows else 0)
        if self._near is not None and (not self.isVisible() or self.height() != height):
            self.open_at(self._near, QSize(_WIDTH, height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of choosing go to the list before the line or the window have them."""
        if watched is self.field.edit and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in (*_ENTER, Qt.Key.Key_Escape):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._obeys(event):
                return True
        return super().eventFilter(watched, event)

    def _obeys(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
        elif key in _ENTER:
            self._take(self.list.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)  # there is nowhere else to go in it
        return True

    def _step(self, rows: int) -> None:
        last = len(self._stories.stories) - 1
        if last < 0:
            self.query_changed.emit(self.field.text)
            return
        row = min(max(self.list.currentIndex().row() + rows, 0), last)
        self.list.setCurrentIndex(self._stories.index(row))

    def _take(self, row: int) -> None:
        if row >= 0:
            self.story_chosen.emit(self._stories.stories[row])
        else:
            self.address_given.emit(self.field.text.strip())
