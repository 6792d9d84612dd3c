"""Which stories of an export have their files in the folder just as they would be written?"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from deskeditor.storage.standing_shelf import Known, StandingFile


class Stands(NamedTuple):
    """A story whose files are in the folder as they would be written."""

    id: str
    slug: str
    own: tuple[str, ...]  # by format the name of its file in the folder
    files: tuple[str, ...]  # the names of all that it needs there: each format's own file, then pictures


class Row(NamedTuple):
    """Stories that follow one another and stand: in most exports most do, so they are told of together."""

    stories: tuple[Stands, ...]

    @property
    def id(self) -> str:
        """The id of the first of them."""
        return self.stories[0].id


def stands(known: "Sequence[Known]", made_from: str, is_untouched: "IsUntouched") -> bool:
    """Whether a story's files, of which that is `known` by format, are made from that and untouched."""
    for one in known:
        if one.made_from != made_from or not one.files:
            return False
        for file in one.files:
            if not is_untouched(file):
                return False
    return True


def named(known: "Sequence[Known]") -> Stands:
    """A story that stands."""
    if len(known) == 1:
        files = tuple([file.name for file in known[0].files])
    else:
        files = tuple(dict.fromkeys(file.name for one in known for file in one.files))
    head = known[0].head
    return Stands(head.id, head.slug, tuple([one.files[0].name for one in known]), files)


IsUntouched = Callable[["StandingFile"], bool]


def look(folder: Path) -> IsUntouched:
    """What tells of a file in the folder whether it is the one that was written there."""
    place = f"{folder}{os.sep}"

    def is_untouched(file: "StandingFile") -> bool:
        try:
            seen = os.lstat(place + file.name)
        except OSError:
            return False
        return seen.st_mtime_ns == file.changed and seen.st_size == file.size

    return is_untouched
