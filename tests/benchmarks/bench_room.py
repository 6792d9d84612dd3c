"""What do tints, focus, counts, searches and the palette cost, at 100,000 words and 100,000 stories?"""

import random
import tempfile
from pathlib import Path

import posts
import timing

WORDS = 100_000
_NAMES = ["tram", "council", "harrow", "bay", "ferry", "sea", "wall", "tern", "budget", "vote", "line"]


def rows() -> list[timing.Row]:
    """Keys in the middle of a long text, then counts, searches and letters typed into the palette."""
    with tempfile.TemporaryDirectory() as folder:
        text, headlines = Path(folder) / "long.md", Path(folder) / "headlines.txt"
        text.write_text(posts.story(WORDS), encoding="utf-8")
        headlines.write_text("\n".join(_headlines()), encoding="utf-8")
        taken = timing.probe("room", str(text), str(headlines))

    def of(name: str) -> list[float]:
        return [value for key, value in taken.items() if key.startswith(name)]

    return [
        timing.milliseconds("key at 100,000 words, event and paint", of("plain-")),
        timing.milliseconds("… with quotations tinted", of("tinted-")),
        timing.milliseconds("… with other paragraphs dimmed too", of("dimmed-")),
        timing.milliseconds("count 100,000 words again after an edit", of("count-again")),
        timing.milliseconds("search 100,000 words, in the window", of("ask-")),
        timing.milliseconds("search 100,000 words, until found", of("found-")),
        timing.milliseconds("letters in the palette, 100,000 stories", of("palette-"), "50 ms"),
    ]


def _headlines() -> list[str]:
    chance = random.Random(4)
    return [" ".join(chance.choices(_NAMES, k=chance.randint(5, 11))).capitalize() for _ in range(20_000)]
