"""What does the library remember of an export?"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.domain.revision import Reason
from deskeditor.domain.story import Story
from deskeditor.services import person

if TYPE_CHECKING:
    from deskeditor.services.export_jobs import Make
    from deskeditor.services.export_steps import Content
    from deskeditor.storage.carried_shelf import Carried
    from deskeditor.storage.library import Library, Work
    from deskeditor.storage.record_shelf import ExportRecord
    from deskeditor.storage.standing_shelf import Standing

_READABLE = "markdown"  # what can be imported again


@dataclass(frozen=True, slots=True)
class Sent:
    """One story that went out; `at` is when it was read, and `hash` that of its first file's bytes."""

    story: Story
    at: datetime
    format: str
    folder: str
    files: tuple[str, ...]  # their paths
    hash: str


def carried(job: "Make", folder: str, content: "Content") -> "Carried":
    """Which cards a page carries from now on."""
    from deskeditor.storage.carried_shelf import Carried

    file = path_of(folder, content.files[0].name)
    return Carried(story=job.id, folder=folder, file=file, cards=content.written.cards, checked_at=job.at)


def path_of(folder: str, name: str) -> str:
    """The path of a file in an export's folder, as it is written down."""
    return os.path.join(folder, *name.split("/"))  # noqa: PTH118  # thousands, none of them taken apart


def write(
    library: "Library",
    sent: "Sequence[Sent]",
    standing: "Sequence[Standing]",
    carried: "Sequence[Carried]" = (),
) -> None:
    """Write exports down: when, where to, and the state that went out, which stays as a revision.

    `standing` are the files as they stand now, so that the next export may leave them alone; `carried` says
    which cards their pages carry, so that it is known when those are old. Nothing is
    written down in a library that can only be read: its stories can be exported all the same.
    """
    if library.is_read_only or not (sent or standing or carried):
        return
    with library.write() as work:
        ids = {one.story.id for one in sent}
        ids |= {one.story for one in standing} | {one.story for one in carried}
        there = work.stories.heads(ids)  # a story may have been removed meanwhile
        _write(work, [one for one in sent if one.story.id in there])
        work.standing.put([one for one in standing if one.story in there])
        work.carried.put([one for one in carried if one.story in there])
        work.commit()


def _write(work: "Work", sent: "Sequence[Sent]") -> None:
    from deskeditor.storage.export_shelf import ExportShelf
    from deskeditor.storage.record_shelf import ImportRecord

    shelf = ExportShelf(work.connection)
    seqs = {one.story.id: one.story.seq for one in sent}
    unkept = shelf.keep_states(seqs, datetime.now(UTC), person.name())
    if unkept:
        _keep(work, {one.story.id: one.story for one in sent if one.story.id in unkept}.values())
    for at, of_one_time in groupby(sent, key=lambda one: one.at):  # stories are read many at once
        shelf.set_exported({one.story.id for one in of_one_time}, at)
    shelf.add(map(_record, sent))
    for one in sent:
        if one.format == _READABLE:  # coming back unchanged, it is recognised
            source = str(Path(one.files[0]).resolve())
            work.records.add_import(ImportRecord(source=source, hash=one.hash, story=one.story.id, at=one.at))


def _keep(work: "Work", stories: "Iterable[Story]") -> None:
    from deskeditor.services import saving  # knows much of texts that most exports need not know

    for story in stories:
        saving.keep(work, story, Reason.EXPORTED)


def _record(sent: Sent) -> "ExportRecord":
    from deskeditor.storage.record_shelf import ExportRecord

    return ExportRecord(
        story=sent.story.id,
        at=sent.at,
        format=sent.format,
        folder=sent.folder,
        files=sent.files,
        page_hash=sent.hash,
    )
