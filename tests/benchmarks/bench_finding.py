"""How fast is the first screen, a list, a filter and a search in a library of a hundred thousand stories?

`STORIES=1000000` in the environment makes it a million, which takes a quarter of an hour and 4 GB;
`LIBRARY_OF_MANY` names a library that stands already.
"""

import gc
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import many_stories
import timing

from deskeditor.domain.query import Part
from deskeditor.domain.story import Status
from deskeditor.services import listing
from deskeditor.services.libraries import info, open_library
from deskeditor.services.listing import ListQuery, Sort
from deskeditor.storage.glance import glance
from deskeditor.storage.library import Library

COUNT = int(os.environ.get("STORIES", "100000"))
_RUNS = 60
_PAGE = 60  # rows of a first screen
_FOUND_PAGE = 30  # the same of a search, as the window asks for them
_TYPED = (
    "h", "ha", "har", "harb", "harbour", "harbour c", "harbour coun", "harbour council", "the", "bakiko",
    "the of and", "nowhere",
)  # fmt: skip
_FILTERS = (
    {"section": "Sport"}, {"status": Status.READY}, {"status": Status.PUBLISHED, "section": "Sport"},
    {"tag": "tag 3"}, {"text": "author:003"}, {"text": "before:2024"}, {"trashed": True},
)  # fmt: skip

_OPERATORS = (
    "author:003", "author:author", "author:nobody", 'tag:"tag 3"', "tag:nothing", "section:sport",
    "section:nowhere", "site:default", "site:nowhere", "status:ready", "status:published", "before:2024",
    "before:2010", "after:2024", "after:2090", *(f"has:{part}" for part in Part),
)  # fmt: skip
_BESIDE = ("", "harbour ", "the ", "lodi ", "-harbour ", "-author:004 ", "has:image ", "-status:draft ")

Jobs = list[Callable[[], object]]


def rows() -> list[timing.Row]:
    """First screen, orders, filters, search as you type, ranked search, and what can be asked of stories.

    Each operator and its opposite stand alone, with words that many or few stories have or that none may
    have, and with other operators.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(os.environ.get("LIBRARY_OF_MANY", f"{folder}/library"))
        if not place.exists():
            many_stories.make(place, COUNT)
        gc.disable()
        with open_library(place) as library:
            count = info(library).stories
            asked = _asked(library, place)
            limits = {
                "first screen, read before the rest is loaded": "≤ 100, at a million ≤ 150",
                "library opened and its first rows read": "≤ 100, at a million ≤ 150",
                "search as you type": "p95 ≤ 10 at a million",
                "ranked search": "p95 ≤ 50, at a million ≤ 120",
            }
            return [
                timing.milliseconds(
                    f"{what}, {count:,} stories", _times(jobs), limits.get(what, "≤ 50 at 100,000")
                )
                for what, jobs in asked.items()
            ]


def _asked(library: Library, place: Path) -> dict[str, Jobs]:
    def listed(**asked: object) -> Callable[[], object]:
        return lambda: listing.rows(library, ListQuery(**{"limit": _PAGE, **asked}))

    return {
        "first screen, read before the rest is loaded": [lambda: glance(place, None)],
        "library opened and its first rows read": [lambda: _opened(place)],
        "first rows in every order": [listed(sort=sort) for sort in Sort],
        "filters, with their counts": [listed(**one) for one in _FILTERS],
        "filters in every order": [listed(sort=sort, **one) for sort in Sort for one in _FILTERS[:3]],
        "sections, tags and authors to choose from": [lambda: _choices(library)],
        "search as you type": [listed(text=text, limit=_FOUND_PAGE) for text in _TYPED],
        "ranked search": [lambda text=text: listing.search(library, text) for text in _TYPED],
        **{
            f"{minus}{operator}, alone and with others": [
                listed(text=f"{words}{minus}{operator}") for words in _BESIDE
            ]
            for operator in _OPERATORS
            for minus in ("", "-")
        },
    }


def _opened(place: Path) -> None:
    with open_library(place) as library:
        listing.rows(library, ListQuery(limit=_PAGE))


def _choices(library: Library) -> None:
    listing.sections(library)
    listing.tags(library)
    listing.author_names(library)


def _times(jobs: Jobs) -> list[float]:
    """Seconds of each run; as in the window, garbage is collected between what somebody waits for."""
    taken = []
    for job in jobs:
        job()
        gc.collect()
        for _ in range(_RUNS // len(jobs) + 1):
            start = time.perf_counter()
            job()
            taken.append(time.perf_counter() - start)
    return taken
