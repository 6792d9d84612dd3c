"""Where does each top-level block of a body begin and end?

The rules are CommonMark's, and kinder where writers stumble over those: a list nests at two spaces as well as
at four, whatever its marker; raw HTML runs to its own end tag even across blank lines, and to the next
blank line where it is never closed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, auto
from functools import cached_property
from itertools import accumulate

from deskeditor.markup import shapes


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


@dataclass(frozen=True, slots=True)
class Piece:
    """One top-level block: its text with the blank lines that follow it, and its first line, from 0."""

    kind: Kind
    source: str
    line: int


def pieces(text: str) -> Iterator[Piece]:
    """The blocks of a text whose lines end in `\\n`, in order; their sources joined are the text."""
    return _Splitter(text).run()


class _Splitter:
    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._count = len(self._lines)
        self._beginners = {
            "#": self._heading,
            ">": self._quote,
            "`": self._fence,
            "~": self._fence,
            "[": self._bracketed,
            "<": self._html,
            **dict.fromkeys("-*+_0123456789", self._marked),
        }
        self._ends: dict[str, dict[int, int]] = {}  # by tag: where each opened element ends

    def run(self) -> Iterator[Piece]:
        at = self._past_blanks(0)
        if at and self._text:
            yield self._piece(Kind.BLANK, 0, at)
        while at < self._count:
            kind, end = self._block(at)
            end = self._past_blanks(end)
            yield self._piece(kind, at, end)
            at = end

    def _piece(self, kind: Kind, start: int, end: int) -> Piece:
        source = "\n".join(self._lines[start:end])
        return Piece(kind, source + "\n" if end < self._count else source, start)

    def _past_blanks(self, at: int) -> int:
        while at < self._count and shapes.blank(self._lines[at]):
            at += 1
        return at

    def _block(self, at: int) -> tuple[Kind, int]:
        line = self._lines[at]
        first = line[0]
        if first.isalpha():
            return self._paragraph(at)
        if shapes.indent(line) > 3:
            return Kind.CODE, self._code(at)
        begin = self._beginners.get(line.lstrip(" ")[0])
        return (begin and begin(at, line)) or self._paragraph(at)

    def _code(self, at: int) -> int:
        end = at + 1
        ahead = end
        while ahead < self._count:
            line = self._lines[ahead]
            if not shapes.blank(line):
                if shapes.indent(line) < 4:
                    break
                end = ahead + 1
            ahead += 1
        return end

    def _paragraph(self, at: int) -> tuple[Kind, int]:
        if at + 1 < self._count and "|" in self._lines[at] and self._is_table_rule(at + 1):
            return Kind.TABLE, self._while_text(at + 2)
        end = at + 1
        while end < self._count and not shapes.blank(line := self._lines[end]):
            if line[0].isalpha():
                end += 1
                continue
            if shapes.UNDERLINE.match(line):
                return Kind.UNDERLINED, end + 1
            if shapes.MEANING.match(line):
                return Kind.TERMS, self._terms(end + 1)
            if shapes.interrupts(line):
                break
            end += 1
        return Kind.PARAGRAPH, end

    def _is_table_rule(self, at: int) -> bool:
        line = self._lines[at]
        return "-" in line and "|" in line and bool(shapes.TABLE_RULE.match(line))

    def _while_text(self, at: int) -> int:
        while (
            at < self._count and not shapes.blank(self._lines[at]) and not shapes.interrupts(self._lines[at])
        ):
            at += 1
        return at

    def _terms(self, at: int) -> int:
        """A definition list goes on over blank lines to whatever is indented or begins a meaning."""
        end = at
        while at < self._count:
            line = self._lines[at]
            if shapes.blank(line):
                at += 1
                continue
            if at > end and shapes.indent(line) < 2 and not shapes.MEANING.match(line) and not self._term(at):
                break
            at += 1
            end = at
        return end

    def _term(self, at: int) -> bool:
        following = self._lines[at + 1] if at + 1 < self._count else ""
        return bool(shapes.MEANING.match(following)) and not shapes.interrupts(self._lines[at])

    def _heading(self, at: int, line: str) -> tuple[Kind, int] | None:
        return (Kind.HEADING, at + 1) if shapes.begins_heading(line) else None

    def _quote(self, at: int, _line: str) -> tuple[Kind, int] | None:
        end = at + 1
        while end < self._count and not shapes.blank(line := self._lines[end]):
            if not shapes.QUOTE.match(line) and shapes.interrupts(line):
                break
            end += 1
        return Kind.QUOTE, end

    def _fence(self, at: int, line: str) -> tuple[Kind, int] | None:
        fence = shapes.FENCE.match(line)
        if not fence:
            return None
        closing = re.compile(rf" {{0,3}}{re.escape(fence['mark'])}{fence['mark'][0]}*[ \t]*$")
        end = at + 1
        while end < self._count and not closing.match(self._lines[end]):
            end += 1
        return Kind.FENCE, min(end + 1, self._count)

    def _marked(self, at: int, line: str) -> tuple[Kind, int] | None:
        """What begins with `-`, `*`, `+`, `_` or a digit."""
        if shapes.RULE.match(line):
            return Kind.RULE, at + 1
        if shapes.ABBREVIATION.match(line):
            return Kind.ABBREVIATION, at + 1
        item = shapes.ITEM.match(line)
        return (Kind.LIST, self._list(at, item)) if item else None

    def _list(self, at: int, first: re.Match[str]) -> int:
        numbered, margin = bool(first["number"]), shapes.indent(self._lines[at]) + 2
        end = at + 1
        after_blank = False
        for ahead in range(at + 1, self._count):
            line = self._lines[ahead]
            if shapes.blank(line):
                after_blank = True
                continue
            if shapes.indent(line) < margin and self._leaves_list(line, numbered, after_blank):
                break
            after_blank = False
            end = ahead + 1
        return end

    def _leaves_list(self, line: str, numbered: bool, after_blank: bool) -> bool:
        if shapes.RULE.match(line):
            return True
        item = shapes.ITEM.match(line)
        if item and not shapes.ABBREVIATION.match(line):
            return bool(item["number"]) != numbered
        return after_blank or shapes.interrupts(line)

    def _bracketed(self, at: int, line: str) -> tuple[Kind, int] | None:
        if shapes.NOTE.match(line):
            return Kind.NOTE, self._note(at)
        return (Kind.LINK, at + 1) if shapes.LINK.match(line) else None

    def _note(self, at: int) -> int:
        """A footnote's text goes on over blank lines as long as it is indented."""
        end = at + 1
        after_blank = False
        for ahead in range(at + 1, self._count):
            line = self._lines[ahead]
            if shapes.blank(line):
                after_blank = True
                continue
            if shapes.indent(line) < 2 and (after_blank or shapes.interrupts(line)):
                break
            after_blank = False
            end = ahead + 1
        return end

    def _html(self, at: int, line: str) -> tuple[Kind, int] | None:
        if not shapes.begins_html(line):
            return None
        match = shapes.matched(shapes.HTML, line)
        start = self._offsets[at] + line.index("<")
        name = (match["name"] or "").lower()
        if match["comment"]:
            end = self._text.find("-->", start)
            return (Kind.HTML, self._line_after(end)) if end >= 0 else None
        if match["closing"] or match["odd"] or name in shapes.LONE_TAGS:
            return Kind.HTML, self._to_blank(at)
        stop = self._end_of(name, start)
        return Kind.HTML, self._line_after(stop) if stop else self._to_blank(at)

    def _to_blank(self, at: int) -> int:
        while at < self._count and not shapes.blank(self._lines[at]):
            at += 1
        return at

    @cached_property
    def _offsets(self) -> list[int]:
        """Where each line begins."""
        return [0, *accumulate(len(line) + 1 for line in self._lines)]

    def _line_after(self, position: int) -> int:
        return min(bisect_right(self._offsets, position), self._count)

    def _end_of(self, name: str, start: int) -> int:
        """Where the element that opens at `start` is closed, 0 if it never is."""
        if name not in self._ends:
            self._ends[name] = _matching_ends(self._text, name)
        return self._ends[name].get(start, 0)


def _matching_ends(text: str, name: str) -> dict[int, int]:
    ends: dict[int, int] = {}
    open_at: list[int] = []
    for tag in re.finditer(rf"<(/?){name}(?=[\s/>])", text, re.IGNORECASE):
        if not tag[1]:
            open_at.append(tag.start())
        elif open_at:
            ends[open_at.pop()] = tag.end()
    return ends
