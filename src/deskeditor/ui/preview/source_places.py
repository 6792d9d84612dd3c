"""Which nodes of a page come of which lines of a body, and the other way round?"""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from deskeditor.markup.blocks import Kind
from deskeditor.markup.rendered import Rendered

_WORD = re.compile(r"\w+")
_AHEAD = 2000  # characters of Markdown, an address for example, that may stand between two visible words
_LABEL = re.compile(r" {0,3}\[\^([^\]\s]+)\]:")


class Nodes(NamedTuple):
    """So many nodes of the body from `first` on, and a point in them; of the footnotes one item, else -1."""

    first: int
    number: int
    item: int
    share: float


class Spot(NamedTuple):
    """A place in the body's text: a line and a column, both counted from 0."""

    line: int
    column: int


def nodes_at(body: Rendered, line: float) -> Nodes | None:
    """What shows a line of the text, or a point between two lines; None where nothing is shown."""
    if not body.parts:
        return None
    at = min(len(body.parts) - 1, max(0, bisect_right(body.lines, line) - 1))
    if (item := _item_of(body, at)) >= 0:
        return Nodes(body.nodes_before(len(body.parts)), 1, item, _share(body, at, line))
    before = at
    while at < len(body.parts) and not body.parts[at].nodes:  # definitions show nothing: what follows does
        at += 1
    if at == len(body.parts):
        return None
    share = _share(body, at, line) if at == before else 0.0
    return Nodes(body.nodes_before(at), body.parts[at].nodes, -1, share)


def line_at(body: Rendered, node: int, item: int, share: float) -> float:
    """The line that a place on the page shows: the inverse of `nodes_at`."""
    at = _part_at(body, node, item)
    return body.lines[at] + share * _height(body, at) if at >= 0 else 0.0


def spot_at(body: Rendered, place: tuple[int, int, float], before: str) -> Spot | None:
    """Where in the text what is seen at a place was written; `before`: the block's visible text before it."""
    node, item, share = place
    at = _part_at(body, node, item)
    if at < 0:
        return None
    source = body.parts[at].piece.source
    offset = _offset(source, before) if before else 0
    if not before:
        line = min(int(share * _height(body, at)), _height(body, at) - 1)
        return Spot(body.lines[at] + line, 0)
    head = source[:offset]
    return Spot(body.lines[at] + head.count("\n"), len(head) - head.rfind("\n") - 1)


def _offset(source: str, before: str) -> int:
    """Where the visible text ends in the Markdown that it comes of: word by word, over what is not seen."""
    at = end = 0
    for word in _WORD.finditer(before):
        found = source.find(word[0], at, at + _AHEAD)
        if found >= 0:
            at, end = found + len(word[0]), word.end()
    rest = before[end:]
    return at + len(rest) if rest and source.startswith(rest, at) else at


def _share(body: Rendered, at: int, line: float) -> float:
    return min(1.0, max(0.0, (line - body.lines[at]) / _height(body, at)))


def _height(body: Rendered, at: int) -> int:
    """How many lines a block has, without the blank ones that follow it."""
    return body.parts[at].piece.source.rstrip().count("\n") + 1


def _part_at(body: Rendered, node: int, item: int) -> int:
    """The block that a node comes of; -1 if none does."""
    if item < 0:
        ends = list(accumulate(body.extents.nodes))
        at = bisect_right(ends, node)
        return at if at < len(ends) else -1
    if not body.notes or item >= len(body.notes.labels):
        return -1
    wanted = body.notes.labels[item]
    return next((at for at, part in enumerate(body.parts) if _label(body, at) == wanted), -1)


def _item_of(body: Rendered, at: int) -> int:
    label = _label(body, at)
    return body.notes.labels.index(label) if body.notes and label in body.notes.labels else -1


def _label(body: Rendered, at: int) -> str:
    piece = body.parts[at].piece
    found = _LABEL.match(piece.source) if piece.kind is Kind.NOTE else None
    return found[1] if found else ""
