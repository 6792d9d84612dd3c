"""The command that takes files into the library: `import`."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskeditor.cli import arguments, documents, place, sites
from deskeditor.cli.answer import Answer, Failure
from deskeditor.cli.output import Output, Progress

if TYPE_CHECKING:
    from deskeditor.services.importing import Imported, ImportEvent, ImportResult
    from deskeditor.storage.library import Library

_FORMATS = ("auto", "markdown")


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Declare the command."""
    one = commands.add_parser(
        "import",
        parents=[shared],
        help="files or folders into the library",
        description="Take files into the library, and all files of a folder. What was imported before and "
        "has not changed is left alone. The library is made if there is none.",
    )
    one.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="a file or a folder")
    one.add_argument(
        "--format", choices=_FORMATS, default="auto", help="what the files are; auto goes by their suffixes"
    )
    one.add_argument("--site", metavar="SITE", type=arguments.text, default="default", help=sites.NEW)
    one.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    one.set_defaults(run=_import)


def _import(args: argparse.Namespace, output: Output) -> Answer:
    from deskeditor.services import importing

    with _library(args) as library, output.progress() as progress:
        events = importing.import_paths(
            library, args.paths, format=args.format, dry_run=args.dry_run, site=args.site
        )
        result = importing.collect(_watched(events, progress))
        return _answer(library, result, is_dry=args.dry_run)


@contextmanager
def _library(args: argparse.Namespace) -> Iterator["Library"]:
    """The library; for a dry run where there is none, one that is gone afterwards."""
    import tempfile

    from deskeditor.services.libraries import create_library
    from deskeditor.storage.place import is_free

    if not (args.dry_run and is_free(place.folder(args.library))):
        with place.opened_or_made(args) as library:
            yield library
        return
    with tempfile.TemporaryDirectory() as folder, create_library(Path(folder) / "library") as library:
        yield library


def _watched(events: Iterator["ImportEvent"], progress: Progress) -> Iterator["ImportEvent"]:
    for event in events:
        progress.at(event.number, event.total, Path(event.outcome.source).name)
        yield event


def _answer(library: "Library", result: "ImportResult", *, is_dry: bool) -> Answer:
    failed = tuple(Failure(one.source, one.error) for one in result.failed)
    return Answer(
        document={
            "stories": [_document(one) for one in result.stories],
            "unchanged": list(result.unchanged),
            "failed": [],
        },
        lines=_lines(library, result, is_dry=is_dry),
        warnings=[f"{_named(one.source, warning)}" for one in result.stories for warning in one.warnings],
        failed=failed,
    )


def _document(one: "Imported") -> documents.Document:
    return {
        "id": one.story.id,
        "slug": one.story.details.slug,
        "headline": one.story.headline,
        "cards": len(one.story.cards),
        "source": one.source,
        "warnings": list(one.warnings),
    }


def _named(source: str, warning: str) -> str:
    return warning if Path(source).name in warning else f"{source}: {warning}"


def _lines(library: "Library", result: "ImportResult", *, is_dry: bool) -> Iterator[str]:
    for one in result.stories:
        yield f"{'updated' if one.is_update else 'new':<8}  {one.story.details.slug}  {one.story.headline}"
    counts = f"{len(result.stories)} imported, {len(result.unchanged)} unchanged, {len(result.failed)} failed"
    yield f"Nothing was written; it would be: {counts}." if is_dry else f"{counts}; library: {library.folder}"
