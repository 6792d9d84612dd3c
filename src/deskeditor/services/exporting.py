"""How do stories leave as pages and Markdown files, so that nothing is ever half written?

A file that would not change is not written again, and every export is written down in the library.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.domain import slug as slugs
from deskeditor.domain.story import Story
from deskeditor.errors import CannotWrite, DeskError
from deskeditor.formats.writing import html_fragment, html_page, markdown_file
from deskeditor.formats.writing.written import Written
from deskeditor.markup.document import Renderer
from deskeditor.pages.surroundings import Neighbours
from deskeditor.services import export_records, neighbours, renditions, stories, surroundings
from deskeditor.services.export_records import Sent
from deskeditor.storage import files

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

HTML, MARKDOWN, BOTH, FRAGMENT = "html", "markdown", "both", "fragment"
FORMATS = (HTML, MARKDOWN)  # what "both" means
_SUFFIXES = {HTML: ".html", MARKDOWN: ".md", FRAGMENT: ".fragment.html"}
_TOGETHER = 20  # exports written down at once: a crash in between forgets a few of them, and no file


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """Which stories (by id) go into which folder, as `html`, `markdown`, `both` or `fragment`.

    Pages of several stories lead to the ones before and after them. Where an export is made in portions,
    `among` names the stories of all of them.
    """

    stories: tuple[str, ...]
    folder: Path
    format: str = HTML
    force: bool = False  # write files that would not change, too
    among: tuple[str, ...] = ()
    cards: bool = True  # in a fragment; a page has those that its site wants

    @property
    def formats(self) -> tuple[str, ...]:
        """The single formats asked for."""
        return FORMATS if self.format == BOTH else (self.format,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A story whose files stand in the folder; `is_unchanged`: they all stood there before."""

    id: str
    slug: str
    files: tuple[Path, ...]
    is_unchanged: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A story that could not be exported, and why; `slug` is its id where there is no such story."""

    id: str
    slug: str
    error: str


def plan(library: "Library", request: ExportRequest) -> tuple[Path, ...]:
    """The files that an export would see to, in order; pictures stand beside them in `images/`."""
    found = [stories.story(library, one) for one in request.stories]
    return tuple(_path(request, story, format_) for story in found for format_ in request.formats)


def export(library: "Library", request: ExportRequest) -> Iterator[Exported | Failed]:
    """Write the stories one by one. A story that cannot be written ends no more than itself.

    Raises `CannotWrite` where the folder can be neither found nor made.
    """
    _make(request.folder)
    run = _Run(library, request, neighbours.among(library, request.among or request.stories))
    sent: list[Sent] = []
    try:
        for story_id in request.stories:
            outcome = run.story(story_id)
            sent += run.taken_records()
            if len(sent) >= _TOGETHER:
                export_records.write(library, sent)
                sent = []
            yield outcome
    finally:
        export_records.write(library, sent)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise CannotWrite(f"“{folder}” is a file, not a folder; choose another folder.") from error
    except OSError as error:
        raise CannotWrite(files.why(folder, error)) from error


def _path(request: ExportRequest, story: Story, format_: str) -> Path:
    """Where a story goes; raises `InvalidValue` for a slug that no file may have."""
    return request.folder / f"{slugs.checked(story.details.slug)}{_SUFFIXES[format_]}"


@dataclass(slots=True)
class _Run:
    """One export: what it shares between its stories."""

    library: "Library"
    request: ExportRequest
    neighbours: Mapping[str, Neighbours]
    renderer: Renderer = field(default_factory=Renderer)
    _taken: dict[Path, str] = field(default_factory=dict)  # the story that wrote a file
    _pictures: set[str] = field(default_factory=set)  # those that stand in the folder by now
    _records: list[Sent] = field(default_factory=list)

    def story(self, story_id: str) -> Exported | Failed:
        """Write one story's files, pictures first, so that no page refers to what is not there."""
        slug = story_id
        try:
            at = datetime.now(UTC)
            story = stories.story(self.library, story_id)
            slug = story.details.slug
            return self._written(story, at)
        except DeskError as error:
            return Failed(id=story_id, slug=slug, error=str(error))

    def taken_records(self) -> list[Sent]:
        """What is to be written down since this was last asked."""
        records, self._records = self._records, []
        return records

    def _written(self, story: Story, at: datetime) -> Exported:
        all_files: list[Path] = []
        warnings: list[str] = []
        is_unchanged = True
        for format_ in self.request.formats:
            path = self._own(_path(self.request, story, format_), story)
            written = self._made(story, format_)
            pictures, news, missing = self._with_pictures(written)
            is_new = self._put(path, written.content)
            all_files += [path, *pictures]
            warnings += missing
            is_unchanged = is_unchanged and not is_new and not news
            if is_new or news or story.exported_at is None or story.changed_since_export:
                digest = hashlib.sha256(written.content).hexdigest()
                self._records.append(Sent(story, at, format_, self.request.folder, (path, *pictures), digest))
        return Exported(
            id=story.id,
            slug=story.details.slug,
            files=tuple(dict.fromkeys(all_files)),
            is_unchanged=is_unchanged,
            warnings=tuple(dict.fromkeys(warnings)),
        )

    def _own(self, path: Path, story: Story) -> Path:
        """The path, if no other story of this export has it and it lies in the folder; else raises."""
        if self._taken.setdefault(path, story.id) != story.id:
            raise CannotWrite(
                f"Another story of this export goes to “{path}”; change the slug of one of them."
            )
        return self._inside(path)

    def _inside(self, path: Path) -> Path:
        if not path.parent.resolve().is_relative_to(self.request.folder.resolve()):
            raise CannotWrite(f"“{path}” leads out of the export's folder; choose another folder.")
        return path

    def _made(self, story: Story, format_: str) -> Written:
        around = surroundings.around(self.library, story)
        if format_ == MARKDOWN:
            return markdown_file.write(story, around)
        if format_ == FRAGMENT:
            return html_fragment.write(story, around, self.renderer, cards=self.request.cards)
        around = replace(around, neighbours=self.neighbours.get(story.id, Neighbours()))
        return html_page.write(story, around, self.renderer)

    def _with_pictures(self, written: Written) -> tuple[list[Path], bool, list[str]]:
        """The pictures' paths, whether one was written, and what is missing."""
        wanted = [one for one in written.images if one not in self._pictures]
        missing: list[str] = []
        is_new = False
        for reference, content in renditions.contents(self.library.folder, wanted):
            if content is None:
                missing.append(f"The picture “{renditions.asset_of(reference)}” is not in the library.")
                continue
            path = self._inside(self.request.folder / reference)
            _make(path.parent)
            is_new = self._put(path, content) or is_new
            self._pictures.add(reference)
        paths = [self.request.folder / one for one in written.images if one in self._pictures]
        return paths, is_new, missing

    def _put(self, path: Path, content: bytes) -> bool:
        """Write a file unless just that stands there; whether it was written."""
        if not self.request.force and _stands(path, content):
            return False
        files.write_atomically(path, content)
        return True


def _stands(path: Path, content: bytes) -> bool:
    try:
        return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False  # writing will say what is the matter
