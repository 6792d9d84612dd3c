"""The commands that make pages and files: `export` and `render`."""

import argparse
import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskeditor.cli import arguments, documents, named_file, place
from deskeditor.cli.answer import Answer, Failure
from deskeditor.cli.output import Output, Progress
from deskeditor.cli.stories import REF
from deskeditor.domain.story import Status
from deskeditor.errors import StoryError

if TYPE_CHECKING:
    from deskeditor.services.exporting import Exported, Failed
    from deskeditor.services.ripple import StalePage
    from deskeditor.storage.library import Library

_FORMATS = ("html", "fragment", "markdown")


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Declare the commands of this family."""
    export = commands.add_parser(
        "export",
        parents=[shared],
        help="finished stories to disk",
        description="Write stories as pages, fragments or Markdown files; pictures stand beside them in "
        "images/. Files that would not change are left alone; one that somebody else has edited is kept "
        "beside the new one under another name.",
    )
    _add_which(export)
    _add_where(export)
    _add_how(export)
    export.set_defaults(run=_export, misused=export.error)
    _add_render(commands, shared)


def _add_which(export: argparse.ArgumentParser) -> None:
    export.add_argument("refs", metavar="REF", nargs="*", type=arguments.text, help=REF)
    export.add_argument("--all", action="store_true", help="every story that is not in the trash")
    export.add_argument(
        "--status", choices=[one.value for one in Status], help="only stories that have come so far"
    )
    export.add_argument(
        "--stale",
        action="store_true",
        help="the stories whose exported page carries an old card, each to where it went last or to DIR",
    )


def _add_where(export: argparse.ArgumentParser) -> None:
    where = export.add_mutually_exclusive_group()
    where.add_argument("--to", metavar="DIR", type=Path, help="the folder; made if there is none")
    where.add_argument(
        "--check",
        action="store_true",
        help="write nothing: say whether the pages exported last are the stories’ pages now",
    )


def _add_how(export: argparse.ArgumentParser) -> None:
    export.add_argument(
        "--format",
        choices=_FORMATS,
        default="html",
        help="pages (html) unless you say otherwise; a fragment is body and cards, for another system",
    )
    export.add_argument("--without-cards", action="store_true", help="leave the cards out of fragments")
    export.add_argument(
        "--force", action="store_true", help="write files that would not change, too, and over edited ones"
    )


def _add_render(commands: Any, shared: argparse.ArgumentParser) -> None:
    render = commands.add_parser(
        "render",
        parents=[shared],
        help="one Markdown file to one page, without a library",
        description="Turn one Markdown file into its page, without a library.",
    )
    render.add_argument("file", metavar="FILE", help="a Markdown file; - for standard input")
    render.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        default=named_file.STANDARD,
        help="the page's file; - for standard output",
    )
    render.set_defaults(run=_render)


def _export(args: argparse.Namespace, output: Output) -> Answer:
    from deskeditor.services import exporting, page_makers

    if args.stale:
        return _renewed(args, output)
    if not (args.to or args.check):
        args.misused("where to? say --to DIR, or --check")
    if args.refs and args.all:
        args.misused("name stories or say --all, not both")
    if not (args.refs or args.all or args.status):
        args.misused("which stories? name them, or say --all")
    if args.without_cards and args.format != "fragment":
        args.misused("--without-cards is for fragments: say --format fragment, too")
    with page_makers.Makers() as makers, output.progress() as progress, ExitStack() as opened:
        if args.all and args.to:
            makers.foresee(place.folder(args.library), args.to)
        library = opened.enter_context(place.opened(args))
        ids, unknown = _wanted(library, args)
        if args.check:
            return _checked(library, ids, unknown)
        request = exporting.ExportRequest(
            stories=ids,
            folder=args.to,
            format=args.format,
            force=args.force,
            cards=not args.without_cards,
            keeps_edited=True,
        )
        outcomes = tuple(_watched(exporting.export(library, request, makers=makers), len(ids), progress))
        return answer(outcomes, unknown, args.to)


def _renewed(args: argparse.Namespace, output: Output) -> Answer:
    """Export again the pages that carry an old card; with --check only name them."""
    from deskeditor.services import ripple

    if args.all or args.status or args.format != "html" or args.without_cards:
        args.misused("--stale goes with REF, --to and --check alone")
    with place.opened(args) as library, output.progress() as progress:
        ids, unknown = _wanted(library, args) if args.refs else ((), ())
        pages = [page for page in ripple.stale(library) if not args.refs or page.id in ids]
        if args.check:
            return _named_stale(pages, unknown)
        outcomes = tuple(_watched(ripple.export(library, pages, args.to), len(pages), progress))
    said = answer(outcomes, unknown, args.to or Path())
    lines = [str(one) for one in said.lines]
    return replace(said, lines=[*lines[:-1], lines[-1].partition("; folder: ")[0]])


def _named_stale(pages: "list[StalePage]", unknown: tuple[Failure, ...]) -> Answer:
    stale = [{"id": one.id, "slug": one.slug, "file": str(one.file)} for one in pages]
    return Answer(
        document={"stale": stale, "failed": []},
        lines=[*(f"{one.slug}  {one.file}" for one in pages), f"{len(pages)} pages carry an old card"],
        failed=unknown,
    )


def _checked(library: "Library", ids: tuple[str, ...], unknown: tuple[Failure, ...]) -> Answer:
    """Which pages on disk are those of their stories; whatever differs is named as a failure."""
    from deskeditor.services import page_on_disk

    found = list(page_on_disk.check(library, ids))
    same = [story.details.slug for story, standing in found if standing.is_same]
    other = (Failure(one.details.slug, standing.words) for one, standing in found if not standing.is_same)
    failed = (*unknown, *other)
    return Answer(
        document={"same": same, "failed": []},
        lines=[f"{len(same)} of {len(found) + len(unknown)} pages on disk are the stories’ pages"],
        failed=failed,
    )


def _wanted(library: "Library", args: argparse.Namespace) -> tuple[tuple[str, ...], tuple[Failure, ...]]:
    """The ids of the stories asked for, and the references that name none."""
    from deskeditor.services import exporting

    if not args.refs:
        return exporting.every(library, Status(args.status) if args.status else None), ()
    from deskeditor.services import stories  # knows more than an export needs

    ids, failed = [], []
    for ref in args.refs:
        try:
            story = stories.find(library, ref)
            if not args.status or story.details.status == args.status:
                ids.append(story.id)
        except StoryError as error:
            failed.append(Failure(ref, str(error)))
    return tuple(dict.fromkeys(ids)), tuple(failed)


def _watched(
    outcomes: Iterator["Exported | Failed"], total: int, progress: Progress
) -> Iterator["Exported | Failed"]:
    for number, outcome in enumerate(outcomes, 1):
        progress.at(number, total, outcome.slug)
        yield outcome


def answer(outcomes: tuple["Exported | Failed", ...], unknown: tuple[Failure, ...], folder: Path) -> Answer:
    """What an export has to say; `unknown`: what was asked for and is not there."""
    from deskeditor.services.exporting import Exported

    done = [one for one in outcomes if isinstance(one, Exported)]
    failed = [Failure(one.slug, one.error) for one in outcomes if not isinstance(one, Exported)]
    written = [_document(one) for one in done if not one.is_unchanged]
    unchanged = [_document(one) for one in done if one.is_unchanged]
    counts = f"{len(written)} exported, {len(unchanged)} unchanged, {len(failed) + len(unknown)} failed"
    warnings = [warning for one in done for warning in _warnings(one)]
    return Answer(
        document={"exported": written, "unchanged": unchanged, "failed": [], "warnings": warnings},
        lines=[*(_first(one) for one in done if not one.is_unchanged), f"{counts}; folder: {folder}"],
        warnings=warnings,
        failed=(*unknown, *failed),
    )


def _warnings(one: "Exported") -> Iterator[str]:
    yield from (f"{one.slug}: {warning}" for warning in (*one.remarks, *one.warnings))
    for path in one.set_aside:
        yield f"{one.slug}: a file was edited since the last export; what stood there is “{path}” now."


def _first(one: "Exported") -> str:
    return os.path.join(one.folder, one.names[0])  # noqa: PTH118  # of a thousand, none is taken apart


def _document(one: "Exported") -> documents.Document:
    here = os.getcwd()  # noqa: PTH109  # of a thousand paths, none has to be taken apart
    files = [os.path.join(here, one.folder, name) for name in one.names]  # noqa: PTH118
    return {"id": one.id, "slug": one.slug, "files": files}


def _render(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import rendering

    page = rendering.page(named_file.content(args.file), named_file.path(args.file))
    document = {"source": args.file, "warnings": list(page.warnings)}
    if args.output == named_file.STANDARD:
        return Answer(document={**document, "html": page.html}, text=page.html, warnings=page.warnings)
    files = [str(one.absolute()) for one in rendering.write(page, Path(args.output))]
    return Answer(document={**document, "files": files}, lines=files, warnings=page.warnings)
