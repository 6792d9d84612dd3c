"""What can be the matter with a library that still opens?"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of trouble that `verify` finds."""

    DATABASE = "database"
    SEARCH_INDEX = "search-index"
    MISSING_FILE = "missing-file"
    CHANGED_FILE = "changed-file"
    ORPHAN_FILE = "orphan-file"
    MISSING_TARGET = "missing-target"
    MISSING_IMAGE = "missing-image"
    REVISION = "revision"
    BROKEN_LINK = "broken-link"
    ABANDONED_COPY = "abandoned-copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, said plainly; `subject` is a story's id, an asset's reference or a file."""

    kind: Kind
    subject: str
    text: str

    def __str__(self) -> str:
        return self.text
