"""Which characters of one line of Markdown look how, given what the line before it left open?

Plain Python and one line at a time, so that a key costs one line and the rules are tested without a window.
"""

import re
from enum import IntFlag, auto
from typing import NamedTuple


class Look(IntFlag):
    """How a run of characters looks; several may hold at once."""

    PLAIN = 0
    MARK = auto()  # the signs themselves: `**`, `#`, `](address)`
    HEADING = auto()
    STRONG = auto()
    EMPHASIS = auto()
    STRUCK = auto()
    CODE = auto()
    QUOTE = auto()
    LINK = auto()
    LIST_MARK = auto()
    TO_COME = auto()  # TK: a fact still to come
    COMMENT = auto()
    UPRIGHT = auto()  # never slanted: the script has no italics


class Run(NamedTuple):
    """Characters `start` to `end` of a line, in code points; later runs paint over earlier ones."""

    start: int
    end: int
    look: Look


class State(NamedTuple):
    """What a line leaves open for the next: a code fence (its sign and length) or a comment."""

    fence: str = ""
    in_comment: bool = False


class Line(NamedTuple):
    """The runs of a line and what it leaves open."""

    runs: list[Run]
    state: State


NOTHING_OPEN = State()

_LONGEST = 10_000  # characters of a line that are looked into: an hour's reading without a paragraph
_MOST = 1_000  # runs of a line that are painted: each is laid out for itself, and more of them are no prose

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_LIST_MARK = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_CLOSING_MARK = re.compile(r"[ \t]+#+[ \t]*$")
_INLINE = re.compile(
    r"(?=[\\<`*_~!\[T])(?:"  # ten times faster than trying each pattern at each letter
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<comment><!--.*?(?:-->|$))"
    r"|(?P<code>(?<!`)(?P<ticks>`{1,20}+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<both>\*\*\*(?=\S)[^*\n]+?(?<=\S)\*\*\*)"
    r"|(?P<strong>\*\*(?=\S)(?:[^*\n]|\*(?!\*))+?(?<=\S)\*\*|(?<!\w)__(?=\S)[^_\n]+?(?<=\S)__(?!\w))"
    r"|(?P<emphasis>\*(?=[^\s*])[^*\n]+?(?<=\S)\*|(?<!\w)_(?=[^\s_])[^_\n]+?(?<=\S)_(?!\w))"
    r"|(?P<struck>~~(?=\S)[^~\n]+?~~)"
    r"|(?P<link>!?\[(?P<label>[^\[\]\n]*)\](?:"
    r"\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)|\[[^\]\n]*\]))"
    r"|(?P<note>\[\^[^\]\s]+\]:?)"
    r"|(?P<address><(?:https?://|mailto:)[^<>\s]+>)"
    r"|(?P<to_come>\bTK\b))"
)
_WRAPPED = {  # how long the signs on either side are, and how what stands between them looks
    "both": (3, Look.STRONG | Look.EMPHASIS),
    "strong": (2, Look.STRONG),
    "emphasis": (1, Look.EMPHASIS),
    "struck": (2, Look.STRUCK),
}


def read(line: str, before: State = NOTHING_OPEN) -> Line:
    """Read one line (without its line end) after what the line before left open."""
    if before.fence:
        closes = _closes(line, before.fence)
        look = Look.CODE | Look.MARK if closes else Look.CODE
        return Line([Run(0, len(line), look)], NOTHING_OPEN if closes else before)
    if before.in_comment:
        return _in_comment(line)
    fence = _FENCE.match(line)
    if fence and not (fence[1][0] == "`" and "`" in line[fence.end() :]):
        return Line([Run(0, len(line), Look.CODE | Look.MARK)], State(fence=fence[1]))
    return _text(line)


def left_open(line: str, before: State) -> State:
    """What a line leaves open, without its runs: a hundred times cheaper for most lines."""
    if before is NOTHING_OPEN and "```" not in line and "~~~" not in line and "<!--" not in line:
        return before
    return read(line, before).state


def _closes(line: str, fence: str) -> bool:
    match = _FENCE.match(line)
    return match is not None and match[1].startswith(fence) and not line[match.end() :].strip()


def _in_comment(line: str) -> Line:
    end = line.find("-->")
    if end < 0:
        return Line([Run(0, len(line), Look.COMMENT)], State(in_comment=True))
    runs = [Run(0, end + 3, Look.COMMENT)]
    _inline(line, end + 3, len(line), Look.PLAIN, runs)
    return Line(runs, NOTHING_OPEN)


def _text(line: str) -> Line:
    runs: list[Run] = []
    start, look = _opening(line, runs)
    end = len(line)
    if look & Look.HEADING and (closing := _CLOSING_MARK.search(line, start)):
        end = closing.start()
        runs.append(Run(end, len(line), look | Look.MARK))
    if look is not Look.PLAIN:
        runs.append(Run(start, end, look))
    if start < end:
        _inline(line, start, end, look, runs)
    opened = line.rfind("<!--")
    return Line(runs, State(in_comment=opened >= 0 and "-->" not in line[opened:]))


def _opening(line: str, runs: list[Run]) -> tuple[int, Look]:
    """Where the words of a line begin, after quote, list and heading marks, and how they look."""
    start, look = 0, Look.PLAIN
    if line.lstrip(" \t")[:1] not in _OPENERS:
        return start, look
    if quote := _QUOTE.match(line):
        start, look = quote.end(), Look.QUOTE
        runs.append(Run(0, start, Look.QUOTE | Look.MARK))
    if _RULE.match(line[start:]):
        runs.append(Run(start, len(line), Look.MARK))
        return len(line), look
    if heading := _HEADING.match(line[start:]):
        runs.append(Run(start, start + heading.end(), Look.HEADING | Look.MARK))
        return start + heading.end(), look | Look.HEADING
    if item := _LIST_MARK.match(line[start:]):
        runs.append(Run(start, start + item.end(), Look.LIST_MARK))
        start += item.end()
    return start, look


_OPENERS = frozenset("#>-*+_0123456789")


def _inline(line: str, start: int, end: int, look: Look, runs: list[Run]) -> None:
    end = min(end, start + _LONGEST)
    for match in _INLINE.finditer(line, start, end):
        if len(runs) >= _MOST:
            return
        kind = match.lastgroup or ""
        if kind in _WRAPPED:
            size, inner = _WRAPPED[kind]
            _wrapped(line, (match.start(), match.end(), size), look | inner, runs)
        else:
            _plain_run(match, kind, look, runs)


def _wrapped(line: str, place: tuple[int, int, int], look: Look, runs: list[Run]) -> None:
    start, end, size = place
    runs.append(Run(start, end, look))
    _inline(line, start + size, end - size, look, runs)
    runs.append(Run(start, start + size, look | Look.MARK))
    runs.append(Run(end - size, end, look | Look.MARK))


def _plain_run(match: re.Match[str], kind: str, look: Look, runs: list[Run]) -> None:
    start, end = match.span()
    if kind == "link":
        label, label_end = match.span("label")
        runs.append(Run(start, label, look | Look.MARK))
        runs.append(Run(label, label_end, look | Look.LINK))
        _inline(match.string, label, label_end, look | Look.LINK, runs)
        runs.append(Run(label_end, end, look | Look.MARK))
    elif kind == "escape":
        runs.append(Run(start, start + 1, look | Look.MARK))
    else:
        runs.append(Run(start, end, look | _SINGLE[kind]))


_SINGLE = {
    "comment": Look.COMMENT,
    "code": Look.CODE,
    "note": Look.LINK,
    "address": Look.LINK,
    "to_come": Look.TO_COME,
}
