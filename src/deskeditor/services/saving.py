"""What happens when a story is written: its slug, its counts, and the revisions that are kept of it?

Each function works inside a transaction that is open already, and leaves it open.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from deskeditor.domain import slug, story_diff
from deskeditor.domain.changes import Changes
from deskeditor.domain.revision import Reason, RevisionRow, to_let_go
from deskeditor.domain.status_change import StatusChange
from deskeditor.domain.story import Status, Story
from deskeditor.errors import DamagedLibrary, EditConflict, InvalidValue
from deskeditor.markup import tally
from deskeditor.markup.plain import first_paragraph
from deskeditor.services import person

if TYPE_CHECKING:
    from deskeditor.storage.library import Work

APART = timedelta(minutes=10)  # between two revisions of a story that saves itself
_OUT_IN_THE_WORLD = (Status.PUBLISHED, Status.ARCHIVED)  # others may know the story's address by now


def insert(work: "Work", story: Story, reason: Reason) -> Story:
    """Put in a story that is not there, and keep a revision of it."""
    saved = replace(_with_slug(work, story, None), seq=story.seq + 1)
    work.stories.insert(saved, words=_words(saved), lede=first_paragraph(saved.body))
    _note_status(work, saved)
    keep(work, saved, reason)
    return saved


def write(work: "Work", stored: Story | None, story: Story, reason: Reason) -> Story:
    """Write a story over its stored state, or put it in; a story that says nothing new is not written."""
    if stored is None:
        return insert(work, replace(story, changed_at=datetime.now(UTC)), Reason.CREATED)
    wanted = _with_slug(work, _with_bookkeeping(story, stored), stored)
    if wanted == stored:
        return stored
    if stored.details.status is not wanted.details.status and reason in (Reason.AUTOSAVED, Reason.CHANGED):
        reason = Reason.STATUS
    _keep_before(work, stored, wanted, reason)
    saved = replace(wanted, seq=stored.seq + 1, changed_at=datetime.now(UTC))
    if not work.stories.update(stored, saved, words=_words(saved), lede=first_paragraph(saved.body)):
        raise EditConflict(f"“{saved.headline}” was changed elsewhere in the meantime; look at both first.")
    if stored.details.status is not saved.details.status:
        _note_status(work, saved)
    if reason is not Reason.AUTOSAVED:
        keep(work, saved, reason)
    return saved


def _note_status(work: "Work", story: Story) -> None:
    change = StatusChange(status=story.details.status, at=datetime.now(UTC), who=person.name())
    work.statuses.put(story.id, change)


def keep(work: "Work", story: Story, reason: Reason, *, label: str = "") -> None:
    """Keep a revision of a story as it stands, unless the newest one says the same already.

    Passing revisions that are old by now are let go.
    """
    newest = work.revisions.newest(story.id)
    is_kept = newest is not None and newest.seq == story.seq
    if is_kept and not label and newest and reason in (Reason.AUTOSAVED, newest.reason):
        return
    now = datetime.now(UTC)
    added, removed = _came_and_went(work, story, newest.number if newest else None)
    row = RevisionRow(
        at=story.changed_at if reason is Reason.AUTOSAVED else now,
        reason=reason,
        label=label,
        who=person.name(),
        words=_words(story),
        added=added,
        removed=removed,
    )
    work.revisions.add(story, row)
    work.revisions.drop(story.id, to_let_go(work.revisions.rows(story.id), now))


def _came_and_went(work: "Work", story: Story, number: int | None) -> tuple[int | None, int | None]:
    """The words added and removed since a revision; None where it is damaged: nothing else is lost then."""
    try:
        before = work.revisions.get(story.id, number) if number is not None else None
    except DamagedLibrary:
        return None, None
    made = story_diff.compare(before.snapshot if before else Story(), story)
    return made.added, made.removed


def _keep_before(work: "Work", stored: Story, wanted: Story, reason: Reason) -> None:
    """Keep what is written over, if it stood for long, much of it goes, or it is changed by command."""
    newest = work.revisions.newest(stored.id)
    stood_long = newest is None or datetime.now(UTC) - newest.at >= APART
    shrinks = len(wanted.body) * 2 < len(stored.body)
    if stood_long or shrinks or reason is not Reason.AUTOSAVED:
        keep(work, stored, Reason.AUTOSAVED)


def changes(stored: Story | None, saved: Story, origin: str, *, moved: bool = True) -> Changes:
    """What a write touched; `moved`: it may have changed the order of lists."""
    if stored is not None and stored.seq == saved.seq:
        return Changes(origin=origin)
    this = frozenset({saved.id})
    text = stored is None or _without_cards(stored) != _without_cards(saved)
    return Changes(
        stories=this if text else frozenset(),
        cards=this if stored is None or _cards(stored) != _cards(saved) else frozenset(),
        listing=moved
        or stored is None
        or stored.details != saved.details
        or stored.headline != saved.headline,
        origin=origin,
    )


def _without_cards(story: Story) -> tuple[object, ...]:
    return story.headline, story.standfirst, story.body, story.details, story.site


def _cards(story: Story) -> tuple[object, ...]:
    return story.cards, story.sets


def _with_bookkeeping(story: Story, stored: Story) -> Story:
    """The story with what only the library decides: its times but that of the change, and its count."""
    return replace(
        story,
        created_at=stored.created_at,
        changed_at=stored.changed_at,
        exported_at=stored.exported_at,
        trashed_at=stored.trashed_at,
        seq=stored.seq,
    )


def _with_slug(work: "Work", story: Story, stored: Story | None) -> Story:
    """The story with a slug that is valid and its own: no save is refused for a slug's sake."""
    wanted = _wanted_slug(story, stored)
    if stored is not None and stored.details.slug == wanted and stored.site == story.site:
        settled = wanted
    else:
        settled = slug.distinct(wanted, work.stories.slugs(story.site, _stem(wanted), story.id))
    return story.with_details(
        slug=settled, slug_is_own=story.details.slug_is_own and bool(story.details.slug)
    )


def _wanted_slug(story: Story, stored: Story | None) -> str:
    details = story.details
    if details.slug and (details.slug_is_own or stored is None):
        return _valid(details.slug)
    if stored is not None and stored.details.slug and _is_settled(stored):
        return stored.details.slug
    return slug.from_headline(story.headline)


def _valid(wanted: str) -> str:
    try:
        return slug.checked(wanted)
    except InvalidValue:
        return slug.from_headline(wanted)


def _is_settled(stored: Story) -> bool:
    """Whether others may rely on the slug, because the story has left the desk."""
    return stored.exported_at is not None or stored.details.status in _OUT_IN_THE_WORLD


def _stem(wanted: str) -> str:
    """What `wanted` and every slug that `slug.distinct` may make of it begin with."""
    return wanted[: slug.LIMIT - 12].rstrip("-")


def _words(story: Story) -> int:
    """Counting all of a long text would keep every other thread waiting with each save."""
    return tally.shared.count(story.body).words
