"""The command that reminds of stories: `remind`."""

import argparse
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from deskeditor.cli import arguments, documents, place
from deskeditor.cli.answer import Answer
from deskeditor.cli.output import Output
from deskeditor.cli.stories import REF

if TYPE_CHECKING:
    from deskeditor.services.reminders import Noted
    from deskeditor.storage.library import Library


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Declare the command."""
    remind = commands.add_parser(
        "remind",
        parents=[shared],
        help="reminders of stories",
        description="List the reminders, the soonest first; or set the one of a story, or take it away.",
    )
    remind.add_argument("ref", metavar="REF", nargs="?", type=arguments.text, help=REF)
    remind.add_argument(
        "when",
        metavar="WHEN",
        nargs="*",
        type=arguments.text,
        help="such as 2026-11-23T08:30, tomorrow 9am, friday, or in 2 hours",
    )
    remind.add_argument("--about", metavar="TEXT", type=arguments.text, help="what to be reminded of")
    which = remind.add_mutually_exclusive_group()
    which.add_argument("--done", action="store_true", help="take the reminder of the story away")
    which.add_argument("--due", action="store_true", help="only those whose time has come")
    remind.set_defaults(run=_run)


def _run(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import stories

    with place.opened(args) as library:
        story = stories.find(library, args.ref).id if args.ref else None
        if story is not None:
            _change(library, story, args)
        return _answer(library, story, due=args.due)


def _change(library: "Library", story: str, args: argparse.Namespace) -> None:
    from deskeditor.services import reminders

    if args.done:
        reminders.done(library, [story])
    elif args.when or args.about is not None:
        reminders.remind(library, story, _moment(library, story, " ".join(args.when)), args.about)


def _moment(library: "Library", story: str, said: str) -> datetime:
    """What was said; nothing stands for the time that the reminder has."""
    from deskeditor.domain import dates
    from deskeditor.errors import InvalidValue
    from deskeditor.services import reminders

    there = None if said else reminders.of(library, story)
    at = there.at if there else dates.meant(said, datetime.now(UTC).astimezone())
    if at is None:
        raise InvalidValue("A reminder needs a time; say when, such as tomorrow 9am.")
    return at


def _answer(library: "Library", story: str | None, *, due: bool) -> Answer:
    from deskeditor.services import reminders

    now = datetime.now(UTC)
    found = reminders.agenda(library, now if due else None)
    shown = [one for one in found if story in (None, one.reminder.story)]
    return Answer(document={"reminders": [_document(one, now) for one in shown]}, lines=_lines(shown, now))


def _document(one: "Noted", now: datetime) -> dict[str, object]:
    reminder = one.reminder
    return {
        "id": reminder.story,
        "slug": one.slug,
        "headline": one.headline,
        "at": documents.moment(reminder.at),
        "about": reminder.about,
        "due": reminder.is_due(now),
    }


def _lines(found: "Iterable[Noted]", now: datetime) -> Iterable[str]:
    for one in found:
        about = f": {one.reminder.about}" if one.reminder.about else ""
        due = "  (due)" if one.reminder.is_due(now) else ""
        at = one.reminder.at.astimezone()
        yield f"{at:%Y-%m-%d %H:%M}  {one.slug}{about}{due}"
