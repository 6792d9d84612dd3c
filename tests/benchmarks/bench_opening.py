"""How long from opening a story in a running window to its caret, and to the first screen of its page?"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import posts
import timing

LENGTHS = {800: ("≤ 50 ms", "≤ 150 ms"), 100_000: ("≤ 400 ms", "≤ 600 ms")}  # words: caret, page
EACH = 4  # stories of every length
_MAKE = """
import json, sys
from pathlib import Path
from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.services.libraries import create_library
library = create_library(Path(sys.argv[1]))
for number, body in enumerate(json.load(sys.stdin)):
    stories.new(library, Story(headline=f"Story {number} of those that are opened", body=body))
library.close()
"""


def rows() -> list[timing.Row]:
    """Stories of both lengths in turn; none of them was open before."""
    bodies = [posts.story(words, seed) for seed in range(EACH) for words in LENGTHS]
    with tempfile.TemporaryDirectory() as folder:
        library = str(Path(folder) / "library")
        subprocess.run(
            [sys.executable, "-c", _MAKE, library], input=json.dumps(bodies), text=True, check=True
        )
        taken = timing.probe("opening", library, str(len(bodies) - 1))
    times: dict[tuple[str, int], list[float]] = defaultdict(list)
    for name, seconds in taken.items():
        kind, length, _ = name.split("-")
        times[kind, max(LENGTHS) if int(length) > 100_000 else min(LENGTHS)].append(seconds)
    return [row for words, limits in LENGTHS.items() for row in _rows(words, limits, times)]


def _rows(words: int, limits: tuple[str, str], times: dict[tuple[str, int], list[float]]) -> list[timing.Row]:
    of = f", {words:,} words"
    return [
        timing.milliseconds(f"open a story: caret{of}", times["caret", words], limits[0]),
        timing.milliseconds(f"open a story: first screen of the page{of}", times["page", words], limits[1]),
        timing.milliseconds(f"a key typed right then{of}", times["letter", words], "at once"),
        timing.milliseconds(f"longest stall meanwhile{of}", times["stall", words]),
    ]


if __name__ == "__main__":
    timing.print_table(rows())
