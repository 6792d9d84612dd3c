"""Which stories and hits does the list show, and which of them are ticked?

Rows are stories and, under each, its hits. Only where they stand is kept for each row: a search may find
a hundred thousand.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from deskeditor.ui.replacing import wording

if TYPE_CHECKING:
    from deskeditor.markup.story_hits import Hit
    from deskeditor.services.replacing import Found

Index = QModelIndex | QPersistentModelIndex
FOUND = Qt.ItemDataRole.UserRole + 1  # the story of a row
HIT = Qt.ItemDataRole.UserRole + 2  # its hit, or None where the row is the story's own
TICKED = (
    Qt.ItemDataRole.UserRole + 3
)  # how many of the story's hits that are shown are ticked, and how many there are

_NO_PARENT = QModelIndex()
_STORY = -1
Holds = Callable[["Found", "Hit"], bool]


class Counts:
    """How many hits there are, in how many stories, and how many are left out and why."""

    def __init__(self) -> None:
        self.hits = self.stories = self.sets = 0
        self.left_out: Counter[str] = Counter()

    def add(self, found: "Found", shown: tuple[int, ...]) -> None:
        """Count a story, of which these hits are shown."""
        self.hits += len(shown)
        self.stories += bool(shown) and not found.is_set
        self.sets += bool(shown) and found.is_set
        if len(shown) == len(found.hits):
            return
        if found.is_out:
            self.left_out["out"] += len(found.hits) - len(shown)
        else:
            left = (hit.shelter.value for at, hit in enumerate(found.hits) if at not in shown)
            self.left_out.update(left)


class HitModel(QAbstractListModel):
    """What a search has found so far. What is in scope is shown, and ticked until somebody unticks it."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: list[Found] = []
        self._shown: list[tuple[int, ...]] = []  # of each story, the numbers of the hits in scope
        self._off: list[set[int]] = []  # of each story, the numbers of the hits that are not ticked
        self._rows: list[tuple[int, int]] = []  # numbers of a story and of its hit
        self._counts = Counts()
        self._holds: Holds = lambda _found, _hit: True
        self.replaces = False  # whether something is to stand instead

    @property
    def found(self) -> "Sequence[Found]":
        """The stories found so far, whether or not their hits are in scope."""
        return self._found

    def clear(self) -> None:
        """Forget all."""
        self.beginResetModel()
        self._found, self._shown, self._off, self._rows = [], [], [], []
        self._counts = Counts()
        self.endResetModel()

    def append(self, found: "Sequence[Found]") -> None:
        """Add some stories."""
        rows: list[tuple[int, int]] = []
        for one in found:
            rows += self._rows_of(len(self._found), self._take(one))
        if rows:
            self.beginInsertRows(_NO_PARENT, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def _take(self, found: "Found") -> tuple[int, ...]:
        shown = self._in_scope(found)
        self._found.append(found)
        self._shown.append(shown)
        self._off.append(set())
        self._counts.add(found, shown)
        return shown

    def _in_scope(self, found: "Found") -> tuple[int, ...]:
        return tuple(at for at, hit in enumerate(found.hits) if self._holds(found, hit))

    def _rows_of(self, story: int, shown: Sequence[int]) -> list[tuple[int, int]]:
        return [(story, _STORY), *((story, at) for at in shown)] if shown else []

    def show_scope(self, holds: Holds) -> None:
        """Show the hits of another scope; what was unticked stays so."""
        self.beginResetModel()
        self._holds = holds
        self._shown = [self._in_scope(found) for found in self._found]
        self._counts = Counts()
        for found, shown in zip(self._found, self._shown, strict=True):
            self._counts.add(found, shown)
        self._rows = [row for at, shown in enumerate(self._shown) for row in self._rows_of(at, shown)]
        self.endResetModel()

    def chosen(self) -> "Iterator[tuple[Found, tuple[Hit, ...]]]":
        """The stories with ticked hits, and those."""
        for found, shown, off in zip(self._found, self._shown, self._off, strict=True):
            if hits := tuple(found.hits[at] for at in shown if at not in off):
                yield found, hits

    def counts(self) -> tuple[int, int, int]:
        """How many hits are shown, in how many stories, and how many of them are ticked."""
        pairs = zip(self._off, self._shown, strict=True)
        off = sum(len(off.intersection(shown)) for off, shown in pairs if off)
        return self._counts.hits, self._counts.stories, self._counts.hits - off

    @property
    def sets(self) -> int:
        """In how many sets of cards there are hits, besides the stories."""
        return self._counts.sets

    @property
    def left_out(self) -> "Mapping[str, int]":
        """How many hits are not in scope: `quoted`, `out` and `machine`."""
        return self._counts.left_out

    def tick_all(self, on: bool) -> None:
        """Tick every hit that is shown, or none."""
        self._off = [set() if on else set(shown) for shown in self._shown]
        self._tell(0, len(self._rows) - 1)

    def toggle(self, index: Index) -> None:
        """Tick or untick a hit, or all of a story."""
        story, hit = self._rows[index.row()]
        off, shown = self._off[story], self._shown[story]
        if hit == _STORY:
            self._off[story] = off - set(shown) if off.intersection(shown) else off | set(shown)
        else:
            off.symmetric_difference_update({hit})
        first = index.row()
        while first and self._rows[first][1] != _STORY:
            first -= 1
        self._tell(first, first + len(shown))

    def _tell(self, first: int, last: int) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(first), self.index(last))
        self.ticks_changed.emit()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One aspect of one row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        story, at = self._rows[index.row()]
        found = self._found[story]
        if role == FOUND:
            return found
        if role == HIT:
            return None if at == _STORY else found.hits[at]
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._state(story, at)
        if role == TICKED:
            return self._ticked(story)
        return self._words(story, at, role)

    def _ticked(self, story: int) -> tuple[int, int]:
        shown = len(self._shown[story])
        return shown - len(self._off[story].intersection(self._shown[story])), shown

    def _state(self, story: int, at: int) -> Qt.CheckState:
        if at != _STORY:
            return Qt.CheckState.Unchecked if at in self._off[story] else Qt.CheckState.Checked
        ticked, shown = self._ticked(story)
        if not ticked:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if ticked == shown else Qt.CheckState.PartiallyChecked

    def _words(self, story: int, at: int, role: int) -> str | None:
        found = self._found[story]
        hit = None if at == _STORY else found.hits[at]
        if role == Qt.ItemDataRole.DisplayRole:
            return wording.story_name(found.headline) if hit is None else wording.plain(hit, self.replaces)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            is_ticked = self._state(story, at) is not Qt.CheckState.Unchecked
            if hit is None:
                return wording.spoken_story(found, *self._ticked(story))
            return wording.spoken_hit(hit, is_ticked=is_ticked, replaces=self.replaces)
        if role == Qt.ItemDataRole.ToolTipRole and hit is not None:
            return wording.tip(hit, self.replaces)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen and ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable
