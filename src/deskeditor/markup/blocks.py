"""Where does each top-level block of a body begin and end?

The rules are CommonMark's, and kinder where writers stumble over those: a list nests at two spaces as well as
at four, whatever its marker; raw HTML runs to its own end tag even across blank lines, and to the next
blank line where it is never closed.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from enum import IntEnum, auto
from functools import cached_property
from itertools import accumulate
from typing import ClassVar, NamedTuple

from deskeditor.markup import extents, shapes


class Kind(
    IntEnum
):  # an int, because the hash of a plain member is slow, and it is part of every block's key
    """What a block is."""

    PARAGRAPH = auto()
    HEADING = auto()
    UNDERLINED = auto()  # a heading with a line of === or --- below
    RULE = auto()
    FENCE = auto()
    CODE = auto()  # indented by four
    LIST = auto()
    QUOTE = auto()
    TABLE = auto()
    TERMS = auto()  # a definition list
    HTML = auto()
    NOTE = auto()  # a footnote's text
    LINK = auto()  # a link's address, used elsewhere
    ABBREVIATION = auto()
    BLANK = auto()  # blank lines before the first block


DEFINITIONS = frozenset([Kind.NOTE, Kind.LINK, Kind.ABBREVIATION])


class Piece(NamedTuple):
    """One top-level block: its text with the blank lines that follow it, and its first line, from 0."""

    kind: Kind
    source: str
    line: int


def pieces(text: str) -> Iterator[Piece]:
    """The blocks of a text whose lines end in `\\n`, in order; their sources joined are the text."""
    return pieces_from(text.split("\n"), 0)


def pieces_from(lines: list[str], start: int) -> Iterator[Piece]:
    """The blocks of a text's lines from one on with which a block begins: they depend on no line above it."""
    return _Splitter(lines, start).run()


def looks_beyond(piece: Piece) -> bool:
    """Whether the block's end may change with lines far below it: its first tag is never closed."""
    first = piece.source[: piece.source.find("\n") + 1] or piece.source
    if not shapes.begins_html(first):
        return False
    opening = shapes.matched(shapes.HTML, first)
    if opening["comment"]:
        return "-->" not in piece.source
    return bool(opening["name"] and not opening["closing"]) and first.index("<") not in _matching_ends(
        piece.source, opening["name"]
    )


