"""Where do several cards come from at once, and where do they go: the further actions of `cards`?"""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from deskeditor.cli import arguments, documents, named_file, place
from deskeditor.cli.answer import Answer
from deskeditor.cli.output import Output
from deskeditor.cli.stories import REF

if TYPE_CHECKING:
    from deskeditor.domain.story import Story
    from deskeditor.storage.library import Library

Edit = Callable[["Library", "Story", argparse.Namespace], "Story"]
_FILL_TO = 4
_SET = "the set's name or id; `deskeditor sets` lists them"


def add(actions: Any, shared: argparse.ArgumentParser, run: Callable[[Edit], arguments.Run]) -> None:
    """Declare the actions; `run` makes a command of what changes a story."""
    one = actions.add_parser("copy", parents=[shared], help="add all cards of another story")
    one.add_argument("other", metavar="OTHER", type=arguments.text, help=REF)
    one.set_defaults(run=run(_copied))
    one = actions.add_parser(
        "import", parents=[shared], help="add the cards that stand in a page made elsewhere"
    )
    one.add_argument("file", metavar="FILE", help="its HTML or text; - for standard input")
    one.set_defaults(run=_import)
    one = actions.add_parser("fill", parents=[shared], help="fill up with suggestions")
    one.add_argument(
        "--to", metavar="N", type=arguments.count, default=_FILL_TO, help=f"so many cards; else {_FILL_TO}"
    )
    one.set_defaults(run=run(_filled))
    for name, edit, said in (
        ("use", _used, "put a set of cards under the story"),
        ("drop", _dropped, "take a set from under the story"),
        ("own", _owned, "make a set's cards the story's own"),
    ):
        one = actions.add_parser(name, parents=[shared], help=said)
        one.add_argument("set", metavar="SET", type=arguments.text, help=_SET)
        one.set_defaults(run=run(edit))
    one = actions.add_parser("dismiss", parents=[shared], help="no longer suggest a story under this one")
    one.add_argument("other", metavar="OTHER", type=arguments.text, help=REF)
    one.add_argument("--undo", action="store_true", help="suggest it again")
    one.set_defaults(run=_dismiss)
    one = actions.add_parser("sheet", parents=[shared], help="the cards alone, as HTML or JSON")
    one.add_argument(
        "--format", choices=("html", "json"), default="html", help="html unless you say otherwise"
    )
    one.set_defaults(run=_sheet)


def _copied(library: "Library", story: "Story", args: argparse.Namespace) -> "Story":
    from deskeditor.errors import CardRefused
    from deskeditor.services import card_sets

    copied = card_sets.copy_from(library, story, args.other)
    if copied.refused and copied.story == story:
        raise CardRefused(copied.refused[0][1])
    return copied.story


def _import(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.domain.revision import Reason
    from deskeditor.services import card_import, stories

    page = named_file.content(args.file).decode("utf-8", "replace")
    with place.opened(args) as library:
        imported = card_import.from_page(library, stories.find(library, args.ref), page)
        saved, _changes = stories.save(library, imported.story, reason=Reason.CHANGED)
        found = documents.cards(library, saved)
    return Answer(
        document={"cards": found, "warnings": list(imported.warnings)},
        lines=tuple(documents.card_lines(found)) or ("No cards.",),
        warnings=imported.warnings,
    )


def _filled(library: "Library", story: "Story", args: argparse.Namespace) -> "Story":
    from deskeditor.services import related

    return related.backfill(library, story, args.to)


def _used(library: "Library", story: "Story", args: argparse.Namespace) -> "Story":
    from deskeditor.services import card_sets

    return card_sets.put_under(story, card_sets.find(library, args.set).id)


def _dropped(library: "Library", story: "Story", args: argparse.Namespace) -> "Story":
    from deskeditor.services import card_sets

    return card_sets.take_from(story, card_sets.find(library, args.set).id)


def _owned(library: "Library", story: "Story", args: argparse.Namespace) -> "Story":
    from deskeditor.services import card_sets

    return card_sets.make_own(library, story, card_sets.find(library, args.set).id)


def _dismiss(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import related, stories

    with place.opened(args) as library:
        story, other = stories.find(library, args.ref), stories.find(library, args.other)
        change = related.readmit if args.undo else related.dismiss
        change(library, story.id, other.id)
        found = sorted(related.dismissed(library, story.id))
    return Answer(document={"dismissed": found}, lines=[f"{len(found)} dismissed"])


def _sheet(args: argparse.Namespace, _: Output) -> Answer:
    import json

    from deskeditor.services import card_sheet, stories

    with place.opened(args) as library:
        made = card_sheet.sheet(library, stories.find(library, args.ref))
    if args.format == "json":
        text = json.dumps(made.document, ensure_ascii=False, indent=2) + "\n"
        return Answer(document=made.document, text=text)
    return Answer(document={**made.document, "html": made.html}, text=made.html)
