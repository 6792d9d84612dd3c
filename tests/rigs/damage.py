"""What becomes of a library whose files were damaged: is it said, left as it is, and brought back?"""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.rigs import scene

from deskeditor.domain.story import Story
from deskeditor.errors import LibraryError, StoryNotFound
from deskeditor.services import backups, libraries, stories
from deskeditor.services.backups import Why
from deskeditor.services.libraries import open_library
from deskeditor.storage import place

_PAGE = 4096
_HEADER = 100  # bytes, which say how a copy was written
_LOG_GONE = "write-ahead log gone"

KINDS = (
    "few bytes flipped",
    "many bytes flipped",
    "cut short",
    "emptied",
    "header zeroed",
    "page zeroed",
    "tables' names overwritten",
    "noise",
    "no database",
    "newer schema",
    _LOG_GONE,
)


def strike(folder: Path, kind: str, luck: random.Random) -> None:
    """Damage the closed library in a folder."""
    database = folder / place.DATABASE
    if kind == "newer schema":
        _age(database)
    elif kind == _LOG_GONE:
        _lose_log(folder, luck)
    else:
        database.write_bytes(struck(database.read_bytes(), kind, luck))


def struck(content: bytes, kind: str, luck: random.Random) -> bytes:
    """The bytes of a database file after a blow."""
    left = bytearray(content)
    match kind:
        case "few bytes flipped":
            _flip(left, luck.randint(1, 40), luck)
        case "many bytes flipped":
            _flip(left, 3000, luck)
        case "cut short":
            del left[luck.randrange(100, len(left) - _PAGE) :]
        case "emptied":
            left.clear()
        case "header zeroed":
            left[:100] = bytes(100)
        case "page zeroed":
            page = luck.randrange(1, 8) * _PAGE
            left[page : page + _PAGE] = bytes(_PAGE)
        case "tables' names overwritten":
            left[100:_PAGE] = bytes(luck.randrange(128, 256) for _ in range(_PAGE - 100))
        case "no database":
            return b"Minutes of the harbour committee, 19 November\n" * 400
        case _:
            return luck.randbytes(len(left))
    return bytes(left)


def _flip(content: bytearray, count: int, luck: random.Random) -> None:
    for _ in range(count):
        content[luck.randrange(len(content))] ^= luck.randrange(1, 256)


def _age(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


def _lose_log(folder: Path, luck: random.Random) -> None:
    """What a careless copy of a library in use leaves: the database without what was not yet written back."""
    copy = folder.with_name("copied")
    with open_library(folder) as library:
        story = stories.find(library, scene.FIRST)
        for _ in range(luck.randint(1, 12)):
            body = scene.body(luck.randrange(900))
            story, _ = stories.set_fields(library, story.id, {"body": body})
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("*-wal", "*-shm"))
    shutil.rmtree(folder)
    copy.rename(folder)


def complaints(folder: Path, kind: str, luck: random.Random) -> list[str]:
    """Damage a library that has a backup, in an empty folder; says what is wrong with what then happens."""
    library = folder / scene.LIBRARY
    scene.make_library(library)
    sound = _stories(library)
    backups.make(library, Why.DAILY)
    strike(library, kind, luck)
    wrong = list(_passed_over(library, sound))
    left = _state(library)
    good = backups.newest_good(library)
    if good is None:
        return [f"{kind}: {said}" for said in (*wrong, "no backup was offered")]
    kept = backups.restore(library, good)
    if _state(kept) != left:
        wrong.append("what stood there was not kept")
    if _stories(library) != sound:
        wrong.append("the backup did not come back whole")
    return [f"{kind}: {said}" for said in wrong]


def _passed_over(library: Path, sound: list[Story]) -> Iterator[str]:
    """What was passed over: damage is said and the file left as it is, or no story came to harm."""
    before = _content(library)
    try:
        with open_library(library) as opened:
            noticed = bool(libraries.verify(opened))
        left = _stories(library)
    except LibraryError:
        if _content(library) != before:
            yield "a library that does not open was written to"
        return
    except StoryNotFound:
        left = []
    same_stories = [story.id for story in left] == [story.id for story in sound]
    unharmed = left == sound or (same_stories and all(scene.is_whole(story.body) for story in left))
    if not (noticed or unharmed):
        yield "nothing was noticed"


def _stories(library: Path) -> list[Story]:
    with open_library(library) as opened:
        return [stories.story(opened, f"s{number}") for number in range(scene.STORIES)]


def _content(library: Path) -> bytes:
    return (library / place.DATABASE).read_bytes()


def _state(folder: Path) -> object:
    """All stories of a database, or its pages where they cannot be read, as a copy of it has them, too."""
    try:
        uri = f"{(folder / place.DATABASE).as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            connection.text_factory = bytes
            return connection.execute("SELECT * FROM stories ORDER BY id").fetchall()
    except (sqlite3.Error, UnicodeDecodeError):  # the latter: SQLite's message or a name, with damage in it
        return _content(folder)[_HEADER:]
