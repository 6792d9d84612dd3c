"""How quick are cards and their panel in a library of 100,000 exported stories with 400,000 cards?"""

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import many_stories
import timing

from deskeditor.pages.teaser import teasers
from deskeditor.services import libraries, related, ripple, stories, surroundings, used
from deskeditor.storage.library import Library

STORIES = 100_000
_RUNS = 40
_CARRIED = (
    "INSERT INTO carried (story, folder, file, cards, checked_at)"
    " SELECT id, ?, ?, 'as it was', ? FROM stories"
)


def rows() -> list[timing.Row]:
    """The table's rows."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "library"
        many_stories.make(folder, STORIES)
        _export_all(folder)
        with libraries.open_library(folder) as library:
            table = _measured(library)
        return [*table, *_seen(folder)]


def _export_all(folder: Path) -> None:
    """Write down that every story's page was exported; what its cards said there is not known any more."""
    page, now = str(folder / "library.db"), int(time.time() * 1_000_000)  # a file that is there
    with sqlite3.connect(folder / "library.db") as connection:
        connection.execute(_CARRIED, (str(folder), page, now))
    connection.close()


def _measured(library: Library) -> list[timing.Row]:
    luck = random.Random(2)
    ids = [f"{luck.randrange(STORIES):012x}" for _ in range(_RUNS)]

    def taken(job: Callable[[str], object]) -> list[float]:
        job(ids[0])  # what is loaded once, is
        return [_seconds(job, one) for one in ids]

    return [
        timing.milliseconds("ripple of one headline", taken(lambda one: _renamed(library, one)), "50 ms"),
        timing.milliseconds("every page with an old card", taken(lambda _: ripple.stale(library))[:5]),
        timing.milliseconds("where one story is used", taken(lambda one: used.story(library, one)), "20 ms"),
        timing.milliseconds(
            "where one picture is used",
            taken(lambda one: used.asset(library, f"images/{one}0000.jpg")),
            "20 ms",
        ),
        timing.milliseconds("what the cards panel reads", taken(lambda one: _panel(library, one)), "50 ms"),
        timing.milliseconds("suggestions", taken(lambda one: _suggested(library, one)), "100 ms"),
    ]


def _seen(folder: Path) -> list[timing.Row]:
    """The panel itself, over the same library."""
    luck = random.Random(3)
    taken = timing.probe("cards", str(folder), *(f"{luck.randrange(STORIES):012x}" for _ in range(_RUNS)))

    def of(name: str) -> list[float]:
        return [value for key, value in taken.items() if key.startswith(name)]

    return [
        timing.milliseconds("panel shown and painted", of("panel-"), "50 ms"),
        timing.milliseconds("… until its tiles stand", of("tiles-"), "50 ms"),
        timing.milliseconds("story shown until its tiles stand", of("story-"), "50 ms"),
    ]


def _seconds(job: Callable[[str], object], one: str) -> float:
    start = time.perf_counter()
    job(one)
    return time.perf_counter() - start


def _renamed(library: Library, one: str) -> None:
    found = ripple.ripple(library, [one])
    assert len(found) == len(used.story(library, one).stories)


def _panel(library: Library, one: str) -> None:
    story = stories.story(library, one)
    teasers(story, surroundings.around(library, story))


def _suggested(library: Library, one: str) -> None:
    related.suggestions(library, stories.story(library, one))
