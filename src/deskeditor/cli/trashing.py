"""The command about what was thrown away: `trash`."""

import argparse
from typing import TYPE_CHECKING, Any

from deskeditor.cli import arguments, documents, place
from deskeditor.cli.answer import Answer, Failure
from deskeditor.cli.output import Output
from deskeditor.cli.stories import REF
from deskeditor.errors import StoryError

if TYPE_CHECKING:
    from deskeditor.domain.story import Story
    from deskeditor.storage.library import Library

_ABOUT = """\
Without a REF, list what is in the trash; with some, move those stories there. They stay for thirty days.

What is deleted for ever is gone with its cards and versions; a backup of the library is made first.
"""


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Declare the commands of this family."""
    trash = commands.add_parser(
        "trash",
        parents=[shared],
        help="stories that were thrown away",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    trash.add_argument("refs", metavar="REF", nargs="*", type=arguments.text, help=REF)
    what = trash.add_mutually_exclusive_group()
    what.add_argument("--restore", action="store_true", help="take them out of the trash")
    what.add_argument("--delete", action="store_true", help="delete them for ever, if they are in the trash")
    what.add_argument("--empty", action="store_true", help="delete all that is in the trash for ever")
    trash.set_defaults(run=_trash, misused=trash.error)


def _trash(args: argparse.Namespace, _: Output) -> Answer:
    if (args.restore or args.delete) and not args.refs:
        args.misused("which stories? name them")
    if args.empty and args.refs:
        args.misused("--empty means all that is in the trash: name none")
    with place.opened(args) as library:
        if args.empty:
            return _emptied(library)
        return _done(library, args) if args.refs else _listed(library)


def _listed(library: "Library") -> Answer:
    from deskeditor.services import listing

    rows = listing.rows(library, listing.ListQuery(trashed=True, limit=listing.ALL)).rows
    named = [{"id": row.id, "slug": row.slug, "headline": row.headline} for row in rows]
    lines = [f"{row.slug}  {' '.join(row.headline.split())}" for row in rows]
    return Answer(document={"stories": named}, lines=lines or ["The trash is empty."])


def _emptied(library: "Library") -> Answer:
    from deskeditor.services import trash

    gone = trash.empty(library).stories
    lines = [f"Deleted {_counted(len(gone))} for ever."] if gone else ["The trash is empty."]
    return Answer(document={"deleted": sorted(gone)}, lines=lines)


def _done(library: "Library", args: argparse.Namespace) -> Answer:
    from deskeditor.services import stories, trash

    found, failed = _found(library, args.refs, must_be_there=args.delete)
    ids = [one.id for one in found]
    if args.delete:
        name, said, moved = "deleted", "Deleted {} for ever.", trash.delete(library, ids)
    elif args.restore:
        name, said, moved = "restored", "Restored {}.", stories.restore(library, ids)
    else:
        name, said, moved = "trashed", "Moved {} to the trash.", stories.trash(library, ids)
    document: documents.Document = {name: [one.id for one in found if one.id in moved.stories]}
    return Answer(document=document, lines=[said.format(_counted(len(moved.stories)))], failed=tuple(failed))


def _found(
    library: "Library", refs: list[str], *, must_be_there: bool
) -> "tuple[list[Story], list[Failure]]":
    from deskeditor.services import stories

    found, failed = [], []
    for ref in refs:
        try:
            story = stories.find(library, ref)
        except StoryError as error:
            failed.append(Failure(ref, str(error)))
            continue
        if must_be_there and story.trashed_at is None:
            failed.append(Failure(ref, "It is not in the trash; move it there first."))
        else:
            found.append(story)
    return found, failed


def _counted(number: int) -> str:
    return "1 story" if number == 1 else f"{number:,} stories"
