"""What would an export write, and which of those files has somebody else changed meanwhile?"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.domain.story import Story
from deskeditor.errors import CannotWrite
from deskeditor.formats.writing import html_page, markdown_file
from deskeditor.formats.writing.written import Written
from deskeditor.services import exporting, renditions, stories, surroundings
from deskeditor.services.exporting import BOTH, FORMATS, HTML, ExportRequest
from deskeditor.storage import files

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

_MOST_NAMES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """A file that would be written; `is_edited`: what stands there is not what we wrote there last."""

    path: Path
    size: int  # bytes; of a picture that is not made yet, roughly
    is_edited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LastExport:
    """Where a story went the last time, and as what: `html`, `markdown` or `both`."""

    at: datetime
    folder: Path
    format: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What an export of one story would write; `page` is its HTML page, whatever the formats."""

    story: Story
    page: str
    files: tuple[PlannedFile, ...]

    @property
    def edited(self) -> tuple[Path, ...]:
        """The files that somebody else has changed."""
        return tuple(file.path for file in self.files if file.is_edited)


def last_export(library: "Library", story_id: str) -> LastExport | None:
    """The newest export of a story that is written down; fragments go elsewhere, and do not count."""
    with library.read() as reading:
        kinds = [reading.records.last_export(story_id, format=one) for one in FORMATS]
        newest = max(filter(None, kinds), key=lambda record: record.at, default=None)
        if newest is None:
            return None
        same = [reading.records.last_export(story_id, format=one, folder=newest.folder) for one in FORMATS]
    together = all(record is not None and record.at == newest.at for record in same)
    return LastExport(at=newest.at, folder=Path(newest.folder), format=BOTH if together else newest.format)


def outlook(library: "Library", request: ExportRequest, *, publish: bool = False) -> Outlook:
    """What an export of the request's one story would write, marked as published or as it is."""
    (story_id,) = request.stories
    story = stories.story(library, story_id)
    story = story.published(datetime.now(UTC)) if publish else story
    around = surroundings.around(library, story)
    page = html_page.write(story, around)
    contents = [page if one == HTML else markdown_file.write(story, around) for one in request.formats]
    return Outlook(
        story=story,
        page=page.content.decode(),
        files=(*_planned(library, request, contents), *_pictures(library, request, contents)),
    )


def edited(library: "Library", request: ExportRequest) -> tuple[Path, ...]:
    """The files of the request's one story that somebody else has changed; quick where there are none."""
    paths = zip(exporting.plan(library, request), request.formats, strict=True)
    if any(_is_strange(library, request, path, format_) for path, format_ in paths):
        return outlook(library, request).edited
    return ()


def set_aside(path: Path) -> Path:
    """Give a file a name of its own beside its old one, which is free then; raises `CannotWrite`.

    `vote.html` becomes `vote-edited.html`, or `vote-edited-2.html`: no file is written over.
    """
    try:
        free = next(one for one in _names_beside(path) if not one.exists())
        return path.rename(free)
    except OSError as error:
        raise CannotWrite(files.why(path, error)) from error


def _names_beside(path: Path) -> Iterable[Path]:
    yield path.with_stem(f"{path.stem}-edited")
    for number in range(2, _MOST_NAMES):
        yield path.with_stem(f"{path.stem}-edited-{number}")
    raise CannotWrite(f"“{path.parent}” is full of edited copies of “{path.name}”; clear it up first.")


def _planned(library: "Library", request: ExportRequest, contents: list[Written]) -> Iterable[PlannedFile]:
    paths = exporting.plan(library, request)
    for path, format_, written in zip(paths, request.formats, contents, strict=True):
        is_edited = _is_strange(library, request, path, format_) and path.read_bytes() != written.content
        yield PlannedFile(path=path, size=len(written.content), is_edited=is_edited)


def _is_strange(library: "Library", request: ExportRequest, path: Path, format_: str) -> bool:
    """Whether a file stands there that is not what the story's last export of that kind wrote."""
    if not path.is_file():
        return False
    (story_id,) = request.stories
    with library.read() as reading:
        last = reading.records.last_export(story_id, format=format_, folder=str(request.folder))
    return last is None or last.page_hash != hashlib.sha256(path.read_bytes()).hexdigest()


def _pictures(library: "Library", request: ExportRequest, contents: list[Written]) -> Iterable[PlannedFile]:
    for reference in dict.fromkeys(image for written in contents for image in written.images):
        if size := renditions.size(library.folder, reference):  # else the export says that it is not there
            yield PlannedFile(path=request.folder / reference, size=size)
