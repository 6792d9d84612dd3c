"""The command that reads a story's past, compares it and brings it back: `history`."""

import argparse
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from deskeditor.cli import arguments, documents, place
from deskeditor.cli.answer import Answer
from deskeditor.cli.output import Output
from deskeditor.cli.stories import REF
from deskeditor.domain.card import WebTarget
from deskeditor.domain.word_diff import Fate, Run
from deskeditor.errors import InvalidValue

if TYPE_CHECKING:
    from deskeditor.domain.revision import RevisionRow
    from deskeditor.domain.story_diff import CardChange
    from deskeditor.services.history import Compared
    from deskeditor.storage.library import Library

_MARKS = {Fate.REMOVED: "[-{}-]", Fate.ADDED: "{{+{}+}}"}  # as `wdiff` writes them
_SIGNS = {Fate.ADDED: "+ ", Fate.REMOVED: "- ", Fate.CHANGED: "~ ", Fate.MOVED: "> ", Fate.MOVED_AWAY: "< "}


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Declare the command and its actions."""
    history = commands.add_parser(
        "history",
        parents=[shared],
        help="the earlier versions of a story",
        description="List the versions of a story, compare them, name one, or bring one back.",
    )
    history.add_argument("ref", metavar="REF", type=arguments.text, help=REF)
    history.set_defaults(run=_list)
    actions = history.add_subparsers(title="actions", metavar="ACTION")
    actions.add_parser("list", parents=[shared], help="the versions, newest first").set_defaults(run=_list)
    diff = actions.add_parser("diff", parents=[shared], help="what changed between two versions, by word")
    diff.add_argument(
        "older", metavar="OLDER", nargs="?", type=arguments.count, help="a version; else the newest one"
    )
    diff.add_argument(
        "newer", metavar="NEWER", nargs="?", type=arguments.count, help="another; else the story as it is"
    )
    diff.add_argument("--since-export", action="store_true", help="from the version exported last")
    diff.set_defaults(run=_diff)
    restore = actions.add_parser("restore", parents=[shared], help="bring a version back; itself undoable")
    restore.add_argument("number", metavar="N", type=arguments.count, help="which version")
    restore.set_defaults(run=_restore)
    label = actions.add_parser("label", parents=[shared], help="name a version, so that it is kept for ever")
    label.add_argument("number", metavar="N", type=arguments.count, help="which version")
    label.add_argument("name", metavar="NAME", type=arguments.text, help="its name; empty takes it away")
    label.set_defaults(run=_label)


def _list(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import stories

    with place.opened(args) as library:
        return _listed(library, stories.find(library, args.ref).id)


def _listed(library: "Library", story: str) -> Answer:
    from deskeditor.services import history

    rows = history.revisions(library, story)
    return Answer(
        document={"revisions": [_row(row) for row in rows]},
        lines=tuple(_row_line(row) for row in rows) or ("No earlier versions.",),
    )


def _row(row: "RevisionRow") -> documents.Document:
    return {
        "number": row.number,
        "at": documents.moment(row.at),
        "reason": row.reason.value,
        "label": row.label,
        "who": row.who,
        "words": row.words,
        "added": row.added,
        "removed": row.removed,
    }


def _row_line(row: "RevisionRow") -> str:
    at = row.at.astimezone().strftime("%Y-%m-%d %H:%M")
    moved = "" if row.added is None else f"+{row.added} −{row.removed}"
    parts = (f"{row.number:>4}  {at}  {row.reason.value:<17}  {moved:>12}", row.who, row.label)
    return "  ".join(part for part in parts if part)


def _diff(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import history, stories

    with place.opened(args) as library:
        story = stories.find(library, args.ref).id
        older = args.older or _starting_point(library, story, since_export=args.since_export)
        compared = history.compare(library, story, older, args.newer or history.NOW)
    return Answer(document=_compared(compared), lines=tuple(_compared_lines(compared)) or ("No difference.",))


def _starting_point(library: "Library", story: str, *, since_export: bool) -> int:
    from deskeditor.services import history

    rows = history.revisions(library, story)
    number = history.last_export(library, story) if since_export else rows[0].number if rows else None
    if number is None:
        said = "was never exported" if since_export else "has no earlier versions"
        raise InvalidValue(f"The story “{story}” {said}; `deskeditor history` lists what there is.")
    return number


def _restore(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import history, stories

    with place.opened(args) as library:
        found = stories.find(library, args.ref).id
        story, _changes, undo = history.restore(library, found, args.number)
        line = f"Version {args.number} is back; version {undo} is what stood there before."
        return Answer(document={**documents.story(library, story), "before": undo}, lines=(line,))


def _label(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import history, stories

    with place.opened(args) as library:
        story = stories.find(library, args.ref).id
        history.label(library, story, args.number, args.name)
        return _listed(library, story)


def _compared(compared: "Compared") -> documents.Document:
    told = compared.comparison
    return {
        "older": compared.older.number,
        "newer": compared.newer.number if compared.newer else None,
        "added": told.added,
        "removed": told.removed,
        "fields": [{"name": one.name, "runs": _runs(one.runs)} for one in told.fields],
        "cards": [
            {"fate": one.fate.value, "card": _card_name(one, compared), "runs": _runs(one.runs)}
            for one in told.cards
        ],
        "body": [
            {"fate": one.fate.value, "old": one.old, "new": one.new, "runs": _runs(one.runs)}
            for one in told.body
        ],
    }


def _runs(runs: Iterable[Run]) -> list[documents.Document]:
    return [{"fate": run.fate.value, "text": run.text} for run in runs]


def _card_name(change: "CardChange", compared: "Compared") -> str:
    target = change.card.target
    if isinstance(target, WebTarget):
        return target.headline or target.url
    return compared.names.get(target.story, target.story)


def _compared_lines(compared: "Compared") -> Iterator[str]:
    told = compared.comparison
    for field in told.fields:
        yield f"{field.name}: {_marked(field.runs)}"
    for card in told.cards:
        yield f"card {card.fate.value}: {_card_name(card, compared)}"
    same = 0
    for one in told.body:
        if one.fate is Fate.SAME:
            same += 1
            continue
        yield from _folded(same)
        same = 0
        yield _SIGNS[one.fate] + _marked(one.runs)
    if not told.is_empty:
        yield from _folded(same)


def _folded(same: int) -> Iterator[str]:
    if same:
        yield f"… {same} {'paragraph' if same == 1 else 'paragraphs'} unchanged"


def _marked(runs: Iterable[Run]) -> str:
    return "".join(_MARKS.get(run.fate, "{}").format(run.text) for run in runs)
