"""Under which names are the stories of a library found in the palette?"""

from collections.abc import Sequence
from typing import Protocol

from deskeditor.ui.shell.palette.story_index import StoryIndex


class Named(Protocol):
    """A story in few words; tags and bylines one name a line."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def headline(self) -> str:
        """Its headline, as typed."""

    @property
    def slug(self) -> str:
        """Its slug."""

    @property
    def status(self) -> str:
        """Its status, as it is stored."""

    @property
    def tags(self) -> str:
        """Its tags, one a line."""

    @property
    def byline(self) -> str:
        """Who wrote it, one name a line."""


class StoryNames:
    """Stories, the newest first, and the index that finds them; made off the UI thread."""

    def __init__(self, rows: Sequence[Named]) -> None:
        self.rows = rows
        titles = [self.title(number) for number in range(len(rows))]
        self.index = StoryIndex(titles, [row.tags for row in rows], [row.byline for row in rows])

    def title(self, number: int) -> str:
        """What a story is called: its headline, or else its slug."""
        row = self.rows[number]
        return row.headline or row.slug or "Untitled"
