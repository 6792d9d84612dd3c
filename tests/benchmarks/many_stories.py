"""How does a library of a thousand, a hundred thousand or a million stories come to be?

`python tests/benchmarks/many_stories.py FOLDER COUNT` makes one. Its stories are invented: words with the
frequencies of real prose, a dozen sections, some hundred tags, authors who write more and less, five years
of dates, one in twenty edited again later, and on average four cards each; some have notes,
corrections, an export, a reminder or an embargo, or no tag or body. The rows are written straight into
the tables, in the form in which the library itself writes them; the full-text index is made at the end, in
one go. Revisions there are none. A million take some ten minutes and 4 GB.
"""

import itertools
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import insert

from deskeditor.services.libraries import create_library, open_library
from deskeditor.storage import search_index
from deskeditor.storage.library import Library
from deskeditor.storage.tables import cards, reminders, stories, story_tags

WORDS = 160  # in a body
_BATCH = 5000
_SECTIONS = ("Local government", "Transport", "Sport", "Culture", "Health", "Schools", "Investigations")
_STATUSES = ("published",) * 6 + ("draft", "ready", "in-review", "archived")
_SYLLABLES = [first + second for first in "bdklmnrst" for second in "aeio"]
_COMMON = (
    "the of and to a in that it was for on with as by at from council harbour said tram wall school line"
)
_YEARS = 5 * 365 * 24 * 3600
_LATEST = 1_790_000_000  # a second in 2026
_NEVER = 4_000_000_000_000_000  # a microsecond in 2096
_CORRECTED = '[{"at": "2026-09-21T12:00:00+00:00", "text": "A name was wrong.", "kind": "correction"}]'


def vocabulary(count: int = 20_000) -> list[str]:
    """Words, the common ones first."""
    made = ("".join(parts) for size in (2, 3, 4) for parts in itertools.product(_SYLLABLES, repeat=size))
    common = _COMMON.split()
    return [*common, *itertools.islice(made, count - len(common))]


def make(folder: Path, count: int, *, seed: int = 7) -> None:
    """Make a library of `count` stories with four cards each."""
    luck = random.Random(seed)
    words = vocabulary()
    weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(words))))
    create_library(folder).close()
    with open_library(folder) as library:
        _without_search(library)
        numbers = iter(range(count))
        while batch := list(itertools.islice(numbers, _BATCH)):
            made = [
                _story(number, count, luck, luck.choices(words, cum_weights=weights, k=WORDS))
                for number in batch
            ]
            with library.write() as work:
                work.connection.execute(insert(stories), made)
                work.connection.execute(insert(story_tags), list(_tags(made)))
                work.connection.execute(insert(cards), list(_cards(batch, count, luck)))
                if reminded := [_reminder(number) for number in batch if number % 499 == 0]:
                    work.connection.execute(insert(reminders), reminded)
                work.commit()
        with library.write() as work:
            search_index.rebuild(work.connection.exec_driver_sql)
            search_index.create_triggers(work.connection.exec_driver_sql)
            work.commit()


def _without_search(library: Library) -> None:
    """Index no story as it comes: all of them together, at the end, take far less time."""
    with library.write() as work:
        for trigger in search_index.TRIGGERS:
            work.connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        work.commit()


def _story(number: int, count: int, luck: random.Random, words: list[str]) -> dict[str, object]:
    headline = " ".join(words[:8]).capitalize()
    paragraphs = [
        " ".join(words[start : start + 40]).capitalize() + "." for start in range(8, len(words), 40)
    ]
    at = (_LATEST - _YEARS + _YEARS * number // count) * 1_000_000
    section = _SECTIONS[int(luck.random() ** 2 * len(_SECTIONS))]
    again = int((_LATEST * 1_000_000 - at) * luck.random() ** 2) if number % 20 == 0 else 0
    author = f"Author {int(luck.random() ** 3 * 200):03}"
    tags = f"tag {int(luck.random() ** 2 * 150)}\ntag {150 + number % 37}"
    return {
        "id": f"{number:012x}",
        "site": "default",
        "headline": headline,
        "standfirst": " ".join(words[20:36]).capitalize() + ".",
        "slug": f"story-{number}",
        "status": _STATUSES[number % len(_STATUSES)],
        "section": section,
        "byline": author,
        "tags": tags if number % 53 else "",
        "published_at": at,
        "published_offset": 0,
        "created_at": at,
        "changed_at": at + again,
        "words": len(words) - 8,
        "lede": paragraphs[0],
        "other_words": f"{section} {author}",
        "body": "\n\n".join(paragraphs) if number % 211 else "",
        "teased_at": at,
        "notes": "Ring the office." if number % 31 == 0 else "",
        "corrections": _CORRECTED if number % 101 == 0 else "[]",
        "exported_at": at + 1 if number % 5 < 3 else None,
        "embargo_until": _NEVER if number % 997 == 0 else None,
    }


def _reminder(number: int) -> dict[str, object]:
    at = _LATEST * 1_000_000 if number % 2 else _NEVER
    return {"story": f"{number:012x}", "at": at, "about": "Ring the office."}


def _tags(made: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    for row in made:
        for tag in filter(None, str(row["tags"]).split("\n")):
            yield {"story": row["id"], "tag": tag}


def _cards(batch: list[int], count: int, luck: random.Random) -> Iterator[dict[str, object]]:
    for number in batch:
        targets = {max(0, min(count - 1, number - 1 - int(luck.random() ** 2 * 500))) for _ in range(4)} - {
            number
        }
        for position, target in enumerate(sorted(targets)):
            yield {
                "story": f"{number:012x}",
                "position": position,
                "id": f"c{number:x}-{position}",
                "target": f"{target:012x}",
                "layout": "standard",
                "origin": "editor",
            }


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
