"""What stands in the file that a command names, or on standard input?"""

import sys
from pathlib import Path

from deskeditor.errors import UnreadableFile

STANDARD = "-"  # standard input, or output


def path(named: str | None) -> Path | None:
    """The file's path; None where no file is named."""
    return None if named in (None, STANDARD) else Path(named)


def content(named: str | None) -> bytes:
    """The bytes of a file or of standard input, nothing where none is named; raises `UnreadableFile`."""
    from deskeditor.services import found_files

    file = path(named)
    if file:
        return found_files.content(file)
    if named is None:
        return b""
    if sys.stdin is None:
        raise UnreadableFile("Standard input is closed: name a file, or give the text on standard input.")
    return sys.stdin.buffer.read()
