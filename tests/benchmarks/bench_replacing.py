"""How long does it take to find a word in all stories of a large library, to replace it, and to undo that?

Portions are what the window asks the library for at a time: a save waits for no more than one of them.
"""

import os
import resource
import shutil
import tempfile
import time
from pathlib import Path

import many_stories
import timing

from deskeditor.markup.replacement import Replacement
from deskeditor.markup.searching import Query
from deskeditor.services import replacing
from deskeditor.services.libraries import open_library
from deskeditor.services.replacing import Choice, Scope, Search
from deskeditor.storage.library import Library
from deskeditor.ui.replacing.jobs import Looking, Putting, Undoing, everywhere

COUNT = int(os.environ.get("STORIES", "100000"))
_MOST = int(os.environ.get("REPLACED", "2000"))  # stories in which something is replaced
_KINDS = {
    "a rare word": Query("mayonnaise"),
    "a common word": Query("tram", whole=True),
    "an expression": Query(r"\b(\w+)ly\b", regex=True),
}


def rows() -> list[timing.Row]:
    """Finding three kinds of things; replacing and undoing one of them."""
    with tempfile.TemporaryDirectory() as folder:
        place, many = Path(folder) / "library", os.environ.get("LIBRARY_OF_MANY")
        if many:
            shutil.copytree(many, place)
        else:
            many_stories.make(place, COUNT)
        with open_library(place) as library:
            table = [row for what, query in _KINDS.items() for row in _finding(library, what, query)]
            table += _replacing(
                library, Search(query=_KINDS["a common word"], replacement=Replacement("omnibus"))
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return [*table, timing.Row(what="the most memory that any of this took", value=f"{peak} MB")]


def _finding(library: Library, what: str, query: Query) -> list[timing.Row]:
    looking = Looking(query, Replacement("omnibus"), everywhere)
    taken, stories, is_last = [], 0, False
    while not is_last:
        start = time.perf_counter()
        portion = looking.portion(library)
        taken.append(time.perf_counter() - start)
        stories, is_last = stories + len(portion.found), portion.is_last
    whole = timing.Row(
        what=f"find {what} in {COUNT:,} stories", value=f"{sum(taken):.1f} s", spread=f"{stories:,} found"
    )
    return [whole, timing.milliseconds("  a portion of that", taken)]


def _replacing(library: Library, search: Search) -> list[timing.Row]:
    choices: list[Choice] = []
    for step in replacing.find(library, search):
        choices += [Choice(one, hits) for one in step.found if (hits := Scope().chosen(one))]
        if len(choices) >= _MOST:
            break
    putting, undoing = Putting(search, choices[:_MOST]), Undoing("")
    putting.begin(library, None)
    table = []
    for what, run in (("replace", putting), ("undo", undoing)):
        taken, has_more = [], True
        while has_more:
            start = time.perf_counter()
            has_more = run.portion(library)
            taken.append(time.perf_counter() - start)
        each = sum(taken) * 1000 / max(run.outcome.stories, 1)
        told = f"{run.outcome.stories:,} stories, {each:.1f} ms each"
        table.append(timing.Row(what=f"{what} it", value=f"{sum(taken):.1f} s", spread=told))
        table.append(timing.milliseconds("  a portion of that", taken))
    return table
