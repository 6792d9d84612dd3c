"""What would an export write, and which of those files has somebody else changed meanwhile?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.domain.story import Story
from deskeditor.formats.writing import html_page
from deskeditor.formats.writing.written import Written
from deskeditor.markup.document import Renderer
from deskeditor.pages.surroundings import Neighbours
from deskeditor.services import export_edited, exporting, neighbours, renditions, stories, surroundings
from deskeditor.services.exporting import ALL_FORMATS, BOTH, FORMATS, FRAGMENT, HTML, ExportRequest
from deskeditor.services.page_wishes import Wish, content

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

set_aside = export_edited.set_aside  # for whoever looked ahead and found edited files


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """A file that would be written; `is_edited`: what stands there is not what we wrote there last."""

    path: Path
    size: int  # bytes; of a picture that is not made yet, roughly
    is_edited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LastExport:
    """Where a story went the last time, and as what: `html`, `markdown`, `both` or `fragment`."""

    at: datetime
    folder: Path
    format: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What an export of one story would write; `page` is its HTML page, or the fragment that is asked for."""

    story: Story
    page: str
    files: tuple[PlannedFile, ...]

    @property
    def edited(self) -> tuple[Path, ...]:
        """The files that somebody else has changed."""
        return tuple(file.path for file in self.files if file.is_edited)


def last_export(library: "Library", story_id: str) -> LastExport | None:
    """The newest export of a story that is written down."""
    with library.read() as reading:
        kinds = [reading.records.last_export(story_id, format=one) for one in ALL_FORMATS]
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
    beside = neighbours.of(library, request).get(story_id, Neighbours())
    around = replace(around, neighbours=beside)
    renderer = Renderer()
    page = html_page.write(story, around, renderer)
    wishes = (Wish(story, around, one, request.cards) for one in request.formats)
    contents = [page if one.format == HTML else content(one, renderer) for one in wishes]
    return Outlook(
        story=story,
        page=(contents[0] if request.format == FRAGMENT else page).content.decode(),
        files=(*_planned(library, request, contents), *_pictures(library, request, contents)),
    )


def edited(library: "Library", request: ExportRequest) -> tuple[Path, ...]:
    """The files of the request's one story that somebody else has changed; quick where there are none."""
    (story_id,) = request.stories
    paths = zip(exporting.plan(library, request), request.formats, strict=True)
    if any(export_edited.is_edited(library, story_id, format_, path) for path, format_ in paths):
        return outlook(library, request).edited
    return ()


def _planned(library: "Library", request: ExportRequest, contents: list[Written]) -> Iterable[PlannedFile]:
    paths = exporting.plan(library, request)
    for path, format_, written in zip(paths, request.formats, contents, strict=True):
        is_edited = export_edited.is_edited(library, request.stories[0], format_, path)
        is_edited = is_edited and path.read_bytes() != written.content
        yield PlannedFile(path=path, size=len(written.content), is_edited=is_edited)


def _pictures(library: "Library", request: ExportRequest, contents: list[Written]) -> Iterable[PlannedFile]:
    for reference in dict.fromkeys(image for written in contents for image in written.images):
        if size := renditions.size(library.folder, reference):  # else the export says that it is not there
            yield PlannedFile(path=request.folder / reference, size=size)
