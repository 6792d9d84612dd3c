"""What can be found in the palette, and in which order?"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from deskeditor.ui.shell.palette.fuzzy import match

MOST = 60  # entries shown
_FEW = 5  # stories shown before the commands while nothing is typed
_SCOPES = {">": "command", "#": "tag", "@": "author"}


class What(StrEnum):
    """What choosing an entry does: run a command, or open a story."""

    COMMAND = "command"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what it is, its words, what stands at its right, and why it cannot be chosen."""

    what: What
    id: str
    text: str
    right: str = ""
    reason: str = ""
    icon: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with the places of the letters that were typed."""

    entry: Entry
    places: tuple[int, ...] = ()


def found(typed: str, stories: Iterable[Entry], commands: Iterable[Entry]) -> tuple[Found, ...]:
    """What answers to the typed letters, best first: stories, then commands.

    A first `>` looks among commands only, `#` among stories by tag, `@` by author.
    """
    scope, words = _SCOPES.get(typed[:1], ""), typed.lstrip(">#@").strip().casefold()
    if scope == "command":
        return _ranked(words, commands)
    if scope:
        return _by_field(scope, words, stories)
    if not words:
        return (*map(Found, list(stories)[:_FEW]), *map(Found, commands))[:MOST]
    ranked = _ranked(words, stories)
    best = _ranked(words, commands)
    return (*ranked[: MOST - min(len(best), MOST // 2)], *best)[:MOST]


def _ranked(words: str, entries: Iterable[Entry]) -> tuple[Found, ...]:
    answers = []
    for order, entry in enumerate(entries):
        answer = match(words, entry.text.casefold())
        if answer is not None:
            answers.append((-answer.score, order, Found(entry, answer.places)))
    answers.sort(key=lambda each: each[:2])
    return tuple(found for _, _, found in answers[:MOST])


def _by_field(scope: str, words: str, stories: Iterable[Entry]) -> tuple[Found, ...]:
    hits = (story for story in stories if any(words in value.casefold() for value in _values(story, scope)))
    return tuple(Found(story) for story in islice(hits, MOST))


def _values(story: Entry, scope: str) -> tuple[str, ...]:
    return story.tags if scope == "tag" else story.authors
