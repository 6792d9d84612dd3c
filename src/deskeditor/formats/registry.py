"""Which formats can be read, and which files are of which?"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from deskeditor.errors import UnreadableFile
from deskeditor.formats.reading import markdown
from deskeditor.formats.reading.read_story import ReadStory

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Reader:
    """A format that can be read; `read` takes a file's bytes and its path."""

    name: str
    suffixes: tuple[str, ...]  # lower case, with their dots
    read: Callable[[bytes, str], ReadStory]


READERS = (Reader("markdown", (".md", ".markdown", ".mdown", ".mkd"), markdown.read),)


def reader(path: PurePath, name: str = AUTO) -> Reader:
    """The reader of that name, or with `auto` the one for the file's suffix; raises `UnreadableFile`."""
    for one in READERS:
        if name == one.name or (name == AUTO and path.suffix.lower() in one.suffixes):
            return one
    known = ", ".join(suffix for one in READERS for suffix in one.suffixes)
    raise UnreadableFile(
        f"{path.name} is of no kind that can be read ({known}); say --format to read it all the same."
    )


def reads(path: PurePath, name: str = AUTO) -> bool:
    """Whether a folder's file is one to read: its suffix is one of the format's, or with `auto` of any."""
    return any(path.suffix.lower() in one.suffixes for one in READERS if name in (AUTO, one.name))
