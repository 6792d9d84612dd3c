"""How is replaced what was found in all stories of a library and chosen there, and how is that undone?

Story by story: one that says something else by now is left alone, and each keeps a revision of what it was.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_values
from typing import TYPE_CHECKING

from deskeditor.domain.changes import Changes
from deskeditor.domain.revision import Reason
from deskeditor.domain.story import Story
from deskeditor.domain.story_texts import with_texts
from deskeditor.markup import story_hits
from deskeditor.markup.story_hits import Hit
from deskeditor.services import replace_journal, saving, set_texts
from deskeditor.services.library_search import Found, Scope, Search, Step, find, name, state
from deskeditor.services.replace_journal import Entry

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Work

__all__ = [
    "Choice", "Found", "Left", "Replaced", "Scope", "Search", "Step", "Undone",
    "begin", "broken_off", "find", "finish", "in_story", "last", "note", "replace", "taken_back",
    "undo", "undo_one",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """Which hits of a story are to be replaced."""

    found: Found
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A story that was left as it is, and why."""

    id: str
    headline: str
    why: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """What became of some stories: how many hits were replaced in each, and which were left alone.

    `sets` of them are sets of cards.
    """

    hits: Mapping[str, int]
    left: tuple[Left, ...]
    changes: Changes
    sets: int = 0


def begin(library: "Library", search: Search) -> None:
    """Begin a replacement: what is noted of the last one, so that it can be undone, is let go."""
    instead = search.replacement.words if search.replacement is not None else ""
    with library.write() as work:
        replace_journal.begin(work, search.query.words, instead)
        work.commit()


def finish(library: "Library") -> None:
    """All that was chosen is replaced, or somebody has stopped it: it was not broken off."""
    with library.write() as work:
        replace_journal.finish(work)
        work.commit()


def broken_off(library: "Library") -> replace_journal.Summary | None:
    """The last replacement if it was broken off by a kill or a fault, and nobody is at it; else None."""
    with library.read() as reading:
        return replace_journal.unfinished(reading)


def replace(library: "Library", choices: Sequence[Choice], *, origin: str = "") -> Replaced:
    """Replace what was chosen in some stories, all of them or none; see `begin`.

    Stories that are gone, or say something else than when it was found, are left alone. Raises `BrokenOff`
    where all was taken back meanwhile.
    """
    done: dict[str, int] = {}
    left: list[Left] = []
    changes = Changes(origin=origin)
    entries: list[Entry] = []
    with library.write() as work:
        replace_journal.require_begun(work)
        for choice in choices:
            stored = _stored(work, choice.found.id, is_set=choice.found.is_set)
            if why := _refusal(stored, choice.found):
                left.append(Left(choice.found.id, choice.found.headline, why))
            elif stored is not None:
                changes |= _change(work, stored, choice, entries, origin)
                done[stored.id] = len(choice.hits)
        replace_journal.add(work, entries)
        work.commit()
    return Replaced(done, tuple(left), changes, sum(entry.is_set for entry in entries))


def _stored(work: "Work", found_id: str, *, is_set: bool) -> Story | None:
    """A story, or what stands in for a set of cards."""
    return set_texts.story(work, found_id) if is_set else work.stories.get(found_id)


def _refusal(stored: Story | None, found: Found) -> str:
    if stored is None:
        return "It is gone."
    if stored.trashed_at is not None:
        return "It is in the trash."
    return "" if state(stored) == found.state else "It was changed since."


def _change(work: "Work", stored: Story, choice: Choice, entries: list[Entry], origin: str) -> Changes:
    new, back = story_hits.replaced(stored, choice.hits)
    if not new:
        return Changes(origin=origin)
    entries.append(Entry(stored.id, len(choice.hits), back, choice.found.is_set))
    if choice.found.is_set:
        return set_texts.write(work, stored, with_texts(stored, new), origin)
    saving.keep(work, stored, Reason.BEFORE_REPLACE)
    saved = saving.write(work, stored, with_texts(stored, new), Reason.AUTOSAVED)
    return saving.changes(stored, saved, origin, moved=True)


def in_story(story: Story, choice: Choice) -> Story | None:
    """A story that is open, as it would be; None where it was changed since. Nothing is written."""
    if _refusal(story, choice.found):
        return None
    return with_texts(story, story_hits.replaced(story, choice.hits)[0])


def note(library: "Library", choice: Choice) -> None:
    """Keep a revision of a story that is about to be saved by whoever has it open, and how to undo that."""
    with library.write() as work:
        stored = work.stories.get(choice.found.id)
        if stored is not None and not _refusal(stored, choice.found):
            _, back = story_hits.replaced(stored, choice.hits)
            saving.keep(work, stored, Reason.BEFORE_REPLACE)
            replace_journal.add(work, [Entry(stored.id, len(choice.hits), back)])
            work.commit()


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of some stories of the last replacement; `open` are those left to whoever has them open."""

    stories: tuple[str, ...]
    left: tuple[Left, ...]
    changes: Changes
    open: tuple[Entry, ...] = ()
    is_last: bool = True
    sets: int = 0  # of `stories`


def last(library: "Library") -> replace_journal.Summary | None:
    """What was replaced last and can be undone, or None."""
    with library.read() as reading:
        return replace_journal.summary(reading)


def undo(library: "Library", apart_from: Collection[str] = (), *, origin: str = "") -> Undone:
    """Take back the last replacement in some stories more; a story that was edited since is left alone.

    To be called until `is_last`. Of the stories `apart_from`, which are open, the entries are given instead.
    """
    with library.write() as work:
        key, entries = replace_journal.take(work)
        done = _put_back(work, [one for one in entries if one.story not in apart_from], origin)
        is_last = replace_journal.drop(work, key)
        work.commit()
    given = tuple(one for one in entries if one.story in apart_from)
    return with_values(done, open=given, is_last=is_last)


def undo_one(library: "Library", entry: Entry, *, origin: str = "") -> Undone:
    """Take back the replacement in a story that was open, and is so no longer."""
    with library.write() as work:
        done = _put_back(work, [entry], origin)
        work.commit()
    return done


def _put_back(work: "Work", entries: Sequence[Entry], origin: str) -> Undone:
    undone, left, sets = [], [], 0
    changes = Changes(origin=origin)
    for entry in entries:
        stored = _stored(work, entry.story, is_set=entry.is_set)
        old = taken_back(stored, entry) if stored is not None else None
        if stored is None or old is None:
            left.append(Left(entry.story, *_lost(stored, is_set=entry.is_set)))
            continue
        if entry.is_set:
            sets += 1
            changes |= set_texts.write(work, stored, old, origin)
        else:
            saved = saving.write(work, stored, old, Reason.AUTOSAVED)
            changes |= saving.changes(stored, saved, origin, moved=True)
        undone.append(entry.story)
    return Undone(tuple(undone), tuple(left), changes, sets=sets)


def _lost(stored: Story | None, *, is_set: bool) -> tuple[str, str]:
    if stored is None:
        return "", "It is gone."
    return set_texts.named(stored) if is_set else name(stored), "It was edited since."


def taken_back(story: Story, entry: Entry) -> Story | None:
    """A story as it was before the replacement; None where those words were edited since."""
    old = story_hits.taken_back(story, entry.changes)
    return None if old is None else with_texts(story, old)
