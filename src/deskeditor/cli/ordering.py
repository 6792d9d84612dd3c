"""The commands that keep many stories in order: `tags`, `sections` and `authors`."""

import argparse
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from deskeditor.cli import arguments, place
from deskeditor.cli.answer import Answer
from deskeditor.cli.output import Output
from deskeditor.domain.naming import Naming

if TYPE_CHECKING:
    from deskeditor.domain.author import Author
    from deskeditor.domain.naming import Named
    from deskeditor.services.ordering import Ordered
    from deskeditor.storage.library import Library

_ABOUT = {
    Naming.TAG: ("the tags of all stories", "List the tags and how many stories have them, or change them."),
    Naming.SECTION: ("the sections in their order", "List the sections in their order, or change them."),
    Naming.AUTHOR: ("the people in bylines", "List the authors and what is known of them, or change that."),
}
_GOES = {
    Naming.TAG: "take a tag from every story",
    Naming.SECTION: "take a section from every story",
    Naming.AUTHOR: "take an author off file; bylines keep the name",
}
Act = Callable[["Library", Naming, argparse.Namespace], "Ordered"]


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Declare the commands and their actions."""
    for kind in Naming:
        short, about = _ABOUT[kind]
        command = commands.add_parser(f"{kind.value}s", parents=[shared], help=short, description=about)
        command.set_defaults(run=partial(_list, kind))
        actions = command.add_subparsers(title="actions", metavar="ACTION")
        one = actions.add_parser("list", parents=[shared], help="each with the number of its stories")
        one.set_defaults(run=partial(_list, kind))
        _add_changes(actions, shared, kind)
        if kind is Naming.SECTION:
            _add_order(actions, shared)
        if kind is Naming.AUTHOR:
            _add_fields(actions, shared)


def _add_changes(actions: Any, shared: argparse.ArgumentParser, kind: Naming) -> None:
    name = f"a{'n' if kind is Naming.AUTHOR else ''} {kind.value}"
    one = actions.add_parser("rename", parents=[shared], help=f"give {name} another name in every story")
    one.add_argument("names", metavar="NAME", nargs=1, type=arguments.text, help="as it is now")
    one.add_argument(
        "new", metavar="NEW", type=arguments.text, help="as it is to be; one that is there merges"
    )
    one.set_defaults(run=partial(_change, kind, _renamed))
    one = actions.add_parser("merge", parents=[shared], help="make one of several")
    one.add_argument("names", metavar="NAME", nargs="+", type=arguments.text, help="those that go")
    one.add_argument(
        "--into", dest="new", metavar="NAME", type=arguments.text, required=True, help="the one that stays"
    )
    one.set_defaults(run=partial(_change, kind, _renamed))
    one = actions.add_parser("remove", parents=[shared], help=_GOES[kind])
    one.add_argument("name", metavar="NAME", type=arguments.text, help="which one")
    one.set_defaults(run=partial(_change, kind, _removed))
    one = actions.add_parser(
        "undo", parents=[shared], help="take back what was renamed, merged or removed last"
    )
    one.set_defaults(run=partial(_change, kind, _undone))


def _add_order(actions: Any, shared: argparse.ArgumentParser) -> None:
    one = actions.add_parser("add", parents=[shared], help="keep a section that no story has yet")
    one.add_argument("name", metavar="NAME", type=arguments.text, help="what readers see")
    one.set_defaults(run=_added)
    one = actions.add_parser("move", parents=[shared], help="put a section in another place")
    one.add_argument("name", metavar="NAME", type=arguments.text, help="which one")
    one.add_argument("to", metavar="N", type=arguments.count, help="its place, counting from 1")
    one.set_defaults(run=_moved)


def _add_fields(actions: Any, shared: argparse.ArgumentParser) -> None:
    one = actions.add_parser("set", parents=[shared], help="say more of an author")
    one.add_argument("name", metavar="NAME", type=arguments.text, help="as it stands in bylines")
    one.add_argument(
        "values",
        metavar="FIELD=VALUE",
        nargs="+",
        type=arguments.pair,
        help="initials, picture (a file), address, bio or colour (#RRGGBB); nothing after the = empties it",
    )
    one.set_defaults(run=_described)


def _list(kind: Naming, args: argparse.Namespace, _: Output) -> Answer:
    with place.opened(args) as library:
        return _answer(library, kind)


def _change(kind: Naming, act: Act, args: argparse.Namespace, _: Output) -> Answer:
    with place.opened(args) as library:
        done = act(library, kind, args)
        listed = _answer(library, kind).document
        return Answer(document={**listed, "said": done.said, "changed": done.stories}, lines=(done.said,))


def _renamed(library: "Library", kind: Naming, args: argparse.Namespace) -> "Ordered":
    from deskeditor.services import ordering

    return ordering.rename(library, kind, args.names, args.new)


def _removed(library: "Library", kind: Naming, args: argparse.Namespace) -> "Ordered":
    from deskeditor.services import ordering

    return ordering.remove(library, kind, args.name)


def _undone(library: "Library", _kind: Naming, _args: argparse.Namespace) -> "Ordered":
    from deskeditor.services import ordering

    return ordering.undo(library)


def _added(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import section_order

    with place.opened(args) as library:
        section_order.add(library, args.name)
        return _answer(library, Naming.SECTION)


def _moved(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import section_order

    with place.opened(args) as library:
        section_order.move(library, args.name, args.to)
        return _answer(library, Naming.SECTION)


def _described(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import author_fields

    with place.opened(args) as library:
        author_fields.set_fields(library, args.name, dict(args.values))
        return _answer(library, Naming.AUTHOR)


def _answer(library: "Library", kind: Naming) -> Answer:
    from deskeditor.services import ordering, sites

    found = ordering.names(library, kind)
    on_file = {one.name: one for one in sites.authors(library)} if kind is Naming.AUTHOR else {}
    documents = [_document(one, on_file.get(one.name)) for one in found]
    return Answer(document={f"{kind.value}s": documents}, lines=_lines(found))


def _document(one: "Named", author: "Author | None") -> dict[str, object]:
    about: dict[str, object] = {"name": one.name, "stories": one.stories, "trashed": one.trashed}
    if one.spellings:
        about["spellings"] = list(one.spellings)
    if author is None:
        return about
    return {
        **about,
        "initials": author.shown_initials,
        "picture": author.avatar,
        "address": author.address,
        "bio": author.bio,
        "colour": author.shown_colour,
    }


def _lines(found: "Iterable[Named]") -> Iterable[str]:
    for one in found:
        also = f"  (also {', '.join(one.spellings)})" if one.spellings else ""
        trashed = f"  (and {one.trashed} in the trash)" if one.trashed else ""
        yield f"{one.stories:>6}  {one.name}{also}{trashed}"
