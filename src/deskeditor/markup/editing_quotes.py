"""How do straight quotation marks become those of a language, and back again?

What is changed is the selection, or the paragraph at the caret; code, addresses and tags stay as they are.
"""

import itertools
import re
from collections.abc import Callable

from deskeditor.markup import typography, verbatim
from deskeditor.markup.selection import Change, Edit, Selection, edited, line_at

_DOUBLE = re.compile("«[\u00a0\u202f ]?|[\u00a0\u202f ]?»|[“”„‟]")
_SINGLE = re.compile("[‘’‚‛‹›]")
_MARKS = re.compile(r"\*+|~~|(?<!\w)_+|_+(?!\w)")
_PIECE = re.compile("\\w+|-+|\\.+|«[\u00a0\u202f]|[\u00a0\u202f]»|.", re.DOTALL)
_STRAIGHT = "\"'-."  # what may be set as something else
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def curl(text: str, selection: Selection, language: str = "en-GB") -> Edit:
    """Set straight quotation marks, double hyphens and three dots as the language prints them."""
    return _changed(text, selection, lambda words: _curled(words, language))


def straighten(text: str, selection: Selection) -> Edit:
    """Make all quotation marks straight ones."""
    return _changed(text, selection, lambda words: _SINGLE.sub("'", _DOUBLE.sub('"', words)))


def _curled(text: str, language: str) -> str:
    """Emphasis marks are looked over: the quotation in `**"so"**` opens behind the stars."""
    if not any(sign in text for sign in _STRAIGHT):
        return text
    marks = _MARKS.findall(text)
    if typography.BREAK in text:
        return text
    curled = typography.curled(_MARKS.sub(typography.BREAK, text), language)
    found = iter(marks)
    return re.sub(typography.BREAK, lambda _: next(found), curled)


def _changed(text: str, selection: Selection, change: Callable[[str], str]) -> Edit:
    start, end = _paragraph(text, selection.position) if selection.empty else (selection.start, selection.end)
    changes: list[Change] = []
    for paragraph in _PARAGRAPH.finditer(text, start, end):
        _compare(paragraph[0], paragraph.start(), change, changes)
    return edited(text, changes, _moved(selection, changes))


def _compare(paragraph: str, at: int, change: Callable[[str], str], changes: list[Change]) -> None:
    """Note what changes in one paragraph; what is kept letter by letter is a gap for the change."""
    kept = []
    end = 0
    for start, stop in verbatim.spans(paragraph):
        if start >= end:
            kept.append((start, stop))
            end = stop
    masked, end = "", 0
    for start, stop in kept:
        masked += paragraph[end:start] + typography.GAP
        end = stop
    new = change(masked + paragraph[end:]).split(typography.GAP)
    if len(new) != len(kept) + 1:
        return  # a gap in the text itself
    edges = [(0, 0), *kept, (len(paragraph), len(paragraph))]
    for words, ((_, begin), (stop, _)) in zip(new, itertools.pairwise(edges), strict=True):
        changes += _letters(paragraph[begin:stop], words, at + begin)


def _letters(old: str, new: str, at: int) -> list[Change]:
    """The changes that make one text another: sign by sign, so that undo and the caret stay exact."""
    if old == new:
        return []
    changes: list[Change] = []
    old_words, new_words = _pieces(old), _pieces(new)
    if len(old_words) != len(new_words):
        return [Change(at, at + len(old), new)]
    for before, after in zip(old_words, new_words, strict=True):
        if before != after:
            changes.append(Change(at, at + len(before), after))
        at += len(before)
    return changes


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(text)


def _paragraph(text: str, position: int) -> tuple[int, int]:
    start, end = line_at(text, position)
    if not text[start:end].strip():
        return start, end
    while start and text[line_at(text, start - 1)[0] : start - 1].strip():
        start = line_at(text, start - 1)[0]
    while end < len(text) and text[end + 1 : line_at(text, end + 1)[1]].strip():
        end = line_at(text, end + 1)[1]
    return start, end


def _moved(selection: Selection, changes: list[Change]) -> Selection:
    return Selection(_place(selection.anchor, changes), _place(selection.position, changes))


def _place(position: int, changes: list[Change]) -> int:
    shift = 0
    for start, end, words in changes:
        if start >= position:
            break
        shift += len(words) - (end - start)
        if position < end:
            return start + len(words)
    return position + shift
