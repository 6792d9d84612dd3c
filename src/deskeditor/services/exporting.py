"""How do stories leave as pages and Markdown files, so that nothing is ever half written?

A file that would not change is not made or written again, and every export is written down in the library.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.domain import slug as slugs
from deskeditor.domain.story import Status
from deskeditor.services import neighbours, page_wishes
from deskeditor.storage import files

if TYPE_CHECKING:
    from deskeditor.services.page_makers import Makers
    from deskeditor.storage.library import Library

HTML, MARKDOWN, BOTH, FRAGMENT = "html", page_wishes.MARKDOWN, "both", page_wishes.FRAGMENT
FORMATS = (HTML, MARKDOWN)  # what "both" means
ALL_FORMATS = (*FORMATS, FRAGMENT)
_SUFFIXES = {HTML: ".html", MARKDOWN: ".md", FRAGMENT: ".fragment.html"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """Which stories (by id) go into which folder, as `html`, `markdown`, `both` or `fragment`.

    A page leads to those before and after it that are in the folder, or come there with it; where an export
    is made in portions, `among` names the stories of all of them. With `keeps_edited` a file that somebody
    else has changed is kept beside the new one; else, and with `force`, it is written over.
    """

    stories: tuple[str, ...]
    folder: Path
    format: str = HTML
    force: bool = False  # write files that would not change, too
    keeps_edited: bool = False
    among: tuple[str, ...] = ()
    cards: bool = True  # in a fragment; a page has those that its site wants

    @property
    def formats(self) -> tuple[str, ...]:
        """The single formats asked for."""
        return FORMATS if self.format == BOTH else (self.format,)

    def name(self, slug: str, format_: str) -> str:
        """What a story's file is called; raises `InvalidValue` for a slug that no file may have."""
        return f"{slugs.checked(slug)}{_SUFFIXES[format_]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A story whose files stand in the folder; `is_unchanged`: they all stood there before.

    `warnings` say what is missing; `remarks` which cards lead to what readers do not find.
    """

    id: str
    slug: str
    folder: Path
    names: tuple[str, ...]  # of its files in the folder
    is_unchanged: bool = False
    warnings: tuple[str, ...] = ()
    remarks: tuple[str, ...] = field(default=(), compare=False)
    set_aside: tuple[Path, ...] = ()  # the files that somebody else had changed, by their new names

    @property
    def files(self) -> tuple[Path, ...]:
        """Its files: first that of each format, then pictures."""
        return tuple(self.folder / name for name in self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A story that could not be exported, and why; `slug` is its id where there is no such story."""

    id: str
    slug: str
    error: str


def every(library: "Library", status: Status | None = None) -> tuple[str, ...]:
    """The ids of all stories but the trash, or of those that have come so far; last edited first."""
    from deskeditor.storage.export_shelf import ExportShelf

    with library.read() as reading:
        return ExportShelf(reading.connection).every(status.value if status else "")


def plan(library: "Library", request: ExportRequest) -> tuple[Path, ...]:
    """The files that an export would see to, in order; pictures stand beside them in `images/`."""
    from deskeditor.services import stories

    found = [stories.story(library, one) for one in request.stories]
    names = (request.name(one.details.slug, format_) for one in found for format_ in request.formats)
    return tuple(request.folder / name for name in names)


def export(
    library: "Library",
    request: ExportRequest,
    is_stopped: Callable[[], bool] = lambda: False,
    makers: "Makers | None" = None,
) -> Iterator[Exported | Failed]:
    """Write the stories one by one. A story that cannot be written ends no more than itself.

    One under embargo is not written, whatever is asked for.

    `is_stopped` is asked after each story: when it says so no other is begun, and what is being written is
    finished and told of. So it is, but not told of, when whoever listens stops listening. `makers` may have
    been made ready before. Raises `CannotWrite` where the folder can be neither found nor made.
    """
    from deskeditor.services.export_run import ExportRun  # loads what makes pages

    files.make_folder(request.folder)
    run = ExportRun(library, request, neighbours.of(library, request), makers)
    try:
        yield from run.outcomes(is_stopped)
    finally:
        run.close()
