"""Which pictures does a story bring along, and under which references does the library keep them?"""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from deskeditor.domain.asset import Asset
from deskeditor.errors import UnreadableFile
from deskeditor.formats.reading.read_story import ReadStory
from deskeditor.services.found_files import Found, content

Add = Callable[[bytes, str], Asset]  # keeps a picture's content, which had that name

LIMIT = 64 * 1024 * 1024  # bytes of one picture
_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
_log = logging.getLogger(__name__)


def keep(add: Add, read: ReadStory, found: Found) -> tuple[ReadStory, tuple[str, ...]]:
    """The story with its pictures given to `add`, and what could not be taken over.

    A picture is looked for beside the file; one that is named from the root of a site (`/images/a.png`) in
    the folders above it, too. Nothing outside the folder that was named is touched.
    """
    references, warnings = {}, []
    for name in read.images:
        try:
            path = located(name, found)
            if path:
                references[name] = add(content(path, LIMIT), path.name).reference
            elif _is_local(name):
                _log.info("%s: the picture %s is not beside the file", found.path, name)
        except UnreadableFile as error:
            warnings.append(f"The picture “{name}” was left where it is: {error}")
    return read.with_images(references), tuple(warnings)


def located(name: str, found: Found) -> Path | None:
    """The file of a picture that a story names, if it is there."""
    if not _is_local(name):
        return None
    wanted = unquote(urlsplit(name).path)
    try:
        return next((path for path in _candidates(wanted, found) if _is_picture(path, found.root)), None)
    except (OSError, ValueError, RuntimeError):  # a name that no file can have
        return None


def _is_local(name: str) -> bool:
    try:
        address = urlsplit(name)
    except ValueError:
        return False
    return not address.scheme and not address.netloc and bool(address.path) and "{" not in name


def _candidates(wanted: str, found: Found) -> Iterator[Path]:
    folder = found.path.parent
    if not wanted.startswith("/"):
        yield folder / wanted
        return
    for above in (folder, *folder.parents):
        yield above / wanted.lstrip("/")
        if above == found.root:
            return


def _is_picture(path: Path, root: Path) -> bool:
    if path.suffix.lower() not in _SUFFIXES:
        return False
    place = path.resolve()  # follows links: what they lead to must lie inside, too
    return place.is_relative_to(root) and place.is_file()
