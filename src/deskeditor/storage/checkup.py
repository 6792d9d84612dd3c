"""Is every part of a library sound? Long work: it gives each problem as it finds it."""

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sqlalchemy import Connection, func, select, text

from deskeditor.domain.asset import Asset
from deskeditor.errors import BrokenOff, DamagedLibrary
from deskeditor.storage import place, search, staging
from deskeditor.storage.library import Library, Reading
from deskeditor.storage.problems import Kind, Problem
from deskeditor.storage.revision_shelf import RevisionShelf
from deskeditor.storage.story_links import leading_nowhere
from deskeditor.storage.strange import StrangeValue
from deskeditor.storage.tables import assets, cards, stories

_CHUNK = 1 << 20  # bytes read at a time
_BATCH = 400  # stories read at a time
_TIMES = 30  # that the check of the index is begun anew, when somebody wants to write meanwhile
_REST = 1.0  # seconds, before it is
_BROKEN_PAGES = 20  # of a damaged database: enough to see that it is


def problems(library: Library, stopped: Callable[[], bool] | None = None) -> Iterator[Problem]:
    """Every problem of the database, the search index, cards, links, and the files of assets.

    What a damaged database says about the rest is guesswork, and is not asked. Raises `BrokenOff` soon after
    `stopped` says so.
    """
    if stopped is not None:
        library.break_off_when(stopped)
    damage = _damage(library)
    yield from damage
    if damage:
        return
    with library.read() as reading:
        yield from _strange(reading)
        yield from _texts(reading)
        yield from _targets(reading.connection)
        yield from _images(reading.connection)
        yield from _body_images(reading.connection)
        yield from leading_nowhere(reading.connection)
        yield from _revisions(reading.revisions)
        kept = reading.assets.all()
    yield from _index(library, stopped or _never)
    yield from _files(library, kept, stopped)
    yield from _orphans(library, kept)
    left = staging.sweep(library.folder)
    if left is not None:
        yield Problem(kind=Kind.ABANDONED_COPY, subject=str(left), text=staging.said_of(left))


def _never() -> bool:
    return False


def _damage(library: Library) -> list[Problem]:
    try:
        with library.read() as reading:
            return list(_database(reading.connection))
    except DamagedLibrary as error:
        return [Problem(kind=Kind.DATABASE, subject=place.DATABASE, text=str(error))]


def _database(connection: Connection) -> Iterator[Problem]:
    for line in connection.execute(text(f"PRAGMA integrity_check({_BROKEN_PAGES})")).scalars():
        if line != "ok":
            yield Problem(
                kind=Kind.DATABASE, subject=place.DATABASE, text=f"The database is damaged: {line}."
            )
    for table, _row, parent, _number in connection.execute(text("PRAGMA foreign_key_check")):
        said = f"The database is damaged: a row of {table} belongs to no row of {parent}."
        yield Problem(kind=Kind.DATABASE, subject=table, text=said)


def _index(library: Library, stopped: Callable[[], bool]) -> Iterator[Problem]:
    if library.is_read_only:  # FTS5 asks for the check by a write, though it writes nothing
        return
    if not _agrees(library, stopped):
        said = "The search index does not agree with the stories; rebuild it."
        yield Problem(kind=Kind.SEARCH_INDEX, subject=search.TABLE, text=said)


def _agrees(library: Library, stopped: Callable[[], bool]) -> bool:
    """Whether the index agrees; whoever wants to write comes first, unless he never rests."""
    for _ in range(_TIMES):
        try:
            return library.index_agrees(stopped, gives_way=True)
        except BrokenOff:
            if stopped():
                raise
        time.sleep(_REST)
    return library.index_agrees(stopped)


def _strange(reading: Reading) -> Iterator[Problem]:
    """Stories with a status, a time or a card that cannot be one: SQLite sees nothing wrong in them."""
    ids = reading.connection.execute(select(stories.c.id)).scalars().all()
    for batch in (ids[at : at + _BATCH] for at in range(0, len(ids), _BATCH)):
        if _reads(reading, batch):
            continue
        for story in batch:
            if not _reads(reading, (story,)):
                said = f"The story with the id “{story}” cannot be read; restore the library from a backup."
                yield Problem(kind=Kind.DATABASE, subject=story, text=said)


