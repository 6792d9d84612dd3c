"""Which files are meant by the paths that someone names, and what stands in them?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from deskeditor.errors import UnreadableFile
from deskeditor.formats import registry
from deskeditor.formats.reading.encoding import LIMIT


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and the folder that it was found under: its pictures are looked for there."""

    path: Path
    root: Path
    error: str = ""  # why there is nothing to read, in one sentence


def files(paths: Iterable[Path], format: str) -> tuple[Found, ...]:  # noqa: A002  # the command line's word
    """The files named and those in the folders named, each once; a folder's in order of their names."""
    found = (one for path in paths for one in _files(path, format))
    return tuple({one.path: one for one in found}.values())


def _files(path: Path, name: str) -> Iterator[Found]:
    try:
        place = path.resolve()
        if place.is_dir():
            yield from _in_folder(place, path, name)
        else:
            yield Found(place, place.parent)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead to each other
        yield Found(path, path.parent, error=f"“{path}” cannot be read: {why(error)}.")


def _in_folder(folder: Path, named: Path, name: str) -> Iterator[Found]:
    inside = sorted(
        path
        for path in folder.rglob("*")
        if registry.reads(path, name) and not _is_hidden(path.relative_to(folder)) and path.is_file()
    )
    if not inside:
        yield Found(folder, folder, error=f"There are no files in “{named}” that can be imported.")
    yield from (Found(path, folder) for path in inside)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def content(path: Path, limit: int = LIMIT) -> bytes:
    """A file's bytes; raises `UnreadableFile` for what is no file, unreadable or longer than `limit`."""
    try:
        if path.exists() and not path.is_file():
            raise UnreadableFile(f"“{path}” is not a file.")
        if path.stat().st_size > limit:
            raise UnreadableFile(f"“{path}” is too large: the limit is {limit // 1024**2} MB.")
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a path that no system could have
        raise UnreadableFile(f"“{path}” cannot be read: {why(error)}.") from error


def why(error: Exception) -> str:
    """A system's reason in a few words."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error).lower()
