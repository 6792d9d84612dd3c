"""Which page did the preview show last, so that the next start can begin with it?

A copy of what the one pipeline made, in a file of the user's cache that only the user can read. It is shown
beside the very words that it was made of, until the library has been opened and the page of now is there.
"""

import contextlib
import json
import os
from pathlib import Path
from typing import NamedTuple

import deskeditor
from deskeditor import user_dirs

_FILE = "last-page.json"
_LARGEST = 1_000_000  # characters: more would be read too slowly to be a help


class Words(NamedTuple):
    """What a page must have been made of: the story's id and its words, in one library."""

    library: str
    story: str
    headline: str
    standfirst: str
    body: str


def words(library: Path, story: str, headline: str, standfirst: str, body: str) -> Words:
    """The words of a story in the library of that folder."""
    return Words(str(library.absolute()), story, headline, standfirst, body)


def read(of: Words) -> str:
    """The page that was kept of these words; empty where there is none, or anything is unusual."""
    try:
        kept = json.loads((user_dirs.cache() / _FILE).read_bytes())
        html = kept["html"] if kept["of"] == _named(of) else ""
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
    return html if isinstance(html, str) else ""


def write(of: Words, html: str) -> None:
    """Keep a page instead of the one before; what cannot be kept is not missed."""
    if len(html) > _LARGEST:
        forget()
        return
    folder = user_dirs.cache()
    with contextlib.suppress(OSError, UnicodeEncodeError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _put(folder, json.dumps({"of": _named(of), "html": html}, ensure_ascii=False).encode())


def forget() -> None:
    """Keep no page."""
    with contextlib.suppress(OSError):
        (user_dirs.cache() / _FILE).unlink(missing_ok=True)


def _named(of: Words) -> list[str]:
    return [deskeditor.__version__, *of]


def _put(folder: Path, content: bytes) -> None:
    import tempfile  # 5 ms that no first page needs to wait for

    descriptor, temporary = tempfile.mkstemp(dir=folder)  # readable by its owner alone
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(temporary).replace(folder / _FILE)
    except OSError:
        Path(temporary).unlink()
        raise
