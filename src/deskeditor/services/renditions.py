"""Which bytes stand behind a picture's reference on a page? Those of smaller files are made once and kept.

They stand in the library's folder `derived/`, which may be removed at any time: it is made again. Nothing
here reads the database, so it may run beside the library's own lane.
"""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from deskeditor.domain.rendition import Rendition, parsed
from deskeditor.errors import CannotWrite, InvalidValue, UnreadableFile
from deskeditor.storage import files, place
from deskeditor.storage.bare import bare

_BYTES_A_PIXEL = 0.12  # of a WebP picture, to tell the size of what has not been made
_log = logging.getLogger(__name__)


def contents(folder: Path, references: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """Each reference `images/…`, once, and its file's content; None where the library has no such picture.

    `folder` is the library's. Files of one picture that are not there yet are made together, and kept for
    the next time where the disk lets them.
    """
    wanted = tuple(dict.fromkeys(references))
    made: dict[str, bytes] = {}
    for reference in wanted:
        kept = made.pop(reference, None) or _kept(folder, reference)
        if kept is None and (rendition := parsed(reference)):
            same = (one for one in map(parsed, wanted) if one and one.stem == rendition.stem)
            made |= _made(folder, [one for one in same if not _stands(folder, one)])
            kept = made.pop(reference, None)
        yield reference, kept


def content(folder: Path, reference: str) -> bytes | None:
    """The content of one reference."""
    ((_, found),) = contents(folder, (reference,))
    return found


def size(folder: Path, reference: str) -> int:
    """How many bytes a reference's file has, told roughly where it has not been made; 0: no such picture."""
    rendition = parsed(reference)
    try:
        if rendition is None:
            return place.asset_path(folder, reference).stat().st_size
        if _stands(folder, rendition):
            return place.derived_path(folder, rendition).stat().st_size
        return round(rendition.width**2 * _BYTES_A_PIXEL) if place.original(folder, rendition.stem) else 0
    except (InvalidValue, OSError):
        return 0


def _kept(folder: Path, reference: str) -> bytes | None:
    """What stands in the library: an original without what it says of itself, or a file made earlier."""
    rendition = parsed(reference)
    try:
        if rendition is None:
            return _bare(place.asset_path(folder, reference).read_bytes())
        return place.derived_path(folder, rendition).read_bytes() or None
    except (InvalidValue, OSError):
        return None


def _bare(data: bytes) -> bytes:
    from deskeditor.storage import pictures  # loads Pillow

    try:
        with pictures.opened(data) as image:
            return bare(data, pictures.orientation_of(image))
    except UnreadableFile:  # it was one when it was added: the disk has changed it
        return data


def _stands(folder: Path, rendition: Rendition) -> bool:
    path = place.derived_path(folder, rendition)
    return path.is_file() and path.stat().st_size > 0


def _made(folder: Path, wanted: list[Rendition]) -> dict[str, bytes]:
    """Make files of one picture; none where it is missing, or is no picture any more."""
    from deskeditor.storage import resizing  # loads Pillow

    original = place.original(folder, wanted[0].stem)
    if original is None:
        return {}
    made = {}
    try:
        for rendition, data in resizing.resized(original.read_bytes(), wanted):
            _keep(place.derived_path(folder, rendition), data)
            made[rendition.reference] = data
    except (UnreadableFile, OSError) as error:
        _log.info("%s cannot be made smaller: %s", original, error)
    return made


def _keep(path: Path, data: bytes) -> None:
    """Keep a file for the next time; a disk that takes none costs time and nothing else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.sweep(path.parent)
        files.write_atomically(path, data)
    except (CannotWrite, OSError) as error:
        _log.info("%s was not kept: %s", path, error)
