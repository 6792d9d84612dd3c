"""How fast is a list, a filter and a search in a library of a hundred thousand stories?

`STORIES=1000000` in the environment makes it a million: making such a library takes half an hour and 4 GB.
"""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import many_stories
import timing

from deskeditor.domain.story import Status
from deskeditor.services import listing
from deskeditor.services.libraries import open_library
from deskeditor.services.listing import ListQuery

COUNT = int(os.environ.get("STORIES", "100000"))
_RUNS = 30
_PAGE = 60  # rows of a first screen
_TYPED = ("h", "ha", "har", "harbour", "harbour council", "the", "bakiko", "the of and")


def rows() -> list[timing.Row]:
    """First screen, filters, search as you type, and ranked search."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(os.environ.get("LIBRARY_OF_MANY", f"{folder}/library"))
        if not place.exists():
            many_stories.make(place, COUNT)
        with open_library(place) as library:
            asked = {
                "first screen of the list": [ListQuery(limit=_PAGE)],
                "page 500 of the list": [ListQuery(limit=_PAGE, offset=500 * _PAGE)],
                "a filter": [
                    ListQuery(section="Sport", limit=_PAGE),
                    ListQuery(status=Status.READY, limit=_PAGE),
                ],
                "a tag": [ListQuery(tag="tag 3", limit=_PAGE)],
                "search as you type": [ListQuery(text=text, limit=_PAGE) for text in _TYPED],
            }
            limits = {"search as you type": "p95 ≤ 10", "a filter": "≤ 50", "a tag": "≤ 50"}
            table = [
                timing.milliseconds(
                    f"{what}, {COUNT:,} stories",
                    _times([lambda query=query: listing.rows(library, query) for query in queries]),
                    limits.get(what, ""),
                )
                for what, queries in asked.items()
            ]
            ranked = _times([lambda text=text: listing.search(library, text) for text in _TYPED])
            chosen = _times(
                [lambda: (listing.sections(library), listing.tags(library), listing.author_names(library))]
            )
        table.append(timing.milliseconds(f"ranked search, {COUNT:,} stories", ranked, "p95 ≤ 50"))
        table.append(timing.milliseconds("all sections, tags and authors to choose from", chosen, "≤ 50"))
    return table


def _times(jobs: list[Callable[[], object]]) -> list[float]:
    taken = []
    for job in jobs:
        job()
        for _ in range(_RUNS // len(jobs) + 1):
            start = time.perf_counter()
            job()
            taken.append(time.perf_counter() - start)
    return taken
