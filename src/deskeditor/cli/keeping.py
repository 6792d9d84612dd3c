"""The commands that look after a library, and the one that fills one with samples: `library` and `demo`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskeditor.cli import exporting as pages
from deskeditor.cli import place
from deskeditor.cli.answer import Answer, Failure
from deskeditor.cli.output import Output

if TYPE_CHECKING:
    from deskeditor.services.backups import Backup

_DEMO = "deskeditor-demo"
_MB = 1_000_000


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Declare the commands of this family."""
    library = commands.add_parser(
        "library", parents=[shared], help="care of the library", description="Look after the library."
    )
    actions = library.add_subparsers(title="actions", metavar="ACTION", required=True)
    info = actions.add_parser("info", parents=[shared], help="what it holds, and how large it is")
    info.set_defaults(run=_info)
    verify = actions.add_parser("verify", parents=[shared], help="whether all of it is sound")
    verify.set_defaults(run=_verify)
    _add_backups(actions, shared)
    demo = commands.add_parser(
        "demo",
        parents=[shared],
        help="a sample library and sample exports",
        description="Make a library of sample stories, and write them out as pages and as Markdown.",
    )
    demo.add_argument(
        "--to",
        metavar="DIR",
        type=Path,
        default=Path(_DEMO),
        help=f"where to; else {_DEMO}. The library stands in it, too, unless --library names one",
    )
    demo.set_defaults(run=_demo)


def _add_backups(actions: Any, shared: argparse.ArgumentParser) -> None:
    backup = actions.add_parser("backup", parents=[shared], help="copy it, and prove the copy")
    backup.add_argument("--list", action="store_true", help="only list the backups there are")
    backup.set_defaults(run=_backup)
    restore = actions.add_parser(
        "restore", parents=[shared], help="bring a backup back; what is there is kept"
    )
    restore.add_argument(
        "name", metavar="NAME", nargs="?", default="", help="how its name begins; else the newest good one"
    )
    restore.set_defaults(run=_restore)
    compact = actions.add_parser("compact", parents=[shared], help="give back the room that it does not need")
    compact.set_defaults(run=_compact)
    _add_moving(actions, shared)


def _add_moving(actions: Any, shared: argparse.ArgumentParser) -> None:
    move = actions.add_parser("move", parents=[shared], help="let it stand in another folder from now on")
    move.add_argument("to", metavar="TO", type=Path, help="a folder that is empty or not there yet")
    move.add_argument("--keep", action="store_true", help="leave the old folder as it is, as a copy")
    move.set_defaults(run=_move)
    images = actions.add_parser("images", parents=[shared], help="images that nothing uses")
    images.add_argument("--remove", action="store_true", help="take them out; the library is backed up first")
    images.set_defaults(run=_images)
    reindex = actions.add_parser("reindex", parents=[shared], help="make the search index anew")
    reindex.set_defaults(run=_reindex)


