"""The command that finds and replaces in many stories: `replace`."""

import argparse
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from deskeditor.cli import arguments, place
from deskeditor.cli.answer import Answer, Failure
from deskeditor.cli.output import Output
from deskeditor.cli.replacing_words import Told, places
from deskeditor.domain.query import parse
from deskeditor.domain.story import Status
from deskeditor.errors import InvalidValue

if TYPE_CHECKING:
    from deskeditor.services.replacing import Choice, Found, Left, Scope, Search
    from deskeditor.storage.library import Library
    from deskeditor.storage.rows import ListQuery

_ABOUT = """\
Find words in all texts of all stories, and put others there: headlines, standfirsts, bodies, details,
captions, the cards' own words. What stands inside quotation marks, what is published, and addresses and
code are left alone unless you say otherwise. The library is backed up first, and each story keeps a
version of what it was.

Without WITH, and with --dry-run, nothing is changed. --undo takes back the last replacement.
"""
_AT_ONCE = 16  # stories in one transaction


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Declare the commands of this family."""
    replace = commands.add_parser(
        "replace",
        parents=[shared],
        help="find and replace in all stories",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    replace.add_argument("find", metavar="FIND", nargs="?", type=arguments.text, help="what to look for")
    replace.add_argument("instead", metavar="WITH", nargs="?", type=arguments.text, help="what to put there")
    _add_how(replace)
    _add_where(replace)
    replace.add_argument("--dry-run", action="store_true", help="only show what would be replaced")
    replace.add_argument("--undo", action="store_true", help="take back the last replacement")
    replace.set_defaults(run=_replace, misused=replace.error)


def _add_how(replace: argparse.ArgumentParser) -> None:
    how = replace.add_argument_group("how")
    how.add_argument(
        "--regex", action="store_true", help="FIND is a regular expression; \\1 or $1 puts a group back"
    )
    how.add_argument("--whole-word", action="store_true", help="whole words only")
    how.add_argument("--case", action="store_true", help="only in this very case")
    how.add_argument(
        "--preserve-case", action="store_true", help="“Tram” and “TRAM” become “Bus” and “BUS” for “bus”"
    )


def _add_where(replace: argparse.ArgumentParser) -> None:
    where = replace.add_argument_group("where")
    where.add_argument("--in-quotations", action="store_true", help="inside quotation marks, too")
    where.add_argument("--published", action="store_true", help="in published and archived stories, too")
    where.add_argument("--in-addresses", action="store_true", help="in addresses and code, too")
    where.add_argument(
        "--status", choices=[one.value for one in Status], help="only stories that have come so far"
    )
    where.add_argument("--section", type=arguments.text, default="", metavar="S", help="only that section")
    where.add_argument(
        "--tag", type=arguments.text, default="", metavar="T", help="only stories with that tag"
    )
    where.add_argument(
        "--where",
        type=arguments.text,
        default="",
        metavar="QUERY",
        help="only stories that `deskeditor search QUERY` finds",
    )


def _replace(args: argparse.Namespace, output: Output) -> Answer:
    if args.undo:
        if args.find is not None:
            args.misused("--undo takes back the last replacement: say nothing else")
        with place.opened(args) as library:
            return _undone(library)
    if args.find is None:
        args.misused("say what to FIND, and what to replace it WITH")
    with place.opened(args) as library:
        return _Run(library, args).answer(output)


class _Run:
    """One search, and what is replaced on its way."""

    def __init__(self, library: "Library", args: argparse.Namespace) -> None:
        self._library = library
        self._search = _search(args)
        self._scope = _scope(args)
        self._writes = args.instead is not None and not args.dry_run
        self._is_begun = False
        self._left: list[Left] = []
        self._told = Told(self._scope, replaces=args.instead is not None, writes=self._writes)

    def answer(self, output: Output) -> Answer:
        """Look through the library, and replace what is found."""
        from deskeditor.services import replacing

        with output.progress() as progress:
            for step in replacing.find(self._library, self._search):
                self._take(step.found)
                progress.at(step.done, step.total, "")
        if self._is_begun:
            replacing.finish(self._library)
        failed = tuple(Failure(one.headline or one.id, one.why) for one in self._left)
        return Answer(document=self._told.document(), lines=self._told.lines(), failed=failed)

    def _take(self, found: "Sequence[Found]") -> None:
        from deskeditor.services.replacing import Choice

        self._told.take(found)
        choices = [Choice(one, hits) for one in found if (hits := self._scope.chosen(one))]
        if self._writes and choices:
            self._write(choices)
        else:
            sets = sum(one.found.is_set for one in choices)
            self._told.count(len(choices), sum(len(one.hits) for one in choices), sets)

    def _write(self, choices: "list[Choice]") -> None:
        from deskeditor.services import backups, replacing

        if not self._is_begun:
            backups.before(self._library.folder, backups.Why.REPLACE)
            replacing.begin(self._library, self._search)
            self._is_begun = True
        done = replacing.replace(self._library, choices)
        self._left += done.left
        self._told.count(len(done.hits), sum(done.hits.values()), done.sets)


def _search(args: argparse.Namespace) -> "Search":
    from deskeditor.markup.replacement import Replacement
    from deskeditor.markup.searching import Query
    from deskeditor.services.replacing import Search

    query = Query(args.find, regex=args.regex, case=args.case, whole=args.whole_word)
    instead = args.instead
    replacement = None if instead is None else Replacement(instead, args.regex, args.preserve_case)
    return Search(query=query, replacement=replacement, among=_among(args))


def _among(args: argparse.Namespace) -> "ListQuery":
    from deskeditor.storage.rows import ListQuery

    asked = parse(args.where, datetime.now().astimezone().date())
    if asked.unknown:
        raise InvalidValue(f"“{asked.unknown[0]}” cannot be meant; `deskeditor search --help` says what can.")
    return ListQuery(
        text=f"{asked.words} " if asked.words else "",  # the blank: its last word is finished
        conditions=asked.conditions,
        status=Status(args.status) if args.status else None,
        section=args.section,
        tag=args.tag,
    )


def _scope(args: argparse.Namespace) -> "Scope":
    from deskeditor.services.replacing import Scope

    asks_for_it = args.status in (Status.PUBLISHED, Status.ARCHIVED)  # else it would never find any
    return Scope(quoted=args.in_quotations, out=args.published or asks_for_it, machine=args.in_addresses)


def _undone(library: "Library") -> Answer:
    from deskeditor.services import replacing

    summary = replacing.last(library)
    if summary is None:
        raise InvalidValue("There is no replacement to take back.")
    stories: list[str] = []
    left: list[Left] = []
    sets, is_last = 0, False
    while not is_last:
        undone = replacing.undo(library)
        stories += undone.stories
        left += undone.left
        sets += undone.sets
        is_last = undone.is_last
    what = f"“{summary.words}” stands again in {places(len(stories) - sets, sets)}."
    failed = tuple(Failure(one.headline or one.id, one.why) for one in left)
    return Answer(document={"undone": stories}, lines=(what,), failed=failed)
