"""What does the list get from the library at once, and what are its rows grouped by?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deskeditor.services.listing import StoryRow

Grouping = Callable[["StoryRow", datetime], str]


def local_now() -> datetime:
    """This moment in the zone of this computer."""
    return datetime.now(UTC).astimezone()


def no_groups(_row: "StoryRow", _now: datetime) -> str:
    """The grouping of a list without headings."""
    return ""


@dataclass(frozen=True, slots=True)
class Page:
    """Rows as the library gave them, the number of all that match, and what they are grouped by.

    Where very many match, they are `at_least` so many. `first`: which of them all is the first here.
    """

    rows: "Sequence[StoryRow]"
    total: int
    grouping: Grouping = no_groups
    at_least: bool = False
    first: int = 0
