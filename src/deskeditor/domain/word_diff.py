"""Which words went and which came between two texts?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\w+(?:[’'\-]\w+)*|\s+|[^\w\s]")
_WORD = re.compile(r"\w")
_MANY = 3000  # tokens on a side; above it, words that stand everywhere no longer count as landmarks


class Fate(StrEnum):
    """What became of something between two texts."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"  # as it stands at its new place
    MOVED_AWAY = "moved away"  # as it stood at its old place


@dataclass(frozen=True, slots=True)
class Run:
    """Some text in a row that is the same, added or removed."""

    text: str
    fate: Fate


def runs(old: str, new: str) -> tuple[Run, ...]:
    """How the old text becomes the new one, word by word, in one sequence."""
    if old == new:
        return (Run(old, Fate.SAME),) if old else ()
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    made: list[Run] = []
    for kind, a1, a2, b1, b2 in opcodes(before, after):
        if kind == "equal":
            _append(made, before[a1:a2], Fate.SAME)
        else:
            _append(made, before[a1:a2], Fate.REMOVED)
            _append(made, after[b1:b2], Fate.ADDED)
    return tuple(_without_crumbs(made))


def opcodes(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[str, int, int, int, int]]:
    """The opcodes of `difflib`, for which what both begin and end with costs next to nothing."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    if start:
        yield "equal", 0, start, 0, start
    many = max(len(middle_old), len(middle_new)) > _MANY
    matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=many)
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        yield kind, a1 + start, a2 + start, b1 + start, b2 + start
    if end:
        yield "equal", len(old) - end, len(old), len(new) - end, len(new)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _append(made: list[Run], tokens: Sequence[str], fate: Fate) -> None:
    if tokens:
        made.append(Run("".join(tokens), fate))


def _without_crumbs(made: Sequence[Run]) -> Iterable[Run]:
    """Between two changes, a space or a comma alone is no landmark: the changes are told as one."""
    removed, added = "", ""
    for at, run in enumerate(made):
        inside = bool(removed or added) and at + 1 < len(made)
        if run.fate is Fate.SAME and inside and not _WORD.search(run.text) and "\n" not in run.text:
            removed, added = removed + run.text, added + run.text
        elif run.fate is Fate.SAME:
            yield from _told(removed, added)
            removed = added = ""
            yield run
        elif run.fate is Fate.REMOVED:
            removed += run.text
        else:
            added += run.text
    yield from _told(removed, added)


def _told(removed: str, added: str) -> Iterable[Run]:
    """A change, without what both of its sides end with."""
    end = 0
    while end < min(len(removed), len(added)) and removed[-1 - end] == added[-1 - end] == " ":
        end += 1
    tail = removed[len(removed) - end :]
    parts = ((removed[: len(removed) - end], Fate.REMOVED), (added[: len(added) - end], Fate.ADDED))
    yield from (Run(text, fate) for text, fate in (*parts, (tail, Fate.SAME)) if text)


def count(told: Iterable[Run]) -> tuple[int, int]:
    """How many words were added, and how many removed."""
    added = removed = 0
    for run in told:
        if run.fate is not Fate.SAME:
            words = sum(1 for token in _TOKEN.findall(run.text) if _WORD.match(token))
            added += words if run.fate is Fate.ADDED else 0
            removed += words if run.fate is Fate.REMOVED else 0
    return added, removed


def words(text: str) -> list[str]:
    """The words of a text, without spaces and marks."""
    return [token for token in _TOKEN.findall(text) if _WORD.match(token)]
