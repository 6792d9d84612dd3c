"""What can be found in the palette, and in which order?"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from deskeditor.domain.story import Status
from deskeditor.ui.shell.palette.fuzzy import AT_WORD, Match, match
from deskeditor.ui.shell.palette.story_index import FEW
from deskeditor.ui.shell.palette.story_names import StoryNames

if TYPE_CHECKING:
    from deskeditor.services.listing import StoryRow

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
    """One row: what it is, its words, what stands at its right, and why it cannot be chosen.

    `also` are words that find it, too, and are not shown.
    """

    what: What
    id: str
    text: str
    right: str = ""
    reason: str = ""
    icon: str = ""
    also: str = ""


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
        numbers = (stories.by_tag if scope == "tag" else stories.by_author)(words, MOST)
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
    name = stories.name(number)
    return _found(name.id, name.title, Status(name.status), words)


def _found(story_id: str, title: str, status: Status, words: str) -> Found:
    answer = match(words, title.casefold()) if words else None
    return Found(Entry(What.STORY, story_id, title, status.label), answer.places if answer else ())


def is_for_older(typed: str, shown: Iterable[Found]) -> bool:
    """Whether few stories answer to what was typed, and it names none by tag, author or line."""
    stories = sum(each.entry.what is What.STORY for each in shown)
    return len(typed.strip()) > 1 and typed[:1] not in (*_SCOPES, _LINE) and stories < FEW


def older(typed: str, shown: Iterable[Found], rows: "Iterable[StoryRow]") -> tuple[Found, ...]:
    """What is shown with those of the stories behind it whose headline answers to what was typed."""
    shown, words = tuple(shown), typed.strip().casefold()
    known = {each.entry.id for each in shown}
    found = (_found(row.id, row.headline, row.status, words) for row in rows if row.id not in known)
    return (*shown, *(each for each in found if each.places))[:MOST]


def _ranked(words: str, entries: Iterable[Entry]) -> tuple[Found, ...]:
    answers = []
    for order, entry in enumerate(entries):
        answer = match(words, entry.text.casefold()) or _by_other_words(words, entry)
        if answer is not None:
            answers.append((-answer.score, order, Found(entry, answer.places)))
    answers.sort(key=lambda each: each[:2])
    return tuple(found for _, _, found in answers[:MOST])


def _by_other_words(words: str, entry: Entry) -> Match | None:
    """An entry behind all whose own words answer: each word that was typed begins one of all its words.

    Those that stand in its own words are marked, and bring it forward.
    """
    known = f"{entry.text} {entry.also}".casefold().split()
    if not entry.also or not all(any(each.startswith(word) for each in known) for word in words.split()):
        return None
    own = [match(word, entry.text.casefold()) for word in words.split()]
    places = {place for each in own if each and each.score >= AT_WORD for place in each.places}
    return Match(sum(map(bool, own)) - len(own), tuple(sorted(places)))
