"""What does the library remember of an export?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.domain.revision import Reason
from deskeditor.domain.story import Story
from deskeditor.services import saving

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Work
    from deskeditor.storage.standing_shelf import Standing

_READABLE = "markdown"  # what can be imported again


@dataclass(frozen=True, slots=True)
class Sent:
    """One story that went out; `at` is when it was read, and `hash` that of its first file's bytes."""

    story: Story
    at: datetime
    format: str
    folder: Path
    files: tuple[Path, ...]
    hash: str


def write(library: "Library", sent: "Sequence[Sent]", standing: "Sequence[Standing]") -> None:
    """Write exports down: when, where to, and the state that went out, which stays as a revision.

    `standing` are the files as they stand now, so that the next export may leave them alone. Nothing is
    written down in a library that can only be read: its stories can be exported all the same.
    """
    if library.is_read_only or not (sent or standing):
        return
    with library.write() as work:
        ids = {one.story.id for one in sent} | {one.story for one in standing}
        there = work.stories.heads(ids)  # a story may have been removed meanwhile
        for one in sent:
            if one.story.id in there:
                _write(work, one)
        work.standing.put([one for one in standing if one.story in there])
        work.commit()


def _write(work: "Work", sent: Sent) -> None:
    from deskeditor.storage.record_shelf import ExportRecord, ImportRecord

    saving.keep(work, sent.story, Reason.EXPORTED)
    work.stories.set_exported(sent.story.id, sent.at)
    record = ExportRecord(
        story=sent.story.id,
        at=sent.at,
        format=sent.format,
        folder=str(sent.folder),
        files=tuple(str(path) for path in sent.files),
        page_hash=sent.hash,
    )
    work.records.add_export(record)
    if sent.format == _READABLE:  # coming back unchanged, it is recognised
        source = str(sent.files[0].resolve())
        work.records.add_import(ImportRecord(source=source, hash=sent.hash, story=sent.story.id, at=sent.at))
