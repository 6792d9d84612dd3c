"""What is left after a blow, and is every promise kept?"""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.rigs import scene

from deskeditor.errors import DeskError
from deskeditor.services import libraries, listing, stories
from deskeditor.services.libraries import open_library, open_or_create
from deskeditor.storage import backup_file, place
from deskeditor.storage.library import Library
from deskeditor.storage.problems import Kind

Promise = dict[str, Any]
TYPED_LATELY = 1.0  # seconds of typing that may be lost


@dataclass(frozen=True, slots=True)
class End:
    """When a job was struck, by the clock of its promises, and for how long the machine had held it up."""

    at: float
    held_up: float


def promises(said: bytes) -> list[Promise]:
    """The whole lines among what a job said."""
    return [json.loads(line) for line in said.split(b"\n")[:-1]]


def complaints(folder: Path, job: str, kept: Iterable[Promise], end: End | None = None) -> list[str]:
    """All that is wrong in what the job left; an empty list is the only good verdict.

    With an `end` what was typed is judged by the clock as well, and not only by what the window said of it.
    """
    kept = list(kept)
    if job in ("window", "switch"):
        return list(_typed(folder / scene.LIBRARY, kept, end))
    if job == "begin":
        return list(_begun(folder, kept))
    if job == "upgrade":
        return list(_upgraded(folder))
    found = list(_library(folder / scene.LIBRARY, kept))
    if job == "backup":
        found += _backups(folder, kept)
    return found + (list(_pages(folder, kept)) if job == "export" else [])


def _library(folder: Path, kept: list[Promise]) -> Iterator[str]:
    try:
        with open_library(folder) as library:
            yield from _sound(library)
            yield from _stories(library, kept)
            for promise in kept:
                if "asset" in promise and not library.asset_path(promise["asset"]).is_file():
                    yield f"the picture {promise['asset']} is gone"
            stories.new(library, scene.story("Written afterwards", 3))
    except (DeskError, sqlite3.DatabaseError) as error:
        yield f"the library does not open: {error}"


def _backups(folder: Path, kept: list[Promise]) -> Iterator[str]:
    """Every backup that is there is good, and the newest that was promised is there."""
    homes = (folder / scene.DATA / "deskeditor" / "backups").glob("*")
    there = {note.parent.name: note for home in homes for note in home.glob(f"[!.]*/{backup_file.NOTE}")}
    for name, note in there.items():
        said = json.loads(note.read_text())
        connection = sqlite3.connect(f"{(note.parent / place.DATABASE).as_uri()}?mode=ro", uri=True)
        held = connection.execute("SELECT count(*) FROM stories").fetchone()[0]
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok" or held != said["stories"]:
            yield f"the backup {name} is not good"
        connection.close()
    promised = [promise["backup"] for promise in kept if "backup" in promise]
    if promised and promised[-1] not in there:
        yield f"the backup {promised[-1]} was promised and is not there"


def _sound(library: Library) -> Iterator[str]:
    connection = sqlite3.connect(library.folder / place.DATABASE)
    verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    connection.close()
    if verdict != "ok":
        yield f"integrity_check: {verdict}"
    for problem in libraries.verify(library):
        if problem.kind is not Kind.ORPHAN_FILE:  # a file that is not yet anybody's does no harm
            yield f"verify: {problem}"


def _stories(library: Library, kept: list[Promise]) -> Iterator[str]:
    numbers = {promise["story"]: promise["number"] for promise in kept if "number" in promise}
    for story_id, number in numbers.items():
        try:
            body = stories.story(library, story_id).body
        except DeskError:
            yield f"story {story_id} is gone"
            continue
        if not scene.is_whole(body):
            yield f"story {story_id} is torn"
        elif scene.number_of(body) < number:  # a later one may have been on its way
            yield f"story {story_id} was promised as {number} and stands as {scene.number_of(body)}"
        if story_id not in _found(library, body.split()[-1]):
            yield f"story {story_id} is not found by what it says"
    headlines = {promise["headline"] for promise in kept if "headline" in promise}
    if headlines:
        rows = listing.rows(library, listing.ListQuery(limit=listing.ALL)).rows
        for headline in headlines - {row.headline for row in rows}:
            yield f"the imported story {headline} is gone"


def _found(library: Library, word: str) -> set[str]:
    """The stories that are found by a word, whether or not the search index has heard of their last save."""
    with library.read() as reading:
        return {hit.row.id for hit in reading.lists.ranked(word, 5).hits}


def _typed(folder: Path, kept: list[Promise], end: End | None) -> Iterator[str]:
    """What the window called saved is there; by the clock, of what was typed the last second may be gone."""
    with open_library(folder) as library:
        yield from _sound(library)
        rows = listing.rows(library, listing.ListQuery(limit=listing.ALL)).rows
        bodies = " ".join(stories.story(library, row.id).body for row in rows)
    there = {int(number) for number in re.findall(r"\bword([0-9]+)\b", bodies)}
    saved = max((promise["saved"] for promise in kept if "saved" in promise), default=0)
    for number in sorted(set(range(saved)) - there)[:5]:
        yield f"word{number} was called saved and is gone"
    due = {promise["word"] for promise in kept if end and "word" in promise and _is_due(promise, end)}
    for number in sorted(due - there)[:5]:
        yield f"word{number} was typed more than a second before and is gone"


def _is_due(promise: Promise, end: End) -> bool:
    """Whether the program had its second, not counting what the machine let it wait for a processor."""
    return promise["at"] + TYPED_LATELY + end.held_up - promise["held_up"] < end.at


def _pages(folder: Path, kept: list[Promise]) -> Iterator[str]:
    for path in (folder / scene.PAGES).glob("*.html"):
        if not path.read_text().rstrip().endswith("</html>"):
            yield f"{path.name} is half a page"
    for path in (folder / scene.PAGES).glob("*.md"):
        text = path.read_text()
        if not text.startswith("---\n") or not re.search(r"\b[0-9a-f]{64}\s*\Z", text):
            yield f"{path.name} is half a story"
    for name in {name for promise in kept for name in promise.get("files", ())}:
        if not (folder / name).is_file():
            yield f"{name} was promised and is not there"


def _begun(folder: Path, kept: list[Promise]) -> Iterator[str]:
    for made in folder.glob("new-*"):
        try:
            with open_or_create(made) as library:
                yield from _sound(library)
                for promise in kept:
                    if promise.get("made") == made.name and "story" in promise:
                        stories.story(library, promise["story"])
        except DeskError as error:
            yield f"{made.name}: {error}"
    there = {made.name for made in folder.glob("new-*")}
    for promise in kept:
        if "made" in promise and promise["made"] not in there:
            yield f"{promise['made']} was made and is gone"


def _upgraded(folder: Path) -> Iterator[str]:
    for old in sorted(folder.glob("old-*")):
        try:
            with open_library(old) as library:
                yield from _sound(library)
                bodies = [stories.story(library, f"s{number}").body for number in range(scene.OLD_STORIES)]
                if not all(scene.is_whole(body) for body in bodies):
                    yield f"{old.name}: a story is torn"
        except DeskError as error:
            yield f"{old.name}: {error}"
