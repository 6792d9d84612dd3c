"""What stands on the disk before a job is struck?"""

import hashlib
import io
import random
import sqlite3
from pathlib import Path

import sqlalchemy
from alembic import command
from PIL import Image

from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.services.libraries import create_library
from deskeditor.storage import database, place, schema, search, search_index, upgrading, versions

LIBRARY, MARKDOWN, PAGES, DATA = "library", "markdown", "pages", "data"
FIRST = "harrow-bay-votes"
STORIES = 12
OLD_STORIES = 30
_WORDS = [
    "the",
    "council",
    "voted",
    "late",
    "on",
    "Thursday",
    "to",
    "reopen",
    "the",
    "tram",
    "line",
    "along",
    "the",
    "shore",
    "of",
    "Harrow",
    "Bay",
]


def lay_out(folder: Path, job: str) -> None:
    """Put there what the job needs."""
    if job == "begin":
        return
    if job == "upgrade":
        for number, version in enumerate(versions.KNOWN[:-1] * 3):
            old_library(folder / f"old-{number}", version)
        return
    make_library(folder / LIBRARY)
    if job == "import":
        make_markdown(folder / MARKDOWN)
    if job == "export":
        (folder / PAGES).mkdir()


def make_library(folder: Path) -> None:
    """A library of stories with cards."""
    with create_library(folder) as library:
        for number, slug in enumerate(slugs()):
            headline = slug.replace("-", " ").capitalize()
            cards = (Card(target=StoryTarget(f"s{number - 1}")),) if number else ()
            stories.new(library, Story(id=f"s{number}", headline=headline, body=body(number), cards=cards))


def make_markdown(folder: Path) -> None:
    """Sixty stories as files."""
    folder.mkdir()
    for number in range(60):
        front = f"---\ntitle: Imported story {number}\n---\n\n"
        (folder / f"{number:02}.md").write_text(front + body(number))


def old_library(folder: Path, version: str) -> None:
    """A library as an earlier deskeditor left it, with stories in it."""
    folder.mkdir()
    sqlite3.connect(folder / place.DATABASE).close()
    engine = database.engine(folder, foreign_keys=False)
    with database.transaction(engine, writing=True) as connection:
        command.upgrade(upgrading._config(connection, None), version)
        search_as_then(connection.exec_driver_sql)
        connection.commit()
    engine.dispose()
    connection = sqlite3.connect(folder / place.DATABASE)
    connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    connection.execute("PRAGMA journal_mode=WAL")
    for number in range(OLD_STORIES):
        _insert_old(connection, number)
    connection.commit()
    connection.close()


def search_as_then(execute: search_index.Executor) -> None:
    """The search index with the triggers of schemas before 0011, which told it of every save at once."""
    names = ", ".join(search.COLUMNS)
    values = {row: ", ".join(f"{row}.{name}" for name in search.COLUMNS) for row in ("old", "new")}
    differs = " OR ".join(f"old.{name} IS NOT new.{name}" for name in search.COLUMNS)
    put = "INSERT INTO story_search"
    add = f"{put}(rowid, {names}) VALUES (new.key, {values['new']});"
    drop = f"{put}(story_search, rowid, {names}) VALUES ('delete', old.key, {values['old']});"
    execute(search_index.INDEX)
    execute(f"CREATE TRIGGER stories_search_insert AFTER INSERT ON stories BEGIN {add} END")
    execute(f"CREATE TRIGGER stories_search_delete AFTER DELETE ON stories BEGIN {drop} END")
    execute(
        f"CREATE TRIGGER stories_search_update AFTER UPDATE OF key, {names} ON stories "
        f"WHEN old.key IS NOT new.key OR {differs} BEGIN {drop} {add} END"
    )


def _insert_old(connection: sqlite3.Connection, number: int) -> None:
    """Only what every schema had, and a time where one must stand."""
    known = {
        "key": number + 1,
        "id": f"s{number}",
        "slug": f"story-{number}",
        "created_at": 0,
        "changed_at": number,
    }
    known |= {"headline": f"Old story {number}", "body": body(number), "status": "draft"}
    table = sqlalchemy.table("stories", *map(sqlalchemy.column, known))
    connection.execute(str(sqlalchemy.insert(table)), known)


def slugs() -> list[str]:
    """Of the stories in the library."""
    return [FIRST, *(f"story-number-{number}" for number in range(1, STORIES))]


def story(headline: str, number: int) -> Story:
    """A story whose body says its number."""
    return Story(headline=headline, body=body(number))


def body(number: int) -> str:
    """A body that says its number, and by its sum whether it is whole; at most some 5,000 words."""
    words = random.Random(number).choices(_WORDS, k=10 + number * 37 % 5000)  # a fixed text for a number
    text = f"Number {number}.\n\n" + " ".join(words)
    return f"{text}\n\n{hashlib.sha256(text.encode()).hexdigest()}"


def is_whole(text: str) -> bool:
    """Whether a body is one that `body` made."""
    said, _, digest = text.rstrip("\n").rpartition("\n\n")
    return hashlib.sha256(said.encode()).hexdigest() == digest


def number_of(text: str) -> int:
    """The number that a body says."""
    return int(text.split(".", 1)[0].removeprefix("Number "))


def picture(number: int) -> bytes:
    """A picture like no other."""
    made = Image.effect_noise((120, 90), 40 + number % 60).convert("RGB")
    made.putpixel((number % 120, 0), (number % 256, number // 256 % 256, 7))
    out = io.BytesIO()
    made.save(out, "PNG")
    return out.getvalue()