class _Splitter:
    def __init__(self, lines: list[str], start: int) -> None:
        self._lines = lines
        self._start = start
        self._count = len(lines)
        self._ends: dict[str, dict[int, int]] = {}  # by tag: where each opened element ends

    def run(self) -> Iterator[Piece]:
        at = self._start or extents.past_blanks(self._lines, 0)
        if at > self._start and self._lines != [""]:
            yield self._piece(Kind.BLANK, 0, at)
        while at < self._count:
            kind, end = self._block(at)
            end = extents.past_blanks(self._lines, end)
            yield self._piece(kind, at, end)
            at = end

    def _piece(self, kind: Kind, start: int, end: int) -> Piece:
        source = "\n".join(self._lines[start:end])
        return Piece(kind, source + "\n" if end < self._count else source, start)

    def _block(self, at: int) -> tuple[Kind, int]:
        line = self._lines[at]
        if line[0].isalpha():
            return self._paragraph(at)
        if shapes.indent(line) > 3:
            return Kind.CODE, extents.code(self._lines, at)
        begin = self._BEGINNERS.get(line.lstrip(" ")[0])
        return (begin and begin(self, at, line)) or self._paragraph(at)

    def _paragraph(self, at: int) -> tuple[Kind, int]:
        if "|" in self._lines[at] and self._is_table_rule(at + 1):
            return Kind.TABLE, extents.table(self._lines, at)
        for end in range(at + 1, self._count):
            line = self._lines[end]
            if line[:1].isalpha():
                continue
            if shapes.UNDERLINE.match(line):
                return Kind.UNDERLINED, end + 1
            if shapes.MEANING.match(line):
                return Kind.TERMS, extents.terms(self._lines, end)
            if shapes.blank(line) or shapes.interrupts(line):
                return Kind.PARAGRAPH, end
        return Kind.PARAGRAPH, self._count

    def _is_table_rule(self, at: int) -> bool:
        line = self._lines[at] if at < self._count else ""
        return "-" in line and "|" in line and bool(shapes.TABLE_RULE.match(line))

    def _heading(self, at: int, line: str) -> tuple[Kind, int] | None:
        return (Kind.HEADING, at + 1) if shapes.begins_heading(line) else None

    def _quote(self, at: int, _line: str) -> tuple[Kind, int] | None:
        return Kind.QUOTE, extents.quote(self._lines, at)

    def _fence(self, at: int, line: str) -> tuple[Kind, int] | None:
        found = shapes.FENCE.match(line)
        return (Kind.FENCE, extents.fence(self._lines, at, found["mark"])) if found else None

    def _marked(self, at: int, line: str) -> tuple[Kind, int] | None:
        """What begins with `-`, `*`, `+`, `_` or a digit."""
        if shapes.RULE.match(line):
            return Kind.RULE, at + 1
        if shapes.ABBREVIATION.match(line):
            return Kind.ABBREVIATION, at + 1
        return (Kind.LIST, extents.listing(self._lines, at)) if shapes.ITEM.match(line) else None

    def _bracketed(self, at: int, line: str) -> tuple[Kind, int] | None:
        if shapes.NOTE.match(line):
            return Kind.NOTE, extents.note(self._lines, at)
        return (Kind.LINK, at + 1) if shapes.LINK.match(line) else None

    def _html(self, at: int, line: str) -> tuple[Kind, int] | None:
        if not shapes.begins_html(line):
            return None
        opening = shapes.matched(shapes.HTML, line)
        start = self._offsets[at - self._start] + line.index("<")
        name = (opening["name"] or "").lower()
        if opening["comment"]:
            if start > self._last_comment_end:
                return None
            return Kind.HTML, self._line_after(self._text.find("-->", start))
        has_end = not (opening["closing"] or opening["odd"] or name in shapes.LONE_TAGS)
        stop = self._end_of(name, start) if has_end else 0
        return Kind.HTML, self._line_after(stop) if stop else extents.to_blank(self._lines, at)

    @cached_property
    def _text(self) -> str:
        return "\n".join(self._lines[self._start :])

    @cached_property
    def _offsets(self) -> list[int]:
        """Where each line begins in the text."""
        return [0, *accumulate(len(line) + 1 for line in self._lines[self._start :])]

    @cached_property
    def _last_comment_end(self) -> int:
        return self._text.rfind("-->")

    def _line_after(self, position: int) -> int:
        return min(self._start + bisect_right(self._offsets, position), self._count)

    def _end_of(self, name: str, start: int) -> int:
        """Where the element that opens at `start` is closed, 0 if it never is."""
        if name not in self._ends:
            self._ends[name] = _matching_ends(self._text, name)
        return self._ends[name].get(start, 0)

    # functions, by what a line begins with: by methods of its own it would hold itself, and so every line
    _BEGINNERS: ClassVar[dict[str, Callable[["_Splitter", int, str], tuple[Kind, int] | None]]] = {
        "#": _heading,
        ">": _quote,
        "`": _fence,
        "~": _fence,
        "[": _bracketed,
        "<": _html,
        **dict.fromkeys("-*+_0123456789", _marked),
    }


def _matching_ends(text: str, name: str) -> dict[int, int]:
    ends: dict[int, int] = {}
    open_at: list[int] = []
    for tag in re.finditer(rf"<(/?){name}(?=[\s/>])", text, re.IGNORECASE):
        if not tag[1]:
            open_at.append(tag.start())
        elif open_at:
            ends[open_at.pop()] = tag.end()
    return ends
