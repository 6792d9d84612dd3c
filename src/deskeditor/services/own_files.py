"""Which templates and snippets are there? Those that ship, and the user's own, which go before them.

The user's stand as files in a folder that any editor can open: `templates/*.md` are stories with their
front matter, `snippets/*.md` pieces of text whose file name is their abbreviation.
"""

from pathlib import Path

from deskeditor import resources, user_dirs
from deskeditor.errors import CannotWrite, UnreadableFile

TEMPLATES, SNIPPETS = "templates", "snippets"
_SUFFIX = ".md"


def all_of(kind: str) -> dict[str, Path]:
    """The files of a kind by name, in order of the alphabet; an empty file of the user's hides one."""
    found = {path.stem: path for path in _files(resources.path(kind))}
    for path in _files(user_dirs.config() / kind):
        found[path.stem] = path
    return {name: found[name] for name in sorted(found) if _says_something(found[name])}


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{_SUFFIX}")) if folder.is_dir() else []


def _says_something(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def text(path: Path) -> str:
    """What stands in such a file; raises `UnreadableFile`."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as reason:
        raise UnreadableFile(f"“{path.name}” cannot be read as text in UTF-8.") from reason


def folder(kind: str) -> Path:
    """The user's folder of a kind, made if need be, with what ships to change; raises `CannotWrite`."""
    own = user_dirs.config() / kind
    try:
        own.mkdir(parents=True, exist_ok=True)
        for path in _files(resources.path(kind)):
            if not (own / path.name).exists():
                (own / path.name).write_bytes(path.read_bytes())
    except OSError as reason:
        raise CannotWrite(f"The folder “{own}” cannot be written: {reason.strerror}.") from reason
    return own
