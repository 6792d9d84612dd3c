"""Which searches are kept in a library under a name?"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskeditor.errors import InvalidValue

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Reading, Work

_KEY = "searches"
_MOST = 50


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """What is typed into the search field, under a name."""

    name: str
    text: str


def saved(library: "Library") -> tuple[SavedSearch, ...]:
    """The saved searches, in order of the alphabet."""
    with library.read() as reading:
        return _read(reading)


def save(library: "Library", name: str, text: str) -> tuple[SavedSearch, ...]:
    """Keep a search under a name; one that has it already is replaced. Gives all of them."""
    name, text = " ".join(name.split()), text.strip()
    if not name or not text:
        raise InvalidValue("A saved search needs a name and something to search for; type both.")
    with library.write() as work:
        kept = [one for one in _read(work) if one.name.casefold() != name.casefold()]
        if len(kept) >= _MOST:
            raise InvalidValue(f"There are {_MOST} saved searches already; remove one first.")
        return _written(work, [*kept, SavedSearch(name, text)])


def remove(library: "Library", name: str) -> tuple[SavedSearch, ...]:
    """Forget a saved search; gives those that are left."""
    with library.write() as work:
        return _written(work, [one for one in _read(work) if one.name != name])


def _read(reading: "Reading") -> tuple[SavedSearch, ...]:
    try:
        said = json.loads(reading.settings.get(_KEY) or "[]")
        found = [SavedSearch(str(one["name"]), str(one["text"])) for one in said]
    except (ValueError, TypeError, KeyError):
        return ()  # written by a later version: nothing in it is worth an error
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _written(work: "Work", searches: list[SavedSearch]) -> tuple[SavedSearch, ...]:
    work.settings.put(_KEY, json.dumps([{"name": one.name, "text": one.text} for one in searches]))
    found = _read(work)
    work.commit()
    return found
