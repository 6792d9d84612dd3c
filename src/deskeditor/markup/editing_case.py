"""How do words become capitals, small letters, a title or a sentence?

Code, addresses and tags stay as they are.
"""

import re
from collections.abc import Callable, Iterator

from deskeditor.markup import verbatim
from deskeditor.markup.selection import Edit, Selection, replaced, word_at

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_NEAR = 40  # characters before a word in which the end of a sentence is looked for
_ENDS = re.compile(r"[.!?…][”’\")\]»*_]*\s+[“‘\"(\[«*_]*$|\n\W*$")
_SMALL = frozenset([  # words that a title keeps small, unless first or last
    "a", "an", "and", "as", "at", "but", "by", "for", "if", "in", "nor", "of", "on", "or", "per", "so", "the",
    "to", "up", "via", "vs", "yet",
])  # fmt: skip


def upper(text: str, selection: Selection) -> Edit:
    """THE SELECTION, OR THE WORD AT THE CARET, IN CAPITALS."""
    return _changed(text, selection, str.upper)


def lower(text: str, selection: Selection) -> Edit:
    """the selection, or the word at the caret, in small letters."""
    return _changed(text, selection, str.lower)


def title(text: str, selection: Selection) -> Edit:
    """The Selection, or the Word at the Caret, as a Title."""
    return _changed(text, selection, _titled)


def sentence(text: str, selection: Selection) -> Edit:
    """The selection, or the word at the caret, as a sentence."""
    return _changed(text, selection, _sentenced)


def _changed(text: str, selection: Selection, change: Callable[[str], str]) -> Edit:
    start, end = word_at(text, selection.position) if selection.empty else (selection.start, selection.end)
    new = _outside(text[start:end], change)
    result = replaced(text, start, end, new)
    if selection.empty:
        at = min(selection.position, start + len(new))
        return Edit(result, Selection(at, at))
    forward = selection.anchor <= selection.position
    return Edit(result, Selection(*((start, start + len(new)) if forward else (start + len(new), start))))


def _outside(text: str, change: Callable[[str], str]) -> str:
    """The text with all changed but what is kept letter by letter."""
    kept: list[str] = []
    masked, at = [], 0
    for start, end in verbatim.spans(text):
        if start >= at:
            kept.append(text[start:end])
            masked += [text[at:start], "\x02"]
            at = end
    changed = change("".join([*masked, text[at:]]))
    pieces = iter(kept)
    return re.sub("\x02", lambda _: next(pieces, "\x02"), changed)


def _titled(text: str) -> str:
    loud = text.isupper()
    words = list(_WORD.finditer(text))

    def one(at: int, word: str) -> str:
        if not loud and _has_inner_capitals(word):
            return word
        if word.lower() in _SMALL and 0 < at < len(words) - 1:
            return word.lower()
        return word[:1].upper() + word[1:].lower()

    return _with_words(text, (one(at, word[0]) for at, word in enumerate(words)))


def _sentenced(text: str) -> str:
    loud = text.isupper()
    words = list(_WORD.finditer(text))

    def one(word: re.Match[str]) -> str:
        near = max(0, word.start() - _NEAR)
        first = word is words[0] or _ENDS.search(text, near, word.start())
        if not loud and _has_inner_capitals(word[0]):
            return word[0]
        small = word[0].lower()
        if first or small == "i" or small.startswith(("i’", "i'")):
            return small[:1].upper() + small[1:]
        return small

    return _with_words(text, map(one, words))


def _has_inner_capitals(word: str) -> bool:
    """Whether a word has a spelling of its own: `NHS`, `iPhone`, `McDonald`."""
    return word[1:] != word[1:].lower() and len(word) > 1


def _with_words(text: str, words: Iterator[str]) -> str:
    return _WORD.sub(lambda _: next(words), text)
