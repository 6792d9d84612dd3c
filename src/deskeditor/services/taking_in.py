"""Does a file that was read become a new story, go over one, or say what one says already?"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from deskeditor.domain import slug as slugs
from deskeditor.domain.revision import Reason
from deskeditor.domain.story import Story
from deskeditor.formats.reading.read_story import ReadStory
from deskeditor.services import saving, sites
from deskeditor.services.card_references import Resolved, resolve

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Reading, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A file that became a story, or went over one (`is_update`)."""

    story: Story
    source: str
    warnings: tuple[str, ...] = ()
    is_update: bool = False


class Unchanged(NamedTuple):
    """A file whose story is in the library as it stands."""

    source: str
    story: str  # its id


class NotImported(NamedTuple):
    """A file that could not be read, and why."""

    source: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A file that has been read; `hash` is the SHA-256 of its bytes, `site` where it belongs if it is new."""

    source: str
    hash: str
    read: ReadStory
    site: str = sites.DEFAULT


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a file; `waits`: cards of its story name stories that may still come."""

    outcome: Imported | Unchanged
    waits: bool = False


@dataclass(frozen=True, slots=True)
class _Choice:
    """The story as it should stand; `stored` is the one that it goes over, if any."""

    story: Story
    resolved: Resolved
    stored: Story | None = None
    warnings: tuple[str, ...] = ()


def take_in(library: "Library", incoming: Incoming) -> Taken:
    """Write the story of a file: wholly or not at all."""
    with library.write() as work:
        choice = _choice(work, incoming)
        waits = choice.resolved.missing
        if choice.stored is None:
            saved = saving.insert(work, choice.story, Reason.IMPORTED)
        else:
            saved = saving.write(work, choice.stored, choice.story, Reason.IMPORTED)
        if choice.stored != saved or not _is_recorded(work, incoming):
            _record(work, incoming, saved, is_whole=not waits)
            work.commit()
    return _taken(incoming, choice, saved)


def preview(library: "Library", incoming: Incoming) -> Taken:
    """What `take_in` would do; nothing is written."""
    with library.read() as reading:
        choice = _choice(reading, incoming)
    slug = choice.story.details.slug or slugs.from_headline(choice.story.headline)
    return _taken(incoming, choice, choice.story.with_details(slug=slug))


def take_cards(library: "Library", incoming: Incoming, imported: Imported) -> Imported:
    """The same story with its cards, once all files are in that it may name."""
    with library.write() as work:
        stored = work.stories.get(imported.story.id) or imported.story
        resolved = resolve(work, stored, incoming.read.cards)
        saved = saving.write(work, stored, replace(stored, cards=resolved.cards), Reason.IMPORTED)
        _record(work, incoming, saved, is_whole=not resolved.missing)
        work.commit()
    return replace(imported, story=saved, warnings=(*imported.warnings, *resolved.warnings))


def _taken(incoming: Incoming, choice: _Choice, saved: Story) -> Taken:
    waits = choice.resolved.missing
    if choice.stored == saved and not waits:
        return Taken(outcome=Unchanged(incoming.source, saved.id))
    late = () if waits else choice.resolved.warnings  # else they are said when all files are in
    imported = Imported(
        story=saved,
        source=incoming.source,
        warnings=(*incoming.read.warnings, *choice.warnings, *_renamed(choice, saved), *late),
        is_update=choice.stored is not None,
    )
    return Taken(outcome=imported, waits=waits)


def _renamed(choice: _Choice, saved: Story) -> tuple[str, ...]:
    wanted = choice.story.details.slug
    if not wanted or wanted == saved.details.slug:
        return ()
    return (f"Another story has the slug “{wanted}”, so this one has “{saved.details.slug}”.",)


def _choice(reading: "Reading", incoming: Incoming) -> _Choice:
    record = reading.records.imported_from(incoming.source)
    stored = reading.stories.get(record.story) if record else None
    if record is None or stored is None:
        return _twin(reading, incoming) or _new(reading, incoming)
    over = _over(reading, incoming, stored)
    if stored.trashed_at is None and (over.story == stored or stored.changed_at <= record.at):
        return over
    reason = "was edited here since it was imported" if stored.trashed_at is None else "is in the trash"
    return _new(
        reading,
        incoming,
        f"The file changed, and its story “{stored.details.slug}” {reason}: this is a new one.",
    )


def _new(reading: "Reading", incoming: Incoming, *warnings: str) -> _Choice:
    story = incoming.read.story
    resolved = resolve(reading, story, incoming.read.cards)
    return _Choice(replace(story, cards=resolved.cards, site=incoming.site), resolved, warnings=warnings)


def _twin(reading: "Reading", incoming: Incoming) -> _Choice | None:
    """The story of the same slug, if it says just what the file says: an exported file comes back, say."""
    story = incoming.read.story
    slug = story.details.slug or slugs.from_headline(story.headline)
    for found in reading.stories.ids(slug, 2):
        stored = reading.stories.get(found)
        if stored and stored.details.slug == slug and stored.trashed_at is None:
            over = _over(reading, incoming, stored)
            return over if over.story == stored else None
    return None


def _over(reading: "Reading", incoming: Incoming, stored: Story) -> _Choice:
    """The file's story in the place of a stored one; its cards wait until all of them are found."""
    said = incoming.read.story
    resolved = resolve(reading, stored, incoming.read.cards)
    story = replace(
        stored,
        headline=said.headline,
        standfirst=said.standfirst,
        body=said.body,
        details=said.details,
        cards=stored.cards if resolved.missing else resolved.cards,
    )
    if said.details.slug in ("", stored.details.slug):
        kept = stored.details
        story = story.with_details(slug=kept.slug, slug_is_own=kept.slug_is_own)
    return _Choice(story, resolved, stored)


def _is_recorded(reading: "Reading", incoming: Incoming) -> bool:
    record = reading.records.imported_from(incoming.source)
    return record is not None and record.hash == incoming.hash


def _record(work: "Work", incoming: Incoming, story: Story, *, is_whole: bool) -> None:
    """Write down where the story came from; a file that left cards open is not recognised, but read again."""
    from deskeditor.storage.record_shelf import ImportRecord

    digest = incoming.hash if is_whole else ""
    record = ImportRecord(source=incoming.source, hash=digest, story=story.id, at=datetime.now(UTC))
    work.records.add_import(record)
