"""Which exported pages carry an old card by now, and how are they brought up to date?

A page carries an old card when its section of cards would be printed otherwise now, whatever the reason: a
target's new headline, picture, author, address or state, a set that was edited, or the story's own cards.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.services import exporting, surroundings

if TYPE_CHECKING:
    from deskeditor.services.exporting import Exported, Failed
    from deskeditor.storage.library import Library, Reading

_TOGETHER = 500  # stories that are looked at at once


@dataclass(frozen=True, slots=True, kw_only=True)
class StalePage:
    """A page that carries an old card; `folder` is where its story was exported last."""

    id: str
    slug: str
    headline: str
    folder: Path
    file: Path


def ripple(library: "Library", story_ids: Iterable[str]) -> tuple[StalePage, ...]:
    """The pages that carry an old card for one of these stories; trash left out."""
    with library.read() as reading:
        found = reading.carried.under(tuple(story_ids))
        return tuple(page for page, is_old in _compared(library.folder, reading, found) if is_old)


def stale(library: "Library") -> tuple[StalePage, ...]:
    """Every page that carries an old card. What is found to be as it should is not looked at again."""
    now = datetime.now(UTC)
    with library.read() as reading:
        pages = list(_compared(library.folder, reading, reading.carried.in_doubt(now)))
    true = [page.id for page, is_old in pages if not is_old]
    if true and not library.is_read_only:
        with library.write() as work:
            for start in range(0, len(true), _TOGETHER):
                work.carried.confirm(true[start : start + _TOGETHER], now)
            work.commit()
    return tuple(page for page, is_old in pages if is_old)


def export(
    library: "Library", pages: Sequence[StalePage], folder: Path | None = None
) -> "Iterator[Exported | Failed]":
    """Export pages again, each to where it was exported last, or all of them into one folder."""
    by_folder: dict[Path, list[str]] = defaultdict(list)
    for page in pages:
        by_folder[folder or page.folder].append(page.id)
    for where, ids in by_folder.items():
        with library.read() as reading:
            beside = reading.carried.in_folder(str(where))  # pages lead to those before and after them
        among = tuple(dict.fromkeys((*beside, *ids))) if len(beside) > 1 else ()
        request = exporting.ExportRequest(stories=tuple(ids), folder=where, among=among, keeps_edited=True)
        yield from exporting.export(library, request)


def _compared(folder: Path, reading: "Reading", ids: Sequence[str]) -> "Iterator[tuple[StalePage, bool]]":
    """The page of each of these stories, and whether a card on it is old."""
    for start in range(0, len(ids), _TOGETHER):
        yield from _some(folder, reading, ids[start : start + _TOGETHER])


def _some(folder: Path, reading: "Reading", ids: Sequence[str]) -> "Iterator[tuple[StalePage, bool]]":
    from deskeditor.pages import printed_cards

    carried, found = reading.carried.of(ids), reading.stories.without_bodies(ids)
    wants = {one: surroundings.wanted(story) for one, story in found.items()}
    sites = {story.site for story in found.values()}
    known = surroundings.gathered(folder, reading, sites, list(wants.values()))
    for one, story in found.items():
        last = carried[one]
        page = StalePage(
            id=one,
            slug=story.details.slug,
            headline=story.headline,
            folder=Path(last.folder),
            file=Path(last.file),
        )
        says = printed_cards.digest(story, known.around(story.site, wants[one]))
        yield page, says != last.cards and page.file.exists()
