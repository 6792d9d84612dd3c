"""The commands about what stands under what: `related`, `used` and `sets`."""

import argparse
from typing import TYPE_CHECKING, Any

from deskeditor.cli import arguments, documents, place
from deskeditor.cli.answer import Answer
from deskeditor.cli.output import Output
from deskeditor.cli.stories import REF
from deskeditor.domain.asset import FOLDER

if TYPE_CHECKING:
    from deskeditor.domain.card_set import CardSet
    from deskeditor.services.related import Suggestion
    from deskeditor.services.used import Use, Used
    from deskeditor.storage.library import Library

_OFFERED = 3
_NAME = "the set's name or id"


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Declare the commands of this family."""
    related = commands.add_parser(
        "related",
        parents=[shared],
        help="stories that could stand under one",
        description="Suggest stories of the library to stand under one, each with the reason.",
    )
    related.add_argument("ref", metavar="REF", type=arguments.text, help=REF)
    related.add_argument(
        "--limit",
        type=arguments.count,
        default=_OFFERED,
        metavar="N",
        help=f"no more than N; else {_OFFERED}",
    )
    related.set_defaults(run=_related)
    used = commands.add_parser(
        "used",
        parents=[shared],
        help="where a story or a picture stands",
        description="List the stories under which a story stands as a card, or where a picture is used.",
    )
    used.add_argument(
        "ref", metavar="REF", type=arguments.text, help=f"{REF}; or a picture's name, {FOLDER}/…"
    )
    used.set_defaults(run=_used)
    _add_sets(commands, shared)


def _add_sets(commands: Any, shared: argparse.ArgumentParser) -> None:
    sets = commands.add_parser(
        "sets",
        parents=[shared],
        help="sets of cards that stand under many stories",
        description="List the sets of cards, or change them; `deskeditor cards REF use SET` puts one under a "
        "story.",
    )
    sets.set_defaults(run=_sets)
    actions = sets.add_subparsers(title="actions", metavar="ACTION")
    actions.add_parser("list", parents=[shared], help="the sets and their cards").set_defaults(run=_sets)
    one = actions.add_parser("new", parents=[shared], help="a set with cards for these stories or addresses")
    one.add_argument("name", metavar="NAME", type=arguments.text, help="what the set is called")
    one.add_argument("targets", metavar="TARGET", nargs="*", type=arguments.text, help="slugs, ids or URLs")
    one.set_defaults(run=_new)
    one = actions.add_parser("add", parents=[shared], help="a further card in a set")
    one.add_argument("set", metavar="SET", type=arguments.text, help=_NAME)
    one.add_argument(
        "target", metavar="TARGET", type=arguments.text, help="a slug, the start of an id, a URL"
    )
    one.set_defaults(run=_add)
    one = actions.add_parser("remove", parents=[shared], help="take a card out of a set")
    one.add_argument("set", metavar="SET", type=arguments.text, help=_NAME)
    one.add_argument("number", metavar="N", type=arguments.count, help="which card, counting from 1")
    one.set_defaults(run=_remove)
    one = actions.add_parser("delete", parents=[shared], help="take a set away, from under every story")
    one.add_argument("set", metavar="SET", type=arguments.text, help=_NAME)
    one.set_defaults(run=_delete)


def _related(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import related, stories

    with place.opened(args) as library:
        found = related.suggestions(library, stories.find(library, args.ref), args.limit)
    lines = [f"{one.row.slug}  {one.row.headline}  ({one.why})" for one in found]
    return Answer(
        document={"suggestions": [_suggestion(one) for one in found]}, lines=lines or ["No suggestions."]
    )


def _suggestion(one: "Suggestion") -> documents.Document:
    row = one.row
    return {
        "id": row.id,
        "slug": row.slug,
        "headline": row.headline,
        "score": one.score,
        "why": one.why,
    }


def _used(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import stories, used

    with place.opened(args) as library:
        if args.ref.startswith(f"{FOLDER}/"):
            return _uses(used.asset(library, args.ref))
        return _uses(used.story(library, stories.find(library, args.ref).id))


def _uses(found: "Used") -> Answer:
    lines = [f"{one.slug}  {one.headline}  ({_way(one)})" for one in found.stories]
    return Answer(
        document={"stories": [_use(one) for one in found.stories], "elsewhere": list(found.elsewhere)},
        lines=[*lines, *found.elsewhere] or ["Nowhere."],
    )


def _use(one: "Use") -> documents.Document:
    return {
        "id": one.id,
        "slug": one.slug,
        "headline": one.headline,
        "status": one.status.value,
        "exported": one.is_exported,
        "as": one.way.value,
        "position": one.position or None,
        "set": one.set_name or None,
    }


def _way(one: "Use") -> str:
    if one.set_name:
        return f"set “{one.set_name}”"
    return f"card {one.position}" if one.position else one.way.value


def _sets(args: argparse.Namespace, _: Output) -> Answer:
    with place.opened(args) as library:
        return _all(library)


def _new(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.domain import card_rules
    from deskeditor.domain.card import Card
    from deskeditor.services import card_sets, cards

    with place.opened(args) as library:
        row: tuple[Card, ...] = ()
        with library.read() as reading:
            for target in args.targets:
                row = card_rules.added("", row, cards.target(reading, target), card_sets.LIMIT)
        card_sets.create(library, args.name, row)
        return _all(library)


def _add(args: argparse.Namespace, _: Output) -> Answer:
    from dataclasses import replace

    from deskeditor.domain import card_rules
    from deskeditor.services import card_sets, cards

    with place.opened(args) as library:
        found = card_sets.find(library, args.set)
        with library.read() as reading:
            target = cards.target(reading, args.target)
        row = card_rules.added("", found.cards, target, card_sets.LIMIT)
        card_sets.save(library, replace(found, cards=row))
        return _all(library)


def _remove(args: argparse.Namespace, _: Output) -> Answer:
    from dataclasses import replace

    from deskeditor.domain import card_rules
    from deskeditor.errors import CardRefused
    from deskeditor.services import card_sets

    with place.opened(args) as library:
        found = card_sets.find(library, args.set)
        if args.number > len(found.cards):
            raise CardRefused(f"There is no card at position {args.number} in the set “{found.name}”.")
        row = card_rules.removed(found.cards, args.number - 1)
        card_sets.save(library, replace(found, cards=row))
        return _all(library)


def _delete(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import card_sets

    with place.opened(args) as library:
        card_sets.delete(library, card_sets.find(library, args.set).id)
        return _all(library)


def _all(library: "Library") -> Answer:
    from deskeditor.services import card_sets

    found = [(one, len(card_sets.stories(library, one.id))) for one in card_sets.sets(library)]
    lines = [f"{one.name}  ({len(one.cards)} cards, under {count} stories)" for one, count in found]
    return Answer(
        document={"sets": [_set(library, one, count) for one, count in found]}, lines=lines or ["No sets."]
    )


def _set(library: "Library", one: "CardSet", count: int) -> documents.Document:
    from deskeditor.domain.story import Story

    cards = documents.cards(library, Story(cards=one.cards))
    return {"id": one.id, "name": one.name, "stories": count, "cards": cards}
