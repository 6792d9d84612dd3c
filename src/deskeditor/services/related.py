"""Which stories of the library could stand under this one, and why? They are offered, never put in.

What two stories have in common is looked for in their telling words, tags, the people whom they name, section
and byline; of two alike the one nearer in time comes first.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from deskeditor.domain import likeness
from deskeditor.domain.card import Card, Origin, StoryTarget
from deskeditor.domain.card_set import standing
from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Story
from deskeditor.storage.rows import StoryRow

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Reading
    from deskeditor.storage.likeness_shelf import Term

OFFERED = 3  # suggestions, unless more are asked for
_CANDIDATES = 80
_PART = {"words": 1.0, "tags": 0.6, "names": 0.3, "section": 0.08, "byline": 0.06, "near": 0.12}
_PART_OF_ROW = 0.26  # what section, byline and nearness may add
_READ = 25  # rows at once
_NEAR = 120.0  # days in which nearness halves
_SHOWN_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A story that could stand under another one; `why` says in words what they have in common."""

    row: StoryRow
    score: float
    why: str


@dataclass(slots=True)
class _Clues:
    """What a story has in common with the one that is asked for; the parts count from 0 to 1."""

    words: float = 0.0
    tags: tuple[str, ...] = ()
    tag_weight: float = 0.0
    names: tuple[str, ...] = ()


def suggestions(library: "Library", story: Story, limit: int = OFFERED) -> tuple[Suggestion, ...]:
    """The stories that go best with one as it is now in memory, the best first.

    Left out are those under it already, itself, what was dismissed for it, the trash and what is archived.
    """
    with library.search() as reading:
        return _best(reading, story, limit)


def dismiss(library: "Library", story_id: str, target_id: str) -> Changes:
    """Offer a story no more under this one."""
    with library.write() as work:
        if work.stories.heads([story_id]):
            work.uses.dismiss(story_id, target_id)
        work.commit()
    return Changes()


def readmit(library: "Library", story_id: str, target_id: str | None = None) -> Changes:
    """Offer a story again under this one, or all that were dismissed."""
    with library.write() as work:
        work.uses.readmit(story_id, None if target_id is None else [target_id])
        work.commit()
    return Changes()


def dismissed(library: "Library", story_id: str) -> frozenset[str]:
    """The ids of the stories that are not offered under this one any more."""
    with library.read() as reading:
        return reading.uses.dismissed(story_id)


def backfill(library: "Library", story: Story, count: int = 4) -> Story:
    """The story with suggestions after its cards until `count` stand there, or as many as its site allows.

    The new ones say that a machine chose them, until somebody words or moves them.
    """
    with library.search() as reading:
        there = len(standing(story, reading.card_sets.several(story.sets)))
        room = min(count, reading.sites.get(story.site).card_limit) - there
        found = _best(reading, story, room) if room > 0 else ()
    more = (Card(target=StoryTarget(one.row.id), origin=Origin.MACHINE) for one in found)
    return replace(story, cards=(*story.cards, *more))


def _best(reading: "Reading", story: Story, limit: int) -> tuple[Suggestion, ...]:
    terms = reading.likeness.terms(_words(story))
    clues = _candidates(reading, story, terms)
    rated = _rated(reading, story, clues, limit)
    return tuple(
        Suggestion(row=row, score=round(score, 4), why=_why(story, row, known, terms))
        for score, row, known in islice(rated, limit)
    )


def _rated(
    reading: "Reading", story: Story, clues: Mapping[int, _Clues], limit: int
) -> "list[tuple[float, StoryRow, _Clues]]":
    """The best rows at least, in order: rows are read while one that is left could still be among them."""
    unwanted = _unwanted(reading, story)
    shared = {key: _shared(known) for key, known in clues.items()}
    keys = sorted(shared, key=lambda key: -shared[key])
    rated: list[tuple[float, StoryRow, _Clues]] = []
    for start in range(0, len(keys), _READ):
        some = keys[start : start + _READ]
        if len(rated) >= limit and shared[some[0]] + _PART_OF_ROW < rated[limit - 1][0]:
            break
        rows = reading.likeness.rows(some)
        offered = ((key, row) for key, row in rows.items() if row.id not in unwanted)
        rated += [(shared[key] + _of_row(story, row), row, clues[key]) for key, row in offered]
        rated.sort(key=lambda one: (-one[0], one[1].id))
    return rated


