"""The command that curates the cards under a story: `cards`."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from deskeditor.cli import arguments, card_sources, documents, place
from deskeditor.cli.answer import Answer
from deskeditor.cli.output import Output
from deskeditor.cli.stories import REF

if TYPE_CHECKING:
    from deskeditor.domain.story import Story
    from deskeditor.storage.library import Library

Edit = Callable[["Library", "Story", argparse.Namespace], "Story"]
_FIELDS = "headline, excerpt, image, kicker, byline or label"
_NUMBER = "which card, counting from 1"


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Declare the command and its actions."""
    cards = commands.add_parser(
        "cards",
        parents=[shared],
        help="the teaser cards under a story",
        description="List the teaser cards under a story, or change them.",
    )
    cards.add_argument("ref", metavar="REF", type=arguments.text, help=REF)
    cards.set_defaults(run=_list)
    actions = cards.add_subparsers(title="actions", metavar="ACTION")
    actions.add_parser("list", parents=[shared], help="the cards in their order").set_defaults(run=_list)
    _add_choosing(actions, shared)
    _add_wording(actions, shared)
    _add_looks(actions, shared)
    card_sources.add(actions, shared, _run)


def _add_choosing(actions: Any, shared: argparse.ArgumentParser) -> None:
    one = actions.add_parser("add", parents=[shared], help="a card for a story or a web address")
    one.add_argument(
        "target", metavar="TARGET", type=arguments.text, help="a slug, the start of an id, or a URL"
    )
    one.add_argument(
        "--at", metavar="N", type=arguments.count, help="its place, counting from 1; else the last"
    )
    one.set_defaults(run=_run(_added))
    one = actions.add_parser("move", parents=[shared], help="put a card in another place")
    one.add_argument("start", metavar="FROM", type=arguments.count, help=_NUMBER)
    one.add_argument("end", metavar="TO", type=arguments.count, help="its new place, counting from 1")
    one.set_defaults(run=_run(_moved))
    one = actions.add_parser("remove", parents=[shared], help="take a card away")
    one.add_argument("number", metavar="N", type=arguments.count, help=_NUMBER)
    one.set_defaults(run=_run(_removed))


def _add_wording(actions: Any, shared: argparse.ArgumentParser) -> None:
    one = actions.add_parser("override", parents=[shared], help="give a card words of its own")
    one.add_argument("number", metavar="N", type=arguments.count, help=_NUMBER)
    one.add_argument(
        "values", metavar="FIELD=VALUE", nargs="+", type=arguments.pair, help=f"FIELD is {_FIELDS}"
    )
    one.set_defaults(run=_run(_overridden))
    one = actions.add_parser("follow", parents=[shared], help="let a card say again what its target says")
    one.add_argument("number", metavar="N", type=arguments.count, help=_NUMBER)
    one.add_argument("fields", metavar="FIELD", nargs="+", type=arguments.text, help=f"{_FIELDS}")
    one.set_defaults(run=_run(_following))


def _add_looks(actions: Any, shared: argparse.ArgumentParser) -> None:
    one = actions.add_parser("take", parents=[shared], help="let a card take its target's new words")
    one.add_argument("number", metavar="N", type=arguments.count, help=_NUMBER)
    one.set_defaults(run=_run(_taken))
    one = actions.add_parser(
        "keep", parents=[shared], help="stand by a card's own words where they are stale"
    )
    one.add_argument("number", metavar="N", type=arguments.count, help=_NUMBER)
    one.add_argument("fields", metavar="FIELD", nargs="*", type=arguments.text, help=f"{_FIELDS}; else all")
    one.set_defaults(run=_run(_kept))
    one = actions.add_parser("layout", parents=[shared], help="set a card as standard, text-only or lead")
    one.add_argument("number", metavar="N", type=arguments.count, help=_NUMBER)
    one.add_argument("layout", metavar="LAYOUT", type=arguments.text, help="standard, text-only or lead")
    one.set_defaults(run=_run(_laid_out))
    one = actions.add_parser("limit", parents=[shared], help="give a card's excerpt a limit of its own")
    one.add_argument("number", metavar="N", type=arguments.count, help=_NUMBER)
    one.add_argument("characters", metavar="CHARACTERS", type=int, help="0 for that of the site")
    one.set_defaults(run=_run(_limited))


def _list(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import stories

    with place.opened(args) as library:
        return _answer(library, stories.find(library, args.ref))


def _run(edit: Edit) -> arguments.Run:
    def run(args: argparse.Namespace, _: Output) -> Answer:
        from deskeditor.domain.revision import Reason
        from deskeditor.services import stories

        with place.opened(args) as library:
            changed = edit(library, stories.find(library, args.ref), args)
            saved, _changes = stories.save(library, changed, reason=Reason.CHANGED)
            return _answer(library, saved)

    return run


def _added(library: "Library", story: "Story", args: argparse.Namespace) -> "Story":
    from deskeditor.services import cards

    return cards.add(library, story, args.target, args.at)


def _moved(library: "Library", story: "Story", args: argparse.Namespace) -> "Story":
    from deskeditor.services import cards

    return cards.move(library, story, args.start, args.end)


def _removed(library: "Library", story: "Story", args: argparse.Namespace) -> "Story":
    from deskeditor.services import cards

    return cards.remove(library, story, args.number)


def _overridden(library: "Library", story: "Story", args: argparse.Namespace) -> "Story":
    from deskeditor.services import cards

    for field, value in args.values:
        story = cards.override(library, story, args.number, field, value)
    return story


def _following(library: "Library", story: "Story", args: argparse.Namespace) -> "Story":
    from deskeditor.services import cards

    for field in args.fields:
        story = cards.follow(library, story, args.number, field)
    return story


def _taken(library: "Library", story: "Story", args: argparse.Namespace) -> "Story":
    from deskeditor.services import cards

    return cards.take(library, story, args.number)


def _kept(library: "Library", story: "Story", args: argparse.Namespace) -> "Story":
    from deskeditor.services import cards

    return cards.keep(library, story, args.number, args.fields)


def _laid_out(_: "Library", story: "Story", args: argparse.Namespace) -> "Story":
    from deskeditor.services import cards

    return cards.lay_out(story, args.number, args.layout)


def _limited(_: "Library", story: "Story", args: argparse.Namespace) -> "Story":
    from deskeditor.services import cards

    return cards.limit(story, args.number, args.characters)


def _answer(library: "Library", story: "Story") -> Answer:
    found = documents.cards(library, story)
    return Answer(document={"cards": found}, lines=tuple(documents.card_lines(found)) or ("No cards.",))
