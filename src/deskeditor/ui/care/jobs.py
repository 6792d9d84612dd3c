"""What is asked of a library that is looked after? Runs in a lane of its own, on a library of its own.

So no save waits for an examination that takes minutes.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from deskeditor.domain.asset import Asset
    from deskeditor.services.unused_images import Removed


class Found(NamedTuple):
    """One problem in words, and the id of the story where it can be mended, if it is in one."""

    text: str
    story: str = ""


def problems(folder: Path, stopped: Callable[[], bool]) -> tuple[Found, ...]:
    """All that is wrong; raises `BrokenOff` soon after `stopped` says so."""
    from deskeditor.services import libraries, stories  # loads SQLAlchemy: not on the UI thread

    with libraries.open_library(folder) as library:
        found = libraries.verify(library, stopped)
        there = {subject: stories.exists(library, subject) for subject in {one.subject for one in found}}
    return tuple(Found(one.text, one.subject if there[one.subject] else "") for one in found)


def reindexed(folder: Path) -> None:
    """Make the search index anew."""
    from deskeditor.services import libraries

    with libraries.open_library(folder) as library:
        libraries.rebuild_index(library)


def unused(folder: Path) -> "tuple[Asset, ...]":
    """The images that nothing uses."""
    from deskeditor.services import libraries, unused_images

    with libraries.open_library(folder) as library:
        return unused_images.unused(library)


def removed(folder: Path, references: tuple[str, ...]) -> "Removed":
    """Take images out."""
    from deskeditor.services import libraries, unused_images

    with libraries.open_library(folder) as library:
        return unused_images.remove(library, references)


def put_back(folder: Path, gone: "Removed") -> None:
    """Undo that."""
    from deskeditor.services import libraries, unused_images

    with libraries.open_library(folder) as library:
        unused_images.put_back(library, gone)
