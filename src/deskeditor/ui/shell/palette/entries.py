"""What can be found in the palette, and in which order?"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from deskeditor.domain.story import Status
from deskeditor.ui.shell.palette.fuzzy import match
from deskeditor.ui.shell.palette.story_names import StoryNames

MOST = 60  # entries shown
_FEW = 5  # stories shown before the commands while nothing is typed
_LINE = ":"
_SCOPES = {">": "command", "#": "tag", "@": "author"}


class What(StrEnum):
    """What choosing an entry does: run a command, open a story, or go to a line of the open one."""

    COMMAND = "command"
    STORY = "story"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what it is, its words, what stands at its right, and why it cannot be chosen."""

    what: What
    id: str
    text: str
    right: str = ""
    reason: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with the places of the letters that were typed."""

    entry: Entry
    places: tuple[int, ...] = ()


def found(typed: str, stories: StoryNames, commands: Iterable[Entry]) -> tuple[Found, ...]:
    """What answers to the typed letters, best first: stories, then commands.

    A first `>` looks among commands only, `#` among stories by tag, `@` by author, `:` names a line.
    """
    if typed.startswith(_LINE):
        return (Found(_line(typed[1:].strip())),)
    scope, words = _SCOPES.get(typed[:1], ""), typed.lstrip(">#@").strip().casefold()
    if scope == "command":
        return _ranked(words, commands)
    if scope:
        numbers = (stories.index.by_tag if scope == "tag" else stories.index.by_author)(words, MOST)
        return tuple(_story(stories, number, "") for number in numbers)
    if not words:
        newest = [_story(stories, number, "") for number in stories.index.best("", _FEW)]
        return (*newest, *map(Found, commands))[:MOST]
    best = _ranked(words, commands)
    numbers = stories.index.best(words, MOST - min(len(best), MOST // 2))
    return (*(_story(stories, number, words) for number in numbers), *best)[:MOST]


def _line(typed: str) -> Entry:
    if typed.isdecimal() and int(typed):
        return Entry(What.LINE, str(int(typed)), f"Go to line {int(typed)}")
    return Entry(What.LINE, "", "Go to a line", reason="Type its number")


def _story(stories: StoryNames, number: int, words: str) -> Found:
    name = stories.rows[number]
    entry = Entry(What.STORY, name.id, stories.title(number), Status(name.status).label)
    answer = match(words, entry.text.casefold()) if words else None
    return Found(entry, answer.places if answer else ())


def _ranked(words: str, entries: Iterable[Entry]) -> tuple[Found, ...]:
    answers = []
    for order, entry in enumerate(entries):
        answer = match(words, entry.text.casefold())
        if answer is not None:
            answers.append((-answer.score, order, Found(entry, answer.places)))
    answers.sort(key=lambda each: each[:2])
    return tuple(found for _, _, found in answers[:MOST])
