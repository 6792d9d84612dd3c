"""What is a body on a page: its blocks in order, and what stands in them?"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from deskeditor.markup.blocks import Piece
from deskeditor.markup.end_notes import EndNotes
from deskeditor.markup.filling import Filled
from deskeditor.markup.template import Template

_UNREAD = Template()
_EMPTY = Filled("")


class Part(NamedTuple):
    """A block of a document that is being edited; `piece.line` is where it stood when it was split off."""

    piece: Piece
    lines: int
    template: Template = _UNREAD
    filled: Filled = _EMPTY
    dropped: tuple[str, ...] = ()

    @property
    def html(self) -> str:
        """What it makes on a page."""
        return self.filled.html

    @property
    def nodes(self) -> int:
        """How many elements that are at the top."""
        return self.template.nodes


class Extents(NamedTuple):
    """Of each part how many lines it has and how many nodes it makes: read far sooner than the parts."""

    lines: tuple[int, ...]
    nodes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One top-level block of a body.

    `source` is its Markdown with the blank lines that follow, `line` its first line, from 0. `html` makes
    exactly `nodes` elements, and no text, at the top of a DOM; definitions make none. `dropped` says in
    plain words what of the block is not shown. The last block may be the footnotes: it has no source.
    """

    source: str
    line: int
    html: str
    nodes: int
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it is shown: its level from 2 to 6, its text, its id, and its block's first line."""

    level: int
    text: str
    id: str
    line: int


class Rendered:
    """A whole body: its blocks in order, its headings, the address of every image, what was dropped.

    What only few ask for is put together when it is asked for.
    """

    def __init__(
        self,
        parts: tuple[Part, ...],
        extents: Extents,
        notes: EndNotes | None,
        images: tuple[str, ...],
        dropped: tuple[str, ...],
    ) -> None:
        self.parts = parts
        self.extents = extents
        self.notes = notes
        self.images = images
        self.dropped = dropped

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rendered) and self._said == other._said

    __hash__ = None  # type: ignore[assignment]  # as of anything that is compared by what it says

    @property
    def _said(self) -> tuple[object, ...]:
        return self.blocks, self.headings, self.images, self.dropped

    @cached_property
    def html(self) -> str:
        """The blocks' HTML, one below the other."""
        return "\n".join(block.html for block in self.blocks if block.html)

    @property
    def in_html(self) -> Iterator[str]:
        """The HTML of each block."""
        yield from (part.filled.html for part in self.parts)
        if self.notes:
            yield self.notes.html

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks, the footnotes last."""
        return tuple(self._blocks())

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the body, and then those in footnotes."""
        return tuple(self._headings())

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The first line of each part, from 0, and the number of lines that there are."""
        return tuple(accumulate(self.extents.lines, initial=0))

    def nodes_before(self, at: int) -> int:
        """How many nodes the parts before one make."""
        return sum(self.extents.nodes[:at])

    def _blocks(self) -> Iterator[Block]:
        for part, line in zip(self.parts, self.lines, strict=False):
            yield Block(part.piece.source, line, part.html, part.nodes, part.dropped)
        if self.notes:
            ended = bool(self.parts) and self.parts[-1].piece.source.endswith("\n")
            last = self.lines[-1] - (bool(self.parts) and not ended)
            yield Block("", last, self.notes.html, 1, self.notes.dropped)

    def _headings(self) -> Iterator[Heading]:
        for part, line in zip(self.parts, self.lines, strict=False):
            for named in part.filled.headings:
                yield Heading(*named, line)
        places = {id(part.piece): line for part, line in zip(self.parts, self.lines, strict=False)}
        for named, piece in self.notes.headings if self.notes else ():
            yield Heading(*named, places[id(piece)])
