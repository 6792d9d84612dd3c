"""How long does a save take, with its full-text index and synced to the disk, whatever the library's size?

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
            table += [
                timing.milliseconds(f"{count:,} stories: save while writing", _again(library, count), _LIMIT),
                timing.milliseconds(f"{count:,} stories: save of any story", _any(library, count), _LIMIT),
            ]
    return table


def _again(library: Library, count: int) -> list[float]:
    """The same story, some words longer each time."""
    story, taken = stories.story(library, f"{count // 2:012x}"), []
    for number in range(_RUNS):
        longer = replace(story, body=f"{story.body} And {number} more said so.")
        start = time.perf_counter()
        story, _ = stories.save(library, longer)
        taken.append(time.perf_counter() - start)
    return taken[1:]  # the first keeps a revision, too


def _any(library: Library, count: int) -> list[float]:
    """Stories from all over the library, each with its first revision."""
    luck, taken = random.Random(11), []
    for number in range(_RUNS):
        story = stories.story(library, f"{luck.randrange(count):012x}")
        longer = replace(story, headline=f"{story.headline} {number}", body=f"{story.body}\n\nMore of it.")
        start = time.perf_counter()
        stories.save(library, longer)
        taken.append(time.perf_counter() - start)
    return taken


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
