"""Exports a library into a new folder, then again and again with one story changed; prints seconds.

    exporting.py BEGAN LIBRARY FOLDER ROUNDS

`first` is the first export; `again0`, `again1`... are those after it. The library is open all the while.
"""

import sys
import time
from pathlib import Path

from deskeditor.services import exporting, listing, stories
from deskeditor.services.libraries import open_library
from deskeditor.storage.library import Library


def export(library: Library, ids: tuple[str, ...], folder: Path) -> tuple[float, int]:
    """Seconds, and how many stories were written."""
    began = time.perf_counter()
    outcomes = list(exporting.export(library, exporting.ExportRequest(stories=ids, folder=folder)))
    return time.perf_counter() - began, sum(not one.is_unchanged for one in outcomes)


def main() -> None:
    """Measure."""
    place, folder, rounds = Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    with open_library(place) as library:
        rows = listing.rows(library, listing.ListQuery(limit=listing.ALL)).rows
        ids = tuple(row.id for row in rows)
        print("first", export(library, ids, folder)[0])
        for number in range(rounds):
            stories.set_fields(library, ids[number], {"standfirst": f"Changed at {time.time()}"})
            seconds, written = export(library, ids, folder)
            if written != 1:
                sys.exit(f"{written} stories were written, not the one that was changed.")
            print(f"again{number}", seconds)


if __name__ == "__main__":
    main()
