"""How long from a key to its glyph, to the page laid out and to the next frame, however long the story is?"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import posts
import timing

LENGTHS = (800, 10_000, 100_000)  # words
KEYS = 120
_MAKE = """
import sys
from pathlib import Path
from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.services.libraries import create_library
library = create_library(Path(sys.argv[1]))
stories.new(library, Story(headline="The story that is measured", body=sys.stdin.read()))
library.close()
"""
_LIMITS = {
    "key": "≤ 2 ms",
    "laid_out": "≤ 5 ms, p95 ≤ 12 ms",
    "frame": "p95 ≤ 16.7 ms",
    "stall": "none",
}
_MEMORY = {800: "≤ 330 MB", 100_000: "≤ 380 MB"}
_WORDS = {
    "key": "key to changed text",
    "glyph": "key to painted glyph",
    "laid_out": "key to page laid out",
    "frame": "key to the page's next frame",
}


def rows() -> list[timing.Row]:
    """Keys at twelve a second into the middle of stories of several lengths, while their page is shown."""
    return [row for words in LENGTHS for row in _rows(words, _taken(words))]


def _taken(words: int) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory() as folder:
        library = str(Path(folder) / "library")
        subprocess.run(
            [sys.executable, "-c", _MAKE, library], input=posts.story(words), text=True, check=True
        )
        began = time.clock_gettime(time.CLOCK_MONOTONIC)
        command = [sys.executable, str(timing.PROBES / "writing.py"), repr(began), library, str(KEYS)]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    taken: dict[str, list[float]] = defaultdict(list)
    for line in out.splitlines():
        name, value = line.split()
        taken[name].append(float(value))
    return taken


def _rows(words: int, taken: dict[str, list[float]]) -> list[timing.Row]:
    of = f", {words:,} words"
    stalls = sorted(taken["stall"])
    told = f"longest {stalls[-1] * 1000:.0f} ms" if stalls else ""
    return [
        *(
            timing.milliseconds(what + of, taken[name], _LIMITS.get(name, ""))
            for name, what in _WORDS.items()
        ),
        timing.Row(
            what=f"stalls over 16 ms{of}", value=str(len(stalls)), spread=told, limit=_LIMITS["stall"]
        ),
        timing.milliseconds(f"exec to caret{of}", taken["caret"]),
        timing.milliseconds(f"exec to first screen of the page{of}", taken["first_screen"]),
        timing.Row(
            what=f"memory (PSS) after typing{of}",
            value=f"{statistics.fmean(taken['pss']) / 1e6:.0f} MB",
            limit=_MEMORY.get(words, ""),
        ),
    ]
