"""The commands about one story: `show`, `new`, `duplicate` and `set`."""

import argparse
from typing import TYPE_CHECKING, Any

from deskeditor.cli import arguments, documents, named_file, place, sites
from deskeditor.cli.answer import Answer
from deskeditor.cli.output import Output

if TYPE_CHECKING:
    from deskeditor.domain.story import Story
    from deskeditor.storage.library import Library

REF = "the story: its slug, or the start of its id"
_NAMED = 5  # stories that are named one by one


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Declare the commands of this family."""
    _add_show(commands, shared)
    _add_new(commands, shared)
    _add_duplicate(commands, shared)
    _add_set(commands, shared)


def _add_show(commands: Any, shared: argparse.ArgumentParser) -> None:
    show = commands.add_parser("show", parents=[shared], help="one story", description="Show one story.")
    show.add_argument("ref", metavar="REF", type=arguments.text, help=REF)
    show.add_argument("--markdown", action="store_true", help="as a Markdown file with its front matter")
    show.set_defaults(run=_show)


def _add_new(commands: Any, shared: argparse.ArgumentParser) -> None:
    new = commands.add_parser(
        "new",
        parents=[shared],
        help="a new story",
        description="Begin a story, from Markdown if there is any.",
    )
    new.add_argument("file", metavar="FILE", nargs="?", help="a Markdown file; - for standard input")
    new.add_argument("--headline", metavar="H", type=arguments.text, default="", help="its headline")
    new.add_argument("--site", metavar="SITE", type=arguments.text, default="default", help=sites.NEW)
    new.set_defaults(run=_new)


def _add_duplicate(commands: Any, shared: argparse.ArgumentParser) -> None:
    copy = commands.add_parser(
        "duplicate",
        parents=[shared],
        help="a new draft like a story",
        description="Copy a story with its details and cards into a new draft.",
    )
    copy.add_argument("ref", metavar="REF", type=arguments.text, help=REF)
    copy.set_defaults(run=_duplicate)


def _add_set(commands: Any, shared: argparse.ArgumentParser) -> None:
    change = commands.add_parser(
        "set",
        parents=[shared],
        help="change fields of a story",
        description="Change fields of a story; the state before stays as a revision.",
    )
    change.add_argument("ref", metavar="REF", type=arguments.text, help=REF)
    change.add_argument(
        "values",
        metavar="FIELD=VALUE",
        nargs="+",
        type=arguments.pair,
        help="headline, standfirst, body, site, slug, status, section, kicker, byline, dateline, tags, "
        "published, updated, embargo, language, search_title, description, canonical, social_title, "
        "social_description or notes; "
        "several names are parted by commas, and nothing after the = empties a field",
    )
    change.set_defaults(run=_set)


def _show(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import stories

    with place.opened(args) as library:
        story = stories.find(library, args.ref)
        if not args.markdown:
            return _answer(library, story)
        text = _markdown(library, story)
        return Answer(document={**documents.story(library, story), "markdown": text}, text=text)


def _markdown(library: "Library", story: "Story") -> str:
    from deskeditor.formats.writing import markdown_file
    from deskeditor.services.surroundings import around

    return markdown_file.write(story, around(library, story), notes=True).content.decode()


def _new(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import importing

    content, path = named_file.content(args.file), named_file.path(args.file)
    with place.opened_or_made(args) as library:
        made = importing.add(library, content, path, headline=args.headline, site=args.site)
        return _answer(library, made.story, warnings=made.warnings)


def _duplicate(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import stories

    with place.opened(args) as library:
        made, _changes = stories.duplicate(library, stories.find(library, args.ref).id)
        return _answer(library, made)


def _set(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import stories

    with place.opened(args) as library:
        before = stories.find(library, args.ref)
        story, _changes = stories.set_fields(library, before.id, dict(args.values))
        return _answer(library, story, warnings=_touched(library, before, story))


def _touched(library: "Library", before: "Story", after: "Story") -> tuple[str, ...]:
    """Where a story that was renamed, or taken from readers, stands as a card; nothing where it does not."""
    from deskeditor.domain.story import Status
    from deskeditor.services import used

    old, new = before.details, after.details
    is_renamed = old.slug != new.slug
    is_taken = old.status is Status.PUBLISHED and new.status is not Status.PUBLISHED
    stands = used.story(library, after.id) if is_renamed or is_taken else None
    if stands is None or not stands.stories:
        return ()
    act = "Taken from readers" if is_taken else f"Renamed from “{old.slug}”"
    under = ", ".join(one.slug for one in stands.stories[:_NAMED])
    more = len(stands.stories) - _NAMED
    named = f"{under} and {more} more" if more > 0 else under
    return (f"{act}, “{new.slug}” stands as a card {stands.words}: {named}.",)


def _answer(library: "Library", story: "Story", *, warnings: tuple[str, ...] = ()) -> Answer:
    document = documents.story(library, story)
    lines = tuple(documents.story_lines(document))
    return Answer(
        document={**document, "warnings": list(warnings)} if warnings else document,
        lines=lines,
        warnings=warnings,
    )