def _texts(reading: Reading) -> Iterator[Problem]:
    for story, headline in reading.stories.changed_by_nobody():
        said = f"The text of “{headline}” is not what was saved; compare it with an earlier version."
        yield Problem(kind=Kind.DATABASE, subject=story, text=said)


def _reads(reading: Reading, ids: Sequence[str]) -> bool:
    try:
        reading.stories.without_bodies(ids)
    except StrangeValue:
        return False
    return True


def _targets(connection: Connection) -> Iterator[Problem]:
    there = select(stories.c.id)
    query = (
        select(cards.c.story, stories.c.headline, cards.c.position)
        .join(stories, stories.c.id == cards.c.story)
        .where(cards.c.target.is_not(None), cards.c.target.not_in(there))
    )
    for story, headline, position in connection.execute(query):
        said = f"Card {position + 1} under “{headline}” leads to a story that is gone; remove the card."
        yield Problem(kind=Kind.MISSING_TARGET, subject=story, text=said)


def _images(connection: Connection) -> Iterator[Problem]:
    name = func.substr(stories.c.lead_image, len("images/") + 1)
    query = select(stories.c.id, stories.c.headline, stories.c.lead_image).where(
        stories.c.lead_image.is_not(None), stories.c.lead_image != "", name.not_in(select(assets.c.name))
    )
    for story, headline, image in connection.execute(query):
        said = f"The lead image “{image}” of “{headline}” is not in the library; choose another picture."
        yield Problem(kind=Kind.MISSING_IMAGE, subject=story, text=said)


def _body_images(connection: Connection) -> Iterator[Problem]:
    """Pictures that stand in a text and not in the library."""
    there = set(connection.execute(select(assets.c.name)).scalars())
    query = select(stories.c.id, stories.c.headline, stories.c.body).where(stories.c.body.contains("images/"))
    for story, headline, body in connection.execute(query):
        for reference in place.references(body):
            if reference.partition("/")[2] not in there:
                said = (
                    f"The picture “{reference}” in “{headline}” is not in the library; take it out or add it."
                )
                yield Problem(kind=Kind.MISSING_IMAGE, subject=story, text=said)


def _revisions(shelf: RevisionShelf) -> Iterator[Problem]:
    for story, number in shelf.unreadable():
        said = f"Version {number} of the story “{story}” cannot be read; a backup may have it whole."
        yield Problem(kind=Kind.REVISION, subject=story, text=said)


def _files(
    library: Library, kept: tuple[Asset, ...], stopped: Callable[[], bool] | None
) -> Iterator[Problem]:
    for asset in kept:
        if stopped is not None and stopped():
            raise BrokenOff("The check of the pictures was broken off.")
        path = library.asset_path(asset)
        called = asset.original_name or asset.name
        if not path.is_file():
            said = f"The file of the picture “{called}” is missing at “{path}”; add the picture again."
            yield Problem(kind=Kind.MISSING_FILE, subject=asset.reference, text=said)
        elif _hash(path) != asset.hash:
            said = (
                f"The file of the picture “{called}” at “{path}” is not what it was; add the picture again."
            )
            yield Problem(kind=Kind.CHANGED_FILE, subject=asset.reference, text=said)


def _hash(path: Path) -> str:
    """The SHA-256 of a file, or "" where it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()


def _orphans(library: Library, kept: tuple[Asset, ...]) -> Iterator[Problem]:
    known = {library.asset_path(asset) for asset in kept}
    for path in sorted((library.folder / place.ASSETS).glob("*/*")):
        if path not in known:
            said = f"The file “{path}” belongs to no picture of the library; it may be deleted."
            yield Problem(kind=Kind.ORPHAN_FILE, subject=str(path), text=said)
