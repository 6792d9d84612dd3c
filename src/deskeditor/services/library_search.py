"""What is found in all stories of a library? Read a stretch at a time, and nothing is changed."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import TYPE_CHECKING

from deskeditor.domain.story import Status, Story
from deskeditor.domain.story_texts import StoryText, texts
from deskeditor.errors import InvalidValue
from deskeditor.markup import many_texts, story_hits
from deskeditor.markup.many_texts import Seeker
from deskeditor.markup.replacement import Replacement
from deskeditor.markup.searching import Query
from deskeditor.markup.spoken_places import Shelter
from deskeditor.markup.story_hits import Hit
from deskeditor.services import listing, set_texts
from deskeditor.services.set_texts import OUT
from deskeditor.storage.rows import ListQuery
from deskeditor.storage.text_shelf import TextShelf, Wanted

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

_AT_ONCE = 32  # stories read, and looked through, in one step
_FIRST, _LEAST, _MOST = 500, 50, 50_000  # keys asked about in one go
_QUICK, _SLOW = 0.02, 0.06  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for, what is to stand instead (None: nothing is replaced), and in which stories."""

    query: Query
    replacement: Replacement | None = None
    among: ListQuery = field(default_factory=ListQuery)  # its words and filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A story with what was found in it; `state` tells whether it says the same still.

    One that `is_set` is a set of cards: its `id` is the set's.
    """

    id: str
    slug: str
    headline: str
    status: Status
    hits: tuple[Hit, ...]
    state: int
    is_set: bool = False

    @property
    def is_out(self) -> bool:
        """Whether it is published, or was before it went to the archive."""
        return self.status in OUT


@dataclass(frozen=True, slots=True)
class Step:
    """How far a search has come: `done` of `total`, and the stories that it has found since the last one."""

    done: int
    total: int
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is replaced besides what is always: the words of others, published stories, addresses and code."""

    quoted: bool = False
    out: bool = False
    machine: bool = False

    def holds(self, found: Found, hit: Hit) -> bool:
        """Whether a hit of a story is to be replaced."""
        if found.is_out and not self.out:
            return False
        wishes = {Shelter.QUOTED: self.quoted, Shelter.MACHINE: self.machine}
        return wishes.get(hit.shelter, True)

    def chosen(self, found: Found) -> tuple[Hit, ...]:
        """The hits of a story that are to be replaced."""
        return tuple(hit for hit in found.hits if self.holds(found, hit))


def find(library: "Library", search: Search) -> Iterator[Step]:
    """Look through the library, newest stories first, trash left out; stories are given as they are found.

    Sets of cards come last: those under one of the stories, or all where all stories are meant.

    Raises `InvalidValue` for an expression that cannot be meant, or that takes too long.
    """
    among = listing.understood(search.among)
    with closing(many_texts.seeker(search.query, search.replacement)) as seeker:
        with library.search() as reading:
            total = 0 if among.trashed else TextShelf(reading.connection).last_key()
            languages = {name: site.language for name, site in reading.sites.all().items()}
        last, stretch = total, _FIRST
        while last > 0:
            begun = monotonic()
            first = max(last - stretch + 1, 1)
            with library.read() as reading:
                ids = TextShelf(reading.connection).may_hold(_wanted(search), among, first, last)
            took = monotonic() - begun
            for at in range(0, len(ids), _AT_ONCE):
                found = tuple(_found(library, seeker, ids[at : at + _AT_ONCE], languages))
                yield Step(total - last + (last - first) * at // len(ids), total, found)
            last = first - 1
            yield Step(total - last, total)
            stretch = _next(stretch, took)
        found = tuple(_found_in_sets(library, seeker, among, languages))
        if found:
            yield Step(total, total, found)


def _next(stretch: int, took: float) -> int:
    """As much in one go as takes a moment, so that whoever waits for the library never waits long."""
    if took < _QUICK:
        return min(stretch * 2, _MOST)
    return max(stretch // 2, _LEAST) if took > _SLOW else stretch


def _wanted(search: Search) -> Wanted:
    query = search.query
    return Wanted() if query.regex else Wanted(query.words, whole=query.whole)


def _found(
    library: "Library", seeker: Seeker, ids: Sequence[str], languages: Mapping[str, str]
) -> Iterator[Found]:
    with library.read() as reading:
        by_id = reading.stories.several(ids)
    return _found_in(seeker, [by_id[one] for one in ids if one in by_id], languages)


def _found_in_sets(
    library: "Library", seeker: Seeker, among: ListQuery, languages: Mapping[str, str]
) -> Iterator[Found]:
    with library.read() as reading:
        sets = set_texts.stories(reading, among)
    for at in range(0, len(sets), _AT_ONCE):
        some = sets[at : at + _AT_ONCE]
        names = {one.id: set_texts.named(one) for one in some}
        for found in _found_in(seeker, some, languages):
            yield replace(found, headline=names[found.id], slug="", is_set=True)


def _found_in(seeker: Seeker, stories: Sequence[Story], languages: Mapping[str, str]) -> Iterator[Found]:
    of = [tuple(texts(story)) for story in stories]
    spots = seeker.spots([text.text for one in of for text in one])
    if spots is None:
        raise InvalidValue(many_texts.TOO_SLOW.format(name(_slowest(seeker, stories))))
    told = iter(spots)
    for story, story_texts in zip(stories, of, strict=True):
        places = [next(told) for _ in story_texts]
        if any(places):
            language = story.details.language or languages.get(story.site, "en-GB")
            yield _as_found(story, story_texts, tuple(story_hits.hits(story_texts, places, language)))


def _slowest(seeker: Seeker, stories: Sequence[Story]) -> Story:
    """The first story that alone takes too long, else the first at all."""
    for story in stories:
        if seeker.spots([text.text for text in texts(story)]) is None:
            return story
    return stories[0]


def _as_found(story: Story, of: Sequence[StoryText], hits: tuple[Hit, ...]) -> Found:
    return Found(
        id=story.id,
        slug=story.details.slug,
        headline=story.headline,
        status=story.details.status,
        hits=hits,
        state=_state(story, of),
    )


def state(story: Story) -> int:
    """A number that is another one when the story says something else, or is out in the world by now."""
    return _state(story, tuple(texts(story)))


def _state(story: Story, of: Sequence[StoryText]) -> int:
    return hash((story.details.status in OUT, *((one.name, one.text) for one in of)))


def name(story: Story) -> str:
    """What a story is called in a sentence."""
    return story.headline or story.details.slug or "Untitled story"
