"""Which bytes stand behind a picture's reference on a page? Those of smaller files are made once and kept.

They stand in the library's folder `derived/`, which may be removed at any time: it is made again. Nothing
here reads the database, so it may run beside the library's own lane.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from deskeditor.domain.asset import FOLDER
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
    tried: set[str] = set()
    for reference in wanted:
        found = made.pop(reference, None) or _kept(folder, reference)
        rendition = parsed(reference)
        if found is None and rendition and rendition.stem not in tried:
            tried.add(rendition.stem)
            others = (one for one in map(parsed, wanted) if one and one.stem == rendition.stem)
            made = _made(folder, rendition.stem, [one for one in others if not _stands(folder, one)])
            found = made.pop(reference, None)
        yield reference, found


def content(folder: Path, reference: str) -> bytes | None:
    """The content of one reference."""
    ((_, found),) = contents(folder, (reference,))
    return found


def made_of(originals: Mapping[str, bytes], references: Iterable[str]) -> dict[str, bytes]:
    """The content of those of the references that are pictures in memory, or are to be made of them."""
    made: dict[str, bytes] = {}
    for original, data in originals.items():
        stem = original.removeprefix(f"{FOLDER}/").partition(".")[0]
        made |= {original: _bare(data)} if original in references else {}
        made |= dict(_resized(data, [one for one in map(parsed, references) if one and one.stem == stem]))
    return made


def asset_of(reference: str) -> str:
    """What to call the picture of a reference: the reference itself, or what all its files begin with."""
    rendition = parsed(reference)
    return f"{FOLDER}/{rendition.stem}" if rendition else reference


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
    return bool(files.size(place.derived_path(folder, rendition)))


def _made(folder: Path, stem: str, wanted: Sequence[Rendition]) -> dict[str, bytes]:
    """Make files of one picture, and keep them; none where it is missing, or is no picture any more."""
    original = place.original(folder, stem)
    try:
        made = dict(_resized(original.read_bytes(), wanted)) if original else {}
    except OSError as error:
        _log.info("%s cannot be read: %s", original, error)
        return {}
    for rendition in wanted:
        if rendition.reference in made:
            _keep(place.derived_path(folder, rendition), made[rendition.reference])
    return made


def _resized(data: bytes, wanted: Sequence[Rendition]) -> Iterator[tuple[str, bytes]]:
    """Each wanted file's reference and content, as far as the picture can be read."""
    from deskeditor.storage import resizing  # loads Pillow

    try:
        for rendition, content in resizing.resized(data, wanted):
            yield rendition.reference, content
    except UnreadableFile as error:
        _log.info("A picture cannot be made smaller: %s", error)


def _keep(path: Path, data: bytes) -> None:
    """Keep a file for the next time; a disk that takes none costs time and nothing else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.sweep(path.parent)
        files.write_atomically(path, data)
    except (CannotWrite, OSError) as error:
        _log.info("%s was not kept: %s", path, error)
