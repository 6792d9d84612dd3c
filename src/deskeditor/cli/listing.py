"""The commands that find stories: `list` and `search`."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from deskeditor.cli import arguments, documents, place
from deskeditor.cli.answer import Answer
from deskeditor.cli.output import Output, plain
from deskeditor.domain.story import Status

if TYPE_CHECKING:
    from deskeditor.storage.rows import Hit, Listing, SearchResult, StoryRow

_HITS = 20
_SEARCH = """\
Search all fields. "Quoted words" stand together; -word leaves stories with it out.

author:NAME tag:TAG section:NAME status:STATUS   who wrote it, where it stands, how far it has come
site:NAME                                        which of the library's sites it belongs to: id or name
before:DAY after:DAY                             changed then: 2026-11-23, 2026-11, today, 3d, 2w ago
has:image|cards|notes|corrections|export|tags    what it has; a - before any of these turns it round
has:reminder|due|embargo                         a reminder, one that is due, an embargo that holds
"""


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Declare the commands of this family."""
    listing = commands.add_parser(
        "list", parents=[shared], help="the stories, newest change first", description="List the stories."
    )
    listing.add_argument(
        "--status", choices=[one.value for one in Status], help="only stories that have come so far"
    )
    listing.add_argument("--section", type=arguments.text, default="", metavar="S", help="only that section")
    listing.add_argument(
        "--tag", type=arguments.text, default="", metavar="T", help="only stories with that tag"
    )
    listing.add_argument(
        "--limit", type=arguments.count, metavar="N", help="no more than N stories; else all"
    )
    listing.set_defaults(run=_list)
    search = commands.add_parser(
        "search",
        parents=[shared],
        help="the stories that hold some words",
        description=_SEARCH,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    search.add_argument("query", metavar="QUERY", nargs="+", type=arguments.text, help="what to look for")
    search.add_argument(
        "--limit", type=arguments.count, default=_HITS, metavar="N", help=f"no more than N hits; else {_HITS}"
    )
    search.set_defaults(run=_search)


def _list(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import listing

    query = listing.ListQuery(
        status=Status(args.status) if args.status else None,
        section=args.section,
        tag=args.tag,
        limit=args.limit or listing.ALL,
    )
    with place.opened(args) as library:
        found = listing.rows(library, query)
    return Answer(
        document={"stories": [_row(row) for row in found.rows], "total": found.total},
        lines=_list_lines(found),
    )


def _row(row: "StoryRow") -> documents.Document:
    return {
        "id": row.id,
        "slug": row.slug,
        "headline": row.headline,
        "status": row.status.value,
        "section": row.section,
        "tags": list(row.tags),
        "words": row.words,
        "updated": documents.moment(row.changed_at),
    }


def _list_lines(found: "Listing") -> Iterator[str]:
    for row in found.rows:
        changed = row.changed_at.astimezone().strftime("%Y-%m-%d %H:%M")
        yield f"{changed}  {row.status.value:<9}  {row.words:>6}  {row.slug}  {_line(row.headline)}"
    if not found.rows:
        yield "No stories."
    elif len(found.rows) < found.total:
        yield f"{len(found.rows)} of {_total(found)} stories."


def _total(found: "Listing | SearchResult") -> str:
    return f"at least {found.total}" if found.at_least else str(found.total)


def _search(args: argparse.Namespace, _: Output) -> Answer:
    from deskeditor.services import listing

    with place.opened(args) as library:
        found = listing.search(library, " ".join(args.query), args.limit)
    remarks = listing.remarks(found.query)
    document = {"query": found.query, "total": found.total, "hits": [_hit(hit) for hit in found.hits]}
    return Answer(
        document={**document, "warnings": list(remarks)} if remarks else document,
        lines=_search_lines(found),
        warnings=remarks,
    )


def _hit(hit: "Hit") -> documents.Document:
    return {
        "id": hit.row.id,
        "slug": hit.row.slug,
        "headline": hit.row.headline,
        "snippet": plain(hit.snippet),
        "score": hit.score,
    }


def _search_lines(found: "SearchResult") -> Iterator[str]:
    for hit in found.hits:
        yield f"{hit.row.slug}  {_line(hit.row.headline)}"
        yield f"    {_line(hit.snippet)}"
    if not found.hits:
        yield "No story holds that."
    elif len(found.hits) < found.total:
        yield f"{len(found.hits)} of {_total(found)} stories."


def _line(text: str) -> str:
    return " ".join(text.split())
