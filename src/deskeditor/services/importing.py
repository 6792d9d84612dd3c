"""How do files become stories of the library, once each, however often they are imported?

The library writes down which file became which story. A file that has not changed is left alone. One that has
changed goes over its story if nobody edited that since, and becomes a new story otherwise. A file that is
not known, but says just what the story of its slug says (an exported one, say), is that story.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.domain.revision import Reason
from deskeditor.errors import CannotWrite, UnreadableFile
from deskeditor.formats import registry
from deskeditor.services import assets, backups, found_files, found_images, saving, sites, taking_in
from deskeditor.services.card_references import resolve
from deskeditor.services.found_files import Found
from deskeditor.services.taking_in import Imported, Incoming, NotImported, Unchanged

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

_log = logging.getLogger(__name__)

__all__ = [
    "ImportEvent",
    "ImportResult",
    "Imported",
    "NotImported",
    "Unchanged",
    "add",
    "collect",
    "import_paths",
]


@dataclass(frozen=True, slots=True)
class ImportEvent:
    """What became of one file; `number` counts them from 1 in the order in which they were found."""

    number: int
    total: int
    outcome: Imported | Unchanged | NotImported


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of all files, in the order in which they were found."""

    stories: tuple[Imported, ...]
    unchanged: tuple[str, ...]  # the files' paths
    failed: tuple[NotImported, ...]


def collect(events: Iterable[ImportEvent]) -> ImportResult:
    """Run an import to its end."""
    outcomes = [event.outcome for event in sorted(events, key=lambda event: event.number)]
    return ImportResult(
        tuple(one for one in outcomes if isinstance(one, Imported)),
        tuple(one.source for one in outcomes if isinstance(one, Unchanged)),
        tuple(one for one in outcomes if isinstance(one, NotImported)),
    )


def import_paths(
    library: "Library",
    paths: Iterable[Path],
    *,
    format: str = registry.AUTO,  # noqa: A002  # the command line's word
    dry_run: bool = False,
    site: str = sites.DEFAULT,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[ImportEvent]:
    """Import files and folders, each story wholly or not at all; those whose cards wait for others come last.

    Once `stopped` says so, no other file is begun, and what was begun gets its cards.

    What is new belongs to `site`, the id of one that is there; a story that is there stays in its own.
    With `dry_run` nothing is written, and the stories are what would be. A file that cannot be read ends no
    more than itself; what is wrong with the library ends it all.
    """
    sites.known(library, site)
    if not dry_run:
        _back_up(library)
    found = found_files.files(paths, format)
    total = len(found)
    waiting: list[tuple[int, Incoming, Imported]] = []
    for number, one in enumerate(found, 1):
        if stopped():
            break
        incoming = _incoming(library, one, format, site, dry_run=dry_run)
        if not isinstance(incoming, Incoming):
            yield ImportEvent(number, total, incoming)
            continue
        taken = taking_in.preview(library, incoming) if dry_run else taking_in.take_in(library, incoming)
        if taken.waits and isinstance(taken.outcome, Imported) and not dry_run:
            waiting.append((number, incoming, taken.outcome))
        else:
            yield ImportEvent(number, total, taken.outcome)
    for number, incoming, imported in waiting:
        yield ImportEvent(number, total, taking_in.take_cards(library, incoming, imported))


def _back_up(library: "Library") -> None:
    """An import adds, and what it goes over is kept as a revision: it may do without a backup if it must."""
    try:
        backups.before(library.folder, backups.Why.IMPORT)
    except CannotWrite as error:
        _log.info("No backup before the import: %s", error)


def add(
    library: "Library",
    content: bytes,
    path: Path | None = None,
    *,
    headline: str = "",
    site: str = sites.DEFAULT,
) -> Imported:
    """A new story from Markdown, whether or not there is one like it; `path` is its file, if it has one.

    `site` is the id of the site that it belongs to; raises `InvalidValue` if there is none.
    """
    sites.known(library, site)
    source = str(path) if path else ""
    read = registry.reader(Path("story.md")).read(content, source)
    warnings = read.warnings
    if path:
        place = path.resolve()
        read, left = found_images.keep(partial(assets.add_image, library), read, Found(place, place.parent))
        warnings += left
    story = replace(read.story, headline=headline or read.story.headline, site=site)
    with library.write() as work:
        resolved = resolve(work, story, read.cards)
        saved = saving.insert(work, replace(story, cards=resolved.cards), Reason.CREATED)
        work.commit()
    return Imported(story=saved, source=source, warnings=(*warnings, *resolved.warnings))


def _incoming(
    library: "Library",
    found: Found,
    format: str,  # noqa: A002  # the command line's word
    site: str,
    *,
    dry_run: bool,
) -> Incoming | Unchanged | NotImported:
    source = str(found.path)
    if found.error:
        return NotImported(source, found.error)
    try:
        content = found_files.content(found.path)
        digest = hashlib.sha256(content).hexdigest()
        if story := _story_of(library, source, digest):
            return Unchanged(source, story)
        read = registry.reader(found.path, format).read(content, source)
    except UnreadableFile as error:
        return NotImported(source, str(error))
    incoming = Incoming(source=source, hash=digest, read=read, site=site)
    return incoming if dry_run else _furnished(library, incoming, found)


def _furnished(library: "Library", incoming: Incoming, found: Found) -> Incoming:
    """The same with its pictures in the library, and its people on file who were not."""
    read, warnings = found_images.keep(partial(assets.add_image, library), incoming.read, found)
    known = {author.name for author in sites.authors(library)} if read.authors else set()
    for author in read.authors:
        if author.name not in known:
            sites.save_author(library, author)
    return replace(incoming, read=replace(read, warnings=(*read.warnings, *warnings)))


def _story_of(library: "Library", source: str, digest: str) -> str:
    """The id of the story that the same content of the same file became, if it is still there; else empty."""
    with library.read() as reading:
        record = reading.records.imported_from(source)
        if record and record.hash == digest and reading.stories.get(record.story):
            return record.story
    return ""
