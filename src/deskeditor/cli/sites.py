"""The command about the publications of a library: `sites`."""

import argparse
from typing import TYPE_CHECKING, Any

from deskeditor.cli import arguments, place
from deskeditor.cli.answer import Answer
from deskeditor.cli.output import Output

if TYPE_CHECKING:
    from deskeditor.domain.site import Site
    from deskeditor.storage.library import Library

NEW = "the id of the site that what is new belongs to; `deskeditor sites` names them"


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Declare the command and its actions."""
    sites = commands.add_parser(
        "sites",
        parents=[shared],
        help="the publications of the library",
        description="List the sites of the library, or set up another; the window’s settings have the rest.",
    )
    sites.set_defaults(run=_list)
    actions = sites.add_subparsers(title="actions", metavar="ACTION")
    actions.add_parser("list", parents=[shared], help="the sites, the first one first").set_defaults(
        run=_list
    )
    one = actions.add_parser("add", parents=[shared], help="set up another site")
    one.add_argument("name", metavar="NAME", type=arguments.text, help="what readers see on its pages")
    one.set_defaults(run=_add)


def _list(args: argparse.Namespace, _: Output) -> Answer:
    with place.opened(args) as library:
        return _answer(library)


def _add(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import sites

    with place.opened_or_made(args) as library:
        sites.new_site(library, args.name)
        return _answer(library)


def _answer(library: "Library") -> Answer:
    from deskeditor.services import sites

    found = sites.sites(library)
    return Answer(document={"sites": [_document(one) for one in found]}, lines=map(_line, found))


def _document(one: "Site") -> dict[str, str]:
    return {
        "id": one.id,
        "name": one.name,
        "address": one.address,
        "language": one.language,
        "theme": one.theme,
    }


def _line(one: "Site") -> str:
    about = ", ".join(filter(None, (one.address, one.language, one.theme)))
    return f"{one.id}  {one.name}  ({about})"
