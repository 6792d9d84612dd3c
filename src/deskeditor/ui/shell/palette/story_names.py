"""Under which names are the stories of a library found in the palette?"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from deskeditor.services.names import SEPARATOR
from deskeditor.ui.shell.palette.story_index import StoryIndex


class Name(NamedTuple):
    """A story in few words; tags and bylines one name a line."""

    id: str
    headline: str
    slug: str
    status: str
    tags: str
    byline: str

    @property
    def title(self) -> str:
        """What the story is called: its headline, or else its slug."""
        return self.headline or self.slug or "Untitled"

    def line(self) -> str:
        """All of it in one string."""
        return SEPARATOR.join(self)


class StoryNames:
    """Stories, the newest first, and the index that finds them; made off the UI thread.

    They are given and kept as lines, of which each holds the parts of a `Name`: a library has very many.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.index = StoryIndex(self.name(number).title for number in range(len(lines)))

    def __len__(self) -> int:
        return len(self._lines)

    def name(self, number: int) -> Name:
        """A story's names."""
        return Name(*self._lines[number].split(SEPARATOR))

    def by_tag(self, words: str, most: int) -> list[int]:
        """The stories of which a tag holds the words (in lower case)."""
        return self._by(words, most, lambda name: name.tags)

    def by_author(self, words: str, most: int) -> list[int]:
        """The stories of which an author's name holds the words (in lower case)."""
        return self._by(words, most, lambda name: name.byline)

    def _by(self, words: str, most: int, part: Callable[[Name], str]) -> list[int]:
        found = (at for at in self._holding(words) if words in part(self.name(at)).casefold())
        return list(islice(found, most))

    def _holding(self, words: str) -> Iterator[int]:
        return (at for at, line in enumerate(self._lines) if words in line.casefold())


def names_of(rows: Iterable[Name]) -> StoryNames:
    """The same of stories that are given one by one."""
    return StoryNames([row.line() for row in rows])
