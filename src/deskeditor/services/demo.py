"""What does deskeditor show to whoever has nothing of their own to put in yet?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.services import exporting, listing, samples
from deskeditor.services.exporting import Exported, ExportRequest, Failed

if TYPE_CHECKING:
    from deskeditor.storage.library import Library
    from deskeditor.storage.rows import StoryRow

LIBRARY = "library"  # the sample library's folder in the demo's
_FOLDERS = {exporting.HTML: "html", exporting.MARKDOWN: "markdown"}


@dataclass(frozen=True, slots=True)
class Demo:
    """The sample stories of a library, and what became of their export."""

    stories: tuple["StoryRow", ...]
    outcomes: tuple[Exported | Failed, ...]


def make(library: "Library", folder: Path) -> Demo:
    """Add the sample stories to a library, and write them to `html/` and `markdown/` in a folder.

    Those that are there already stay as they are. Raises `CannotWrite` where the folder cannot be made.
    """
    samples.add_samples(library)
    rows = listing.rows(library, listing.ListQuery(tag=samples.TAG, limit=listing.ALL)).rows
    outcomes = _exported(library, tuple(row.id for row in rows), folder)
    return Demo(rows, tuple(_together(outcomes)))


def _together(outcomes: Iterator[Exported | Failed]) -> Iterator[Exported | Failed]:
    """One outcome a story, with the files of all formats; failures stay by themselves."""
    done: dict[str, Exported] = {}
    for one in outcomes:
        if isinstance(one, Failed):
            yield one
        elif before := done.get(one.id):
            names = (*before.names, *one.names)
            done[one.id] = replace(one, names=names, is_unchanged=before.is_unchanged and one.is_unchanged)
        else:
            done[one.id] = one
    yield from done.values()


def _exported(library: "Library", ids: tuple[str, ...], folder: Path) -> Iterator[Exported | Failed]:
    for format_, name in _FOLDERS.items():
        request = ExportRequest(stories=ids, folder=folder / name, format=format_)
        for one in exporting.export(library, request):
            yield replace(one, folder=folder, names=_below(name, one)) if isinstance(one, Exported) else one


def _below(name: str, outcome: Exported) -> tuple[str, ...]:
    return tuple(f"{name}/{file}" for file in outcome.names)