def _backup(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import backups, libraries

    folder = place.folder(args.library)
    if not args.list:
        libraries.require(folder)
        backups.make(folder, backups.Why.BY_HAND)
    found = backups.backups(folder)
    return Answer(
        document={"backups": [_one_backup(one) for one in found]},
        lines=tuple(_backup_line(one) for one in found) or ("No backups.",),
    )


def _one_backup(one: "Backup") -> dict[str, object]:
    return {
        "name": one.folder.name,
        "at": one.made_at.isoformat(),
        "why": one.why.value,
        "proved": one.proved_at.isoformat(),
        "stories": one.stories,
        "revisions": one.revisions,
        "assets": one.assets,
        "missing": one.missing,
        "size_bytes": one.size,
        "path": str(one.folder),
    }


def _backup_line(one: "Backup") -> str:
    at = one.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
    held = f"{one.stories:>7} stories  {one.size / 1e6:>8.1f} MB"
    return f"{at}  proved  {held}  {one.why.value:<16}  {one.folder.name}"


def _restore(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import backups

    folder = place.folder(args.library)
    backup = backups.find(folder, args.name)
    kept = backups.restore(folder, backup)
    at = backup.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
    line = f"The library is as it was at {at}; what stood there is kept at {kept}."
    return Answer(document={"restored": _one_backup(backup), "kept": str(kept)}, lines=(line,))


def _compact(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import libraries

    with place.opened(args) as library:
        before, after = libraries.compact(library)
    line = f"{before / 1e6:.1f} MB before, {after / 1e6:.1f} MB now."
    return Answer(document={"before_bytes": before, "after_bytes": after}, lines=(line,))


def _move(args: argparse.Namespace, output: Output) -> Answer:
    from deskeditor.services import libraries
    from deskeditor.services.libraries import Moved

    folder, moved = place.folder(args.library), None
    with output.progress() as progress:
        for step in libraries.move(folder, args.to, keep=args.keep):
            if isinstance(step, Moved):
                moved = step
            else:
                progress.at(step.done // _MB, step.total // _MB, "MB copied")
    assert moved is not None  # noqa: S101 - the last thing that a move gives
    document = {"path": str(moved.folder), "old": str(moved.old)}
    kept = f"The library stands at {moved.folder} now; what stood before is kept at {moved.old}."
    return Answer(document=document, lines=(kept,))


def _images(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import unused_images

    with place.opened(args) as library:
        found = unused_images.unused(library)
        removed = unused_images.remove(library, [one.reference for one in found]) if args.remove else ()
    document = [
        {"reference": one.reference, "name": one.original_name, "size_bytes": one.size} for one in found
    ]
    lines = [f"{one.size / 1e6:>8.1f} MB  {one.reference}  {one.original_name}" for one in found]
    said = f"{_images_in_words(len(removed))} taken out."
    if not args.remove:
        said = f"{_images_in_words(len(found))} that nothing uses."
    return Answer(document={"unused": document, "removed": len(removed)}, lines=(*lines, said))


def _images_in_words(count: int) -> str:
    return "1 image" if count == 1 else f"{count:,} images"


def _reindex(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import libraries

    with place.opened(args) as library:
        libraries.rebuild_index(library)
    return Answer(document={"reindexed": True}, lines=("The search index was made anew.",))


def _info(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import libraries

    with place.opened(args) as library:
        info = libraries.info(library)
    document = {
        "path": str(info.path),
        "stories": info.stories,
        "trashed": info.trashed,
        "words": info.words,
        "cards": info.cards,
        "assets": info.assets,
        "revisions": info.revisions,
        "size_bytes": info.size_bytes,
        "schema": info.schema,
        "sqlite": info.sqlite,
        "read_only": info.read_only,
    }
    lines = [f"{name.replace('_', ' ') + ':':<12}{value}" for name, value in document.items()]
    return Answer(document=document, lines=lines)


def _verify(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import libraries

    with place.opened(args) as library:
        problems = libraries.verify(library)
    found = [{"kind": one.kind.value, "subject": one.subject, "text": one.text} for one in problems]
    return Answer(
        document={"problems": found},
        lines=() if problems else ("The library is sound.",),
        failed=tuple(Failure(one.subject, one.text) for one in problems),
    )


def _demo(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import demo
    from deskeditor.services.libraries import open_or_create

    folder = args.to if args.library is None else None
    with open_or_create(folder / demo.LIBRARY if folder else place.folder(args.library)) as library:
        made = demo.make(library, args.to)
        exported = pages.answer(made.outcomes, (), args.to)
        stories = [{"id": row.id, "slug": row.slug, "headline": row.headline} for row in made.stories]
        return Answer(
            document={"library": str(library.folder), "stories": stories, **exported.document},
            lines=[f"{len(stories)} sample stories; library: {library.folder}", *exported.lines],
            warnings=exported.warnings,
            failed=exported.failed,
        )
