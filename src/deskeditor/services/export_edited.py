"""Which files in an export's folder are not as we wrote them, and how are they kept?"""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.errors import CannotWrite
from deskeditor.storage import files

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

_MOST_NAMES = 1000


def is_edited(library: "Library", story: str, format_: str, path: Path) -> bool:
    """Whether a file stands there that no export of that story in that format ever wrote.

    So what somebody else changed counts, and what was never ours; what we wrote and somebody moved or put
    back does not. Raises `CannotWrite` where the file cannot be read.
    """
    if not path.is_file():
        return False
    from deskeditor.storage.export_shelf import ExportShelf

    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise CannotWrite(files.why(path, error)) from error
    with library.read() as reading:
        return not ExportShelf(reading.connection).wrote(story, format_, digest)


def set_aside(path: Path) -> Path:
    """Give a file a name of its own beside its old one, which is free then; raises `CannotWrite`.

    `vote.html` becomes `vote-edited.html`, or `vote-edited-2.html`: no file is written over.
    """
    try:
        free = next(one for one in _names_beside(path) if not one.exists())
        return path.rename(free)
    except OSError as error:
        raise CannotWrite(files.why(path, error)) from error


def _names_beside(path: Path) -> Iterable[Path]:
    yield path.with_stem(f"{path.stem}-edited")
    for number in range(2, _MOST_NAMES):
        yield path.with_stem(f"{path.stem}-edited-{number}")
    raise CannotWrite(f"“{path.parent}” is full of edited copies of “{path.name}”; clear it up first.")
