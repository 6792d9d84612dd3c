"""How many words is a story meant to have? Kept in the library beside the story; 0 where nobody said."""

import json
from typing import TYPE_CHECKING

from deskeditor.errors import InvalidValue

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

MOST = 1_000_000  # words


def goal(library: "Library", story: str) -> int:
    """The words that the story of an id is meant to have."""
    with library.read() as reading:
        kept = reading.settings.get(_key(story))
    value = json.loads(kept) if kept else 0
    return value if isinstance(value, int) else 0


def set_goal(library: "Library", story: str, words: int) -> None:
    """Say how many words a story is meant to have, 0 for no goal; raises `InvalidValue` beyond `MOST`."""
    if not 0 <= words <= MOST:
        raise InvalidValue(f"A goal is a number of words from 0 to {MOST:,}.")
    with library.write() as work:
        if words:
            work.settings.put(_key(story), json.dumps(words))
        else:
            work.settings.delete(_key(story))
        work.commit()


def _key(story: str) -> str:
    return f"goal/{story}"
