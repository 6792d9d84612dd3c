"""How does formatted text become plain: which marks stand around words, and what is left without them?

Bold, italic, struck out words, code, links and the tags of a look lose their signs where the selection
touches them, without one in the whole paragraph. Pictures, notes, and the signs of headings, lists and
quotations stay: those are what a line is, not how it looks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from deskeditor.markup.editing_marks import LINE_SIGNS, LINK_AROUND
from deskeditor.markup.inline_writing import MEANING
from deskeditor.markup.selection import Change, Edit, Selection, edited

_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_DEEPEST = 30  # marks within marks
_LOOKS = "b|strong|i|em|u|s|strike|del|ins|mark|small|big|sub|sup|span|font|code|kbd|tt"
_SIGN = re.compile(
    r"(?=[\\<`*_~!\[])(?:"
    r"(?P<escape>\\.)"
    r"|(?P<comment><!--.{0,500}?-->)"
    r"|(?P<code>(?P<ticks>`{1,20}+)(?P<inside>.{1,500}?)(?<!`)(?P=ticks)(?!`))"
    rf"|(?P<tag><(?P<closing>/?)(?P<name>{_LOOKS})\b[^<>\n]*>)"
    r"|(?P<other><[^<>\n]+>)"
    r"|(?P<image>!\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\]))"
    r"|(?P<note>\[\^[^\]\s]+\])"
    rf"|(?P<link>{LINK_AROUND})"
    r"|(?P<named>\[(?P<label>[^\[\]\n]+)\]\[[^\[\]\n]*\])"
    r"|(?P<run>\*+|_+|~~)"
    r")",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(slots=True)
class _Opener:
    """A run of signs, or a tag, that may still be closed."""

    sign: str
    start: int
    end: int


_Pair: TypeAlias = tuple[Change, ...]  # the sign before the words, what changes in them, the sign behind them


def clear(text: str, selection: Selection) -> Edit | None:
    """Take the marks off what the selection touches, or off the caret's paragraph; None where none is."""
    first, last = _paragraphs(text, selection)
    start, end = (first, last) if selection.empty else (selection.start, selection.end)
    changes = sorted(
        change
        for pair in _pairs(text, first, last)
        if pair[0].start < end and pair[-1].end > start
        for change in pair
    )
    if not changes:
        return None
    anchor, position = (_moved(changes, at) for at in (selection.anchor, selection.position))
    return edited(text, changes, Selection(anchor, position))


def _paragraphs(text: str, selection: Selection) -> tuple[int, int]:
    """Where the paragraphs begin and end that a selection touches: a mark ends with its paragraph."""
    start = text.rfind("\n\n", 0, selection.start)
    end = text.find("\n\n", selection.end)
    return (0 if start < 0 else start + 2), (len(text) if end < 0 else end)


def _pairs(text: str, first: int, last: int) -> Iterator[_Pair]:
    for start, end in _stretches(text, first, last):
        yield from _Reader(text).pairs(start, end)


def _stretches(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches that may hold marks: paragraphs, headings, items; nothing of what stands in fences."""
    fenced = sum(bool(_FENCE.match(line)) for line in text[:first].split("\n")) % 2 == 1
    begin = at = first
    for line in text[first:last].split("\n"):
        fence = _FENCE.match(line)
        signs = LINE_SIGNS.match(line)
        if fence or fenced or not line.strip() or (signs and signs.end()):
            yield begin, at
            begin = at + len(line) if fence or fenced else at + (signs.end() if signs else 0)
        fenced ^= bool(fence)
        at += len(line) + 1
    yield begin, min(at, last)


class _Reader:
    """Finds the signs that belong together in one stretch."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[_Opener] = []

    def pairs(self, start: int, end: int) -> Iterator[_Pair]:
        at = start
        while found := _SIGN.search(self._text, at, end):
            at = found.end()
            if found["run"]:
                yield from self._run(found)
            elif found["tag"]:
                yield from self._tag(found)
            elif found["code"]:
                yield _whole(found)
            elif found["link"] or found["named"]:
                label = found.span("text" if found["link"] else "label")
                yield _shell(found.span(), label)
                yield from _Reader(self._text).pairs(*label)

    def _run(self, found: re.Match[str]) -> Iterator[_Pair]:
        sign, start, end = found[0][0], found.start(), found.end()
        before = self._text[start - 1 : start] if start else ""
        after = self._text[end : end + 1]
        in_word = sign == "_" and _is_word(before) and _is_word(after)
        if before.strip() and not in_word:
            while start < end and (opener := self._opener(sign)):
                size = min(2, end - start, opener.end - opener.start)
                yield Change(opener.end - size, opener.end, ""), Change(start, start + size, "")
                opener.end -= size
                start += size
                if opener.start == opener.end:
                    self._open.remove(opener)
        if start < end and after.strip() and not in_word:
            self._open = [*self._open[-_DEEPEST:], _Opener(sign, start, end)]

    def _tag(self, found: re.Match[str]) -> Iterator[_Pair]:
        name = found["name"].lower()
        if not found["closing"]:
            self._open = [*self._open[-_DEEPEST:], _Opener(name, found.start(), found.end())]
        elif opener := self._opener(name):
            self._open.remove(opener)
            yield Change(opener.start, opener.end, ""), Change(found.start(), found.end(), "")

    def _opener(self, sign: str) -> _Opener | None:
        """The nearest one of a sign; what was opened within it and never closed is words."""
        for number in range(len(self._open) - 1, -1, -1):
            if self._open[number].sign == sign:
                del self._open[number + 1 :]
                return self._open[number]
        return None


def _is_word(letter: str) -> bool:
    return letter.isalnum()


def _whole(found: re.Match[str]) -> _Pair:
    """Code, whose signs become words that mean nothing."""
    (start, end), inside = found.span("inside"), found["inside"]
    pad = 1 if inside[0] == inside[-1] == " " and inside.strip() else 0
    start, end = start + pad, end - pad
    signs = (start + sign.start() for sign in MEANING.finditer(found.string[start:end]))
    kept = (
        Change(at + 1, at + 1, "amp;") if found.string[at] == "&" else Change(at, at, "\\") for at in signs
    )
    return Change(found.start(), start, ""), *kept, Change(end, found.end(), "")


def _shell(whole: tuple[int, int], words: tuple[int, int]) -> _Pair:
    return Change(whole[0], words[0], ""), Change(words[1], whole[1], "")


def _moved(changes: list[Change], at: int) -> int:
    """Where an offset of the text before is after some changes."""
    number = bisect_left(changes, at, key=lambda change: change.start)
    shift = sum(len(change.words) - (change.end - change.start) for change in changes[:number])
    if number and (last := changes[number - 1]).end > at:
        shift += last.end - at - max(0, len(last.words) - (at - last.start))
    return at + shift