def _words(story: Story) -> Mapping[str, float]:
    details = story.details
    tags = " ".join(details.tags)
    return likeness.words(
        (
            (story.headline, 3.0),
            (story.standfirst, 2.0),
            (tags, 3.0),
            (details.kicker, 1.0),
            (story.body, 1.0),
        )
    )


def _unwanted(reading: "Reading", story: Story) -> frozenset[str]:
    cards = standing(story, reading.card_sets.several(story.sets))
    there = {card.target.story for card in cards if isinstance(card.target, StoryTarget)}
    return frozenset({story.id, *there}) | reading.uses.dismissed(story.id)


def _candidates(reading: "Reading", story: Story, terms: "Collection[Term]") -> dict[int, _Clues]:
    """What each story that has anything telling in common has of it, by key."""
    clues: dict[int, _Clues] = {}
    matching = reading.likeness.matching(terms, _CANDIDATES)
    matching.pop(reading.likeness.key(story.id) or 0, None)
    most = max(matching.values(), default=1.0) or 1.0
    for key, score in matching.items():
        clues.setdefault(key, _Clues()).words = score / most
    tagged = reading.likeness.tagged(story.details.tags)
    for tag, keys in tagged.items():
        for key in keys:
            known = clues.setdefault(key, _Clues())
            known.tags = (*known.tags, tag)
            known.tag_weight += 1 / math.log2(2 + len(keys))
    for name in likeness.names(f"{story.headline}\n{story.standfirst}\n{story.body}"):
        for key in reading.likeness.naming(name):
            known = clues.setdefault(key, _Clues())
            known.names = (*known.names, name)
    return clues


def _shared(known: _Clues) -> float:
    """The part of a score that is known before the story's row is."""
    parts = {
        "words": known.words,
        "tags": min(1.0, known.tag_weight),
        "names": 1 - 0.5 ** len(known.names),
    }
    return sum(_PART[name] * value for name, value in parts.items())


def _of_row(story: Story, row: StoryRow) -> float:
    """The other part, `_PART_OF_ROW` at most."""
    near = 0.0
    at, other = _at(story), row.published_at or row.changed_at
    if at is not None:
        near = 1 / (1 + abs((at - other).total_seconds()) / 86400 / _NEAR)
    parts = {
        "section": float(bool(row.section) and row.section == story.details.section),
        "byline": float(not set(row.byline).isdisjoint(story.details.byline)),
        "near": near,
    }
    return sum(_PART[name] * value for name, value in parts.items())


def _at(story: Story) -> datetime | None:
    return story.details.published_at or story.changed_at


def _why(story: Story, row: StoryRow, known: _Clues, terms: "Collection[Term]") -> str:
    """What two stories have in common, the most telling first, as a reader of a list takes it in."""
    reasons = list(_reasons(story, row, known, terms))
    return " · ".join(reasons[:3]) or "similar words"


def _reasons(story: Story, row: StoryRow, known: _Clues, terms: "Collection[Term]") -> Iterable[str]:
    if known.tags:
        count = len(known.tags)
        yield f"tag “{known.tags[0]}”" if count == 1 else f"{count} shared tags"
    if known.names:
        yield f"both name {known.names[0]}"
    said = likeness.words([(f"{row.headline} {row.standfirst}", 1.0)])
    common = [term.word for term in terms if term.word in said][:_SHOWN_WORDS]
    if common:
        yield f"both on {', '.join(f'“{word}”' for word in common)}"
    if row.section and row.section == story.details.section:
        yield "same section"
    if not set(row.byline).isdisjoint(story.details.byline):
        yield "same author"
