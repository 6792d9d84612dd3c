"""How is it known what the last replacement in the library changed, so that it can be undone?

It is written down with each change, in the same transaction: a program that ended in the middle can still
undo what it did.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from deskeditor.errors import BrokenOff
from deskeditor.markup.story_hits import TextChange

if TYPE_CHECKING:
    from deskeditor.storage.library import Reading, Work

_LAST = "replaced"  # what, and in how many stories
SILENT = timedelta(seconds=45)  # after which nobody is at it
_PART = "replaced/"  # followed by a number: the stories of one transaction


@dataclass(frozen=True, slots=True)
class Entry:
    """What was changed in one story, or set of cards: how many hits, and how each text is brought back."""

    story: str
    hits: int
    changes: tuple[TextChange, ...]
    is_set: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """The last replacement: what was found, what was put there, when, in how many stories, hits and sets."""

    words: str
    instead: str
    at: datetime
    stories: int
    hits: int
    sets: int = 0


def begin(work: "Work", words: str, instead: str) -> None:
    """Forget the replacement before, and note what this one is."""
    work.settings.delete_all(_PART)
    said = {"words": words, "instead": instead, "at": _now(), "stories": 0, "hits": 0}
    work.settings.put(_LAST, json.dumps(said | {"is_done": False}))


def _now() -> str:
    return datetime.now(UTC).isoformat()


def finish(work: "Work") -> None:
    """All that was chosen is seen to, or somebody has stopped it."""
    said = _read(work)
    if said is not None:
        work.settings.put(_LAST, json.dumps(said | {"is_done": True}))


def unfinished(reading: "Reading") -> Summary | None:
    """The last replacement if it was broken off: nobody has been at it for a while. Else None."""
    said, found = _read(reading), summary(reading)
    if said is None or found is None or said.get("is_done", True):
        return None
    seen = datetime.fromisoformat(said.get("seen", said["at"]))
    return found if abs(datetime.now(UTC) - seen) > SILENT else None


def require_begun(work: "Work") -> None:
    """Raise `BrokenOff` where the replacement that goes on was taken back: no more could be."""
    if _read(work) is None:
        raise BrokenOff("The replacement was taken back before it was done; find once more what is left.")


def add(work: "Work", entries: Sequence[Entry]) -> None:
    """Write down what was changed in some stories."""
    said = _read(work)
    if not entries or said is None:
        return
    part = said["parts"] = said.get("parts", 0) + 1
    sets = sum(entry.is_set for entry in entries)
    said["seen"] = _now()
    said["stories"] += len(entries) - sets
    said["sets"] = said.get("sets", 0) + sets
    said["hits"] += sum(entry.hits for entry in entries)
    work.settings.put(_LAST, json.dumps(said))
    work.settings.put(f"{_PART}{part:08}", json.dumps([_written(entry) for entry in entries]))


def _read(reading: "Reading") -> dict[str, Any] | None:
    stored = reading.settings.get(_LAST)
    return json.loads(stored) if stored else None


def summary(reading: "Reading") -> Summary | None:
    """The last replacement that can be undone, or None."""
    said = _read(reading)
    if said is None or not reading.settings.keys(_PART):
        return None
    at = datetime.fromisoformat(said["at"])
    return Summary(said["words"], said["instead"], at, said["stories"], said["hits"], said.get("sets", 0))


def take(reading: "Reading") -> tuple[str, tuple[Entry, ...]]:
    """Some stories of the last replacement, the last first, and the key under which they are written down."""
    keys = reading.settings.keys(_PART)
    stored = reading.settings.get(keys[-1]) if keys else None
    return (keys[-1], tuple(map(_entry, json.loads(stored)))) if stored else ("", ())


def drop(work: "Work", key: str) -> bool:
    """Forget some stories, which are undone; whether they were the last ones."""
    work.settings.delete(key)
    is_last = not work.settings.keys(_PART)
    if is_last:
        work.settings.delete(_LAST)
    return is_last


def _written(entry: Entry) -> list[Any]:
    changes = [[one.name, one.digest, one.changes] for one in entry.changes]
    return [entry.story, entry.hits, changes, *([True] if entry.is_set else [])]


def _entry(said: list[Any]) -> Entry:
    story, hits, changed, *is_set = said
    return Entry(story, hits, tuple(_change(*one) for one in changed), bool(is_set))


def _change(name: str, digest: str, changes: list[tuple[int, int, str]]) -> TextChange:
    return TextChange(name, digest, tuple((start, length, was) for start, length, was in changes))
