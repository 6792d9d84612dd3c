"""Which blocks of a text go and which come with an edit?"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from deskeditor.markup import blocks
from deskeditor.markup.blocks import Piece
from deskeditor.markup.line_edit import LineEdit


@dataclass(frozen=True, slots=True)
class Exchange:
    """`removed` blocks from `first` on go, and `pieces` come in their place."""

    first: int
    removed: int
    pieces: list[Piece]


class Splitting:
    """The blocks of a text that is edited.

    Where a block ends depends on its own lines and at most two more, so an edit splits anew from a block
    that it cannot have touched, until a block begins where one began before. The exception is HTML whose
    end tag is missing: it may come far below.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = list(lines)
        self.pieces = list(blocks.pieces_from(self._lines, 0))
        self.sizes = [_lines_of(piece) for piece in self.pieces]

    def edit(self, edit: LineEdit) -> Exchange:
        """Take an edit; what is the same at both ends of the blocks that were split anew is left alone."""
        starts = [0, *accumulate(self.sizes)]
        end_of_edit = edit.first + edit.removed
        touched = (*self._lines[edit.first : end_of_edit], *edit.lines)
        self._lines[edit.first : end_of_edit] = edit.lines
        first = self._restart(
            starts, edit.first, has_tag=any("<" in line or "-->" in line for line in touched)
        )
        exchange = self._trimmed(self._split(first, starts, edit))
        self._put(exchange)
        return exchange

    def _restart(self, starts: list[int], line: int, *, has_tag: bool) -> int:
        first = max(0, min(bisect_left(starts, line - 1, 1) - 1, len(self.pieces) - 1))
        if not has_tag:
            return first
        return next((at for at in range(first) if blocks.looks_beyond(self.pieces[at])), first)

    def _split(self, first: int, starts: list[int], edit: LineEdit) -> Exchange:
        moved = len(edit.lines) - edit.removed
        untouched = edit.first + len(edit.lines)
        pieces: list[Piece] = []
        for piece in blocks.pieces_from(self._lines, starts[first]):
            before = piece.line - moved
            at = bisect_left(starts, before) if piece.line >= untouched else len(self.pieces)
            if at < len(self.pieces) and starts[at] == before:
                return Exchange(first, at - first, pieces)
            pieces.append(piece)
        return Exchange(first, len(self.pieces) - first, pieces)

    def _trimmed(self, exchange: Exchange) -> Exchange:
        first, end = exchange.first, exchange.first + exchange.removed
        start, stop = 0, len(exchange.pieces)
        while first < end and start < stop and _is_same(self.pieces[first], exchange.pieces[start]):
            first, start = first + 1, start + 1
        while first < end and start < stop and _is_same(self.pieces[end - 1], exchange.pieces[stop - 1]):
            end, stop = end - 1, stop - 1
        return Exchange(first, end - first, exchange.pieces[start:stop])

    def _put(self, exchange: Exchange) -> None:
        end = exchange.first + exchange.removed
        self.pieces[exchange.first : end] = exchange.pieces
        self.sizes[exchange.first : end] = map(_lines_of, exchange.pieces)


def _lines_of(piece: Piece) -> int:
    return piece.source.count("\n") + (not piece.source.endswith("\n"))


def _is_same(one: Piece, other: Piece) -> bool:
    return one.kind == other.kind and one.source == other.source
