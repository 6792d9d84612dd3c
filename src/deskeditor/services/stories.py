"""What can be done with a story: begin, read, save, change, copy, throw away?

Every write gives back what it changed. A write against a state that is no longer the stored one raises
`EditConflict` and changes nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from deskeditor.domain.changes import Changes
from deskeditor.domain.identity import new_id
from deskeditor.domain.rebase import rebased
from deskeditor.domain.revision import Reason
from deskeditor.domain.story import Status, Story
from deskeditor.errors import AmbiguousReference, EditConflict, StoryNotFound
from deskeditor.services import fields, saving

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Reading

_SHOWN = 5  # candidates named when a reference is ambiguous


def new(
    library: "Library", story: Story, reason: Reason = Reason.CREATED, *, origin: str = ""
) -> tuple[Story, Changes]:
    """Put a story into the library under a slug of its own, and keep a revision of it.

    Its times stay as they are given. Raises `EditConflict` if a story of that id is there already.
    """
    with library.write() as work:
        if work.stories.get(story.id) is not None:
            raise EditConflict(f"“{_name(story)}” is in the library already; save it instead.")
        saved = saving.insert(work, story, reason)
        work.commit()
    return saved, saving.changes(None, saved, origin)


def story(library: "Library", id: str) -> Story:  # noqa: A002  # the domain's own word
    """The story of that id, whole; raises `StoryNotFound`."""
    with library.read() as reading:
        return _present(reading, id)


def find(library: "Library", ref: str) -> Story:
    """The story of that slug, or of that unique start of an id.

    Raises `StoryNotFound` or `AmbiguousReference`.
    """
    with library.read() as reading:
        return _present(reading, found_id(reading, ref))


def exists(library: "Library", ref: str) -> bool:
    """Whether at least one story answers to a slug or the start of an id."""
    with library.read() as reading:
        return bool(ref) and bool(reading.stories.ids(ref, 1))


def found_id(reading: "Reading", ref: str) -> str:
    """The id of the story that `find` would give."""
    ids = reading.stories.ids(ref, _SHOWN) if ref else ()
    if not ids:
        raise StoryNotFound(f"No story is called “{ref}”; `deskeditor list` shows those that there are.")
    if len(ids) > 1:
        raise AmbiguousReference(f"“{ref}” could be any of {', '.join(ids)}; type more of the id.")
    return ids[0]


def save(
    library: "Library", story: Story, *, origin: str = "", reason: Reason = Reason.AUTOSAVED
) -> tuple[Story, Changes]:
    """Write a story with its cards; a story that is not in the library yet is put in.

    Gives the story as stored: with a distinct slug, its new `seq` and `changed_at`. Raises `EditConflict`
    when the story was changed elsewhere since it was read; nothing is written then.
    """
    with library.write() as work:
        stored = work.stories.get(story.id)
        if stored is not None and stored.seq != story.seq:
            raise EditConflict(
                f"“{_name(story)}” was changed elsewhere in the meantime; look at both before saving again."
            )
        moved = work.stories.newest() != story.id
        saved = saving.write(work, stored, story, reason)
        work.commit()
    return saved, saving.changes(stored, saved, origin, moved=moved)


def save_beside(library: "Library", story: Story, base: Story, *, origin: str = "") -> tuple[Story, Changes]:
    """Save a story that was read as `base` and changed elsewhere since, where that was in other fields.

    Raises `EditConflict` where it was in the same ones; nothing is written then.
    """
    with library.write() as work:
        stored = _present(work, story.id)
        both = rebased(base, stored, story)
        if both is None:
            raise EditConflict(
                f"“{_name(story)}” was changed elsewhere in the meantime; look at both before saving again."
            )
        saved = saving.write(work, stored, both, Reason.AUTOSAVED)
        work.commit()
    return saved, saving.changes(stored, saved, origin, moved=True)


def save_over(library: "Library", story: Story, *, origin: str = "") -> tuple[Story, Changes]:
    """Save a story over a change that was made elsewhere; both versions are kept as revisions."""
    with library.write() as work:
        stored = work.stories.get(story.id)
        if stored is None:
            saved = saving.insert(work, story, Reason.CREATED)
        else:
            saving.keep(work, stored, Reason.ELSEWHERE)
            saved = saving.write(work, stored, replace(story, seq=stored.seq), Reason.AUTOSAVED)
            saving.keep(work, saved, Reason.AUTOSAVED)
        work.commit()
    return saved, saving.changes(stored, saved, origin, moved=True)


def set_fields(
    library: "Library", ref: str, values: Mapping[str, str], *, origin: str = ""
) -> tuple[Story, Changes]:
    """Set fields of a story by name, as the command line words them, and keep a revision.

    Raises `InvalidValue` with what is allowed, and then changes nothing.
    """
    with library.write() as work:
        stored = _present(work, found_id(work, ref))
        changed = fields.with_values(stored, values)
        fields.check_site(work, changed, values)
        fields.check_slug(work, changed, values)
        saved = saving.write(work, stored, changed, Reason.CHANGED)
        work.commit()
    return saved, saving.changes(stored, saved, origin, moved=True)


def checkpoint(library: "Library", id: str, label: str = "") -> Changes:  # noqa: A002  # the domain's word
    """Keep a revision of the story as it is now, under a name if one is given."""
    with library.write() as work:
        saving.keep(work, _present(work, id), Reason.NAMED, label=label)
        work.commit()
    return Changes()


def duplicate(library: "Library", id: str, *, origin: str = "") -> tuple[Story, Changes]:  # noqa: A002
    """A new draft with the same text, details and cards."""
    original = story(library, id)
    now = datetime.now(UTC)
    copy = replace(
        original,
        id=new_id(),
        headline=f"{original.headline} (copy)" if original.headline else "",
        cards=tuple(replace(card, id=new_id()) for card in original.cards),
        created_at=now,
        changed_at=now,
        exported_at=None,
        trashed_at=None,
        seq=0,
    )
    draft = copy.with_details(
        slug="",
        slug_is_own=False,
        status=Status.DRAFT,
        published_at=None,
        updated_at=None,
        embargo_until=None,
        canonical="",
    )
    return new(library, draft, origin=origin)


def trash(library: "Library", ids: Iterable[str], *, origin: str = "") -> Changes:
    """Put stories into the trash; nothing of them is lost."""
    return _move(library, ids, datetime.now(UTC), origin)


def restore(library: "Library", ids: Iterable[str], *, origin: str = "") -> Changes:
    """Take stories out of the trash."""
    return _move(library, ids, None, origin)


def _move(library: "Library", ids: Iterable[str], at: datetime | None, origin: str) -> Changes:
    with library.write() as work:
        moved = work.stories.set_trashed(ids, at)
        work.commit()
    return Changes(stories=moved, listing=bool(moved), origin=origin)


def _present(reading: "Reading", story_id: str) -> Story:
    found = reading.stories.get(story_id)
    if found is None:
        raise gone(story_id)
    return found


def gone(story_id: str) -> StoryNotFound:
    """The error that says that a story was there once."""
    return StoryNotFound(f"The story “{story_id}” is not in the library; it may have been removed elsewhere.")


def _name(story: Story) -> str:
    return story.headline or story.details.slug or "The story"
