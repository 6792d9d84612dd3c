"""How long does a save take, synced to the disk, whatever the library’s size, and what is left for a pause?

The full-text index is told of what was saved in a pause of two seconds, or when somebody searches: that has
rows of its own.

`LIBRARIES` in the environment names libraries that stand already, one behind the other with `:` between:
stories are changed in them.
"""

import os
import random
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import many_stories
import timing

from deskeditor.domain.story import Story
from deskeditor.services import libraries, stories
from deskeditor.storage.library import Library

COUNT = int(os.environ.get("STORIES", "100000"))
_RUNS = 300
_LIMIT = "p50 ≤ 2, p95 ≤ 15"


def rows() -> list[timing.Row]:
    """A story far back with a sentence more, and one that is saved again and again as while writing."""
    with tempfile.TemporaryDirectory() as folder:
        named = [Path(one) for one in os.environ.get("LIBRARIES", "").split(":") if one]
        places = named or [_made(Path(folder), count) for count in (1_000, COUNT)]
        return [
            timing.milliseconds("a file written and synced, beside it", _synced(places[0])),
            *_all(places),
        ]


def _made(folder: Path, count: int) -> Path:
    many_stories.make(folder / str(count), count)
    return folder / str(count)


def _all(places: list[Path]) -> list[timing.Row]:
    table = []
    for place in places:
        with libraries.open_library(place) as library:
            count = libraries.info(library).stories
            any_story, told = _any(library, count)
            for what, taken, limit in (
                ("save while writing", _again(library, count), _LIMIT),
                ("the index told of such a story in a pause", _pauses(library, count), ""),
                ("save of any story", any_story, _LIMIT),
                ("the index told of it in a pause", told, ""),
            ):
                table.append(timing.milliseconds(f"{count:,} stories: {what}", taken, limit))
    return table


def _again(library: Library, count: int) -> list[float]:
    """The same story, some words longer each time."""
    story, taken = stories.story(library, f"{count // 2:012x}"), []
    before = story.body
    for number in range(_RUNS):
        longer = replace(story, body=f"{story.body} And {number} more said so.")
        story, seconds = _saved(library, longer)
        taken.append(seconds)
    _saved(library, replace(story, body=before))  # else it would be longer in each run on this library
    return taken[1:]  # the first keeps a revision, too


def _pauses(library: Library, count: int) -> list[float]:
    """The same story after each of some writing sessions."""
    story, taken = stories.story(library, f"{count // 2:012x}"), []
    before = story.body
    for number in range(_RUNS // 10):
        story, _ = _saved(library, replace(story, body=f"{story.body} And {number} more said so."))
        taken.append(_settled(library))
    _saved(library, replace(story, body=before))
    return taken


def _any(library: Library, count: int) -> tuple[list[float], list[float]]:
    """Stories from all over the library, each with its first revision; and the pause after each."""
    luck, taken, told = random.Random(11), [], []
    for number in range(_RUNS):
        story = stories.story(library, f"{luck.randrange(count):012x}")
        longer = replace(story, headline=f"{story.headline} {number}", body=f"{story.body}\n\nMore of it.")
        taken.append(_saved(library, longer)[1])
        told.append(_settled(library))
    return taken, told


def _saved(library: Library, story: Story) -> tuple[Story, float]:
    start = time.perf_counter()
    saved, _ = stories.save(library, story)
    return saved, time.perf_counter() - start


def _settled(library: Library) -> float:
    start = time.perf_counter()
    library.settle()
    return time.perf_counter() - start


def _synced(place: Path) -> list[float]:
    """What the disk itself takes: eight pages written to a file and synced."""
    taken = []
    with (place / "synced.tmp").open("wb") as file:
        for _ in range(_RUNS):
            start = time.perf_counter()
            file.write(bytes(8 * 4096))
            file.flush()
            os.fsync(file.fileno())
            taken.append(time.perf_counter() - start)
    (place / "synced.tmp").unlink()
    return taken
