"""What is found in all stories of a library, and how is it replaced in those that were chosen?

Finding reads the library a stretch at a time and changes nothing. Replacing works story by story: a story
that says something else by now is left alone, and each keeps a revision of what it was.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from dataclasses import replace as with_values
from time import monotonic
from typing import TYPE_CHECKING

from deskeditor.domain.changes import Changes
from deskeditor.domain.revision import Reason
from deskeditor.domain.story import Status, Story
from deskeditor.domain.story_texts import texts, with_texts
from deskeditor.errors import InvalidValue
from deskeditor.markup import many_texts, story_hits
from deskeditor.markup.many_texts import Seeker
from deskeditor.markup.replacement import Replacement
from deskeditor.markup.searching import Query
from deskeditor.markup.spoken_places import Shelter
from deskeditor.markup.story_hits import Hit
from deskeditor.services import listing, replace_journal, saving
from deskeditor.services.replace_journal import Entry
from deskeditor.storage.rows import ListQuery
from deskeditor.storage.text_shelf import TextShelf, Wanted

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Work

_OUT = (Status.PUBLISHED, Status.ARCHIVED)  # readers may know these words already
_AT_ONCE = 16  # stories read, and looked through, in one step
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
    """A story with what was found in it; `state` tells whether it says the same still."""

    id: str
    slug: str
    headline: str
    status: Status
    hits: tuple[Hit, ...]
    state: int

    @property
    def is_out(self) -> bool:
        """Whether it is published, or was before it went to the archive."""
        return self.status in _OUT


@dataclass(frozen=True, slots=True)
class Step:
    """How far a search has come: `done` of `total`, and the stories that it has found since the last one."""

    done: int
    total: int
    found: tuple[Found, ...] = ()


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
    """What became of some stories: how many hits were replaced in each, and which were left alone."""

    hits: Mapping[str, int]
    left: tuple[Left, ...]
    changes: Changes


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

    Raises `InvalidValue` for an expression that cannot be meant, or that takes too long.
    """
    among = listing.understood(search.among)
    with closing(many_texts.seeker(search.query, search.replacement)) as seeker:
        with library.read() as reading:
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
    stories = [by_id[one] for one in ids if one in by_id]
    of = [tuple(texts(story)) for story in stories]
    spots = seeker.spots([text.text for one in of for text in one])
    if spots is None:
        raise InvalidValue(many_texts.TOO_SLOW.format(_name(_slowest(seeker, stories))))
    told = iter(spots)
    for story, story_texts in zip(stories, of, strict=True):
        places = [next(told) for _ in story_texts]
        if any(places):
            language = story.details.language or languages.get(story.site, "en-GB")
            yield _as_found(story, tuple(story_hits.hits(story_texts, places, language)))


def _slowest(seeker: Seeker, stories: Sequence[Story]) -> Story:
    """The first story that alone takes too long, else the first at all."""
    for story in stories:
        if seeker.spots([text.text for text in texts(story)]) is None:
            return story
    return stories[0]


def _as_found(story: Story, hits: tuple[Hit, ...]) -> Found:
    return Found(
        id=story.id,
        slug=story.details.slug,
        headline=story.headline,
        status=story.details.status,
        hits=hits,
        state=state(story),
    )


def state(story: Story) -> int:
    """A number that is another one when the story says something else, or is out in the world by now."""
    return hash((story.details.status in _OUT, *((one.name, one.text) for one in texts(story))))


def begin(library: "Library", search: Search) -> None:
    """Begin a replacement: what is noted of the last one, so that it can be undone, is let go."""
    instead = search.replacement.words if search.replacement is not None else ""
    with library.write() as work:
        replace_journal.begin(work, search.query.words, instead)
        work.commit()


def replace(library: "Library", choices: Sequence[Choice], *, origin: str = "") -> Replaced:
    """Replace what was chosen in some stories, all of them or none; see `begin`.

    Stories that are gone, or say something else than when it was found, are left alone.
    """
    done: dict[str, int] = {}
    left: list[Left] = []
    changes = Changes(origin=origin)
    entries: list[Entry] = []
    with library.write() as work:
        for choice in choices:
            stored = work.stories.get(choice.found.id)
            if why := _refusal(stored, choice.found):
                left.append(Left(choice.found.id, choice.found.headline, why))
            elif stored is not None:
                changes |= _change(work, stored, choice, entries, origin)
                done[stored.id] = len(choice.hits)
        replace_journal.add(work, entries)
        work.commit()
    return Replaced(done, tuple(left), changes)


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
    saving.keep(work, stored, Reason.BEFORE_REPLACE)
    saved = saving.write(work, stored, with_texts(stored, new), Reason.AUTOSAVED)
    entries.append(Entry(stored.id, len(choice.hits), back))
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


def _name(story: Story) -> str:
    return story.headline or story.details.slug or "Untitled story"


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of some stories of the last replacement; `open` are those left to whoever has them open."""

    stories: tuple[str, ...]
    left: tuple[Left, ...]
    changes: Changes
    open: tuple[Entry, ...] = ()
    is_last: bool = True


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
    undone, left = [], []
    changes = Changes(origin=origin)
    for entry in entries:
        stored = work.stories.get(entry.story)
        old = taken_back(stored, entry) if stored is not None else None
        if stored is None or old is None:
            left.append(Left(entry.story, *_lost(stored)))
            continue
        saved = saving.write(work, stored, old, Reason.AUTOSAVED)
        changes |= saving.changes(stored, saved, origin, moved=True)
        undone.append(entry.story)
    return Undone(tuple(undone), tuple(left), changes)


def _lost(stored: Story | None) -> tuple[str, str]:
    return (_name(stored), "It was edited since.") if stored else ("", "It is gone.")


def taken_back(story: Story, entry: Entry) -> Story | None:
    """A story as it was before the replacement; None where those words were edited since."""
    old = story_hits.taken_back(story, entry.changes)
    return None if old is None else with_texts(story, old)
