"""Which rows of a long list are held, and which are wanted next? Those around the ones in sight."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from deskeditor.ui.library.list_page import Grouping, Page, no_groups

if TYPE_CHECKING:
    from deskeditor.services.listing import StoryRow

NEAR = 40  # rows around those in sight that are asked for before they are seen
AROUND = 120  # rows around those in sight that are asked for together
HELD = 300  # rows before and behind those in sight that are held at most


class RowWindow:
    """The `rows` from the row `first` on, of a list of `total`, with the heading that each stands under."""

    def __init__(self) -> None:
        self.rows: list[StoryRow] = []
        self.first = 0
        self.total = 0
        self._groups: list[str] = []
        self._grouping: Grouping = no_groups

    @property
    def end(self) -> int:
        """The row behind the last one that is held."""
        return self.first + len(self.rows)

    def row(self, at: int) -> "StoryRow | None":
        """The row at a place of the list, or None where it is not held."""
        return self.rows[at - self.first] if self.first <= at < self.end else None

    def position(self, story_id: str) -> int:
        """Where a story stands in the list, -1 where no row of it is held."""
        rows = enumerate(self.rows, self.first)
        return next((at for at, row in rows if row.id == story_id), -1)

    def is_same(self, page: Page) -> bool:
        """Whether a page has the stories that are held, and there are as many of them all."""
        ids = [row.id for row in self.rows]
        return (page.first, page.total, [row.id for row in page.rows]) == (self.first, self.total, ids)

    def take(self, page: Page, now: datetime) -> None:
        """Hold the rows of a new answer."""
        self.rows, self.first, self._grouping = list(page.rows), page.first, page.grouping
        self.total = max(page.total, self.end) if page.rows else page.total if page.first else 0
        self.regroup(now)

    def regroup(self, now: datetime) -> None:
        """Find the headings anew: another day has begun."""
        self._groups = self._grouped(self.rows, now)

    def _grouped(self, rows: "Sequence[StoryRow]", now: datetime) -> list[str]:
        return [self._grouping(row, now) for row in rows]

    def wanted(self, first: int, last: int) -> tuple[int, int] | None:
        """The first row to ask for, and how many, when these are in sight; None where all are held."""
        near, end = max(first - NEAR, 0), min(last + 1 + NEAR, self.total)
        if self.first <= near and end <= self.end:
            return None
        start, stop = max(first - AROUND, 0), min(last + 1 + AROUND, self.total)
        if self.first <= near < self.end:
            start = self.end
        elif self.first < end <= self.end:
            stop = self.first
        return start, stop - start

    def add(self, page: Page, first: int, last: int, now: datetime) -> None:
        """Hold more rows of the same answer, and let go of those far from the ones in sight."""
        groups = self._grouped(page.rows, now)
        if page.first == self.end:
            self.rows, self._groups = [*self.rows, *page.rows], [*self._groups, *groups]
        elif page.first + len(page.rows) == self.first:
            self.rows, self._groups = [*page.rows, *self.rows], [*groups, *self._groups]
            self.first = page.first
        else:
            self.rows, self._groups, self.first = list(page.rows), groups, page.first
        self._let_go(first - HELD, last + HELD)

    def _let_go(self, first: int, end: int) -> None:
        before, behind = max(first - self.first, 0), max(self.end - end, 0)
        kept = slice(before, len(self.rows) - behind)
        self.rows, self._groups, self.first = self.rows[kept], self._groups[kept], self.first + before

    def replace(self, at: int, row: "StoryRow", now: datetime) -> None:
        """Hold another state of a row."""
        self.rows[at - self.first] = row
        [self._groups[at - self.first]] = self._grouped([row], now)

    def move_to_top(self, at: int) -> None:
        """Make a row the first of the list; it is not held any more where those at the top are not."""
        row, group = self.rows.pop(at - self.first), self._groups.pop(at - self.first)
        if self.first:
            self.first += 1  # the rows before it have all moved down by one
        else:
            self.rows.insert(0, row)
            self._groups.insert(0, group)

    def heading(self, at: int) -> str:
        """The heading over a row; empty for all but the first of a group, or if the row before is unknown."""
        place = at - self.first
        if not 0 <= place < len(self.rows) or (at and not place):
            return ""
        return "" if at and self._groups[place - 1] == self._groups[place] else self._groups[place]
