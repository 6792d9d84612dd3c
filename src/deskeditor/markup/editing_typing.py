"""What does the program set for what is typed: quotation marks, dashes, pairs around a selection?"""

import re
from collections.abc import Callable
from typing import NamedTuple

from deskeditor.markup import language_marks, verbatim
from deskeditor.markup.selection import Edit, Selection, replaced

_OPENS = frozenset(" \t\n\u00a0\u202f\u2009([{<—–-/“‘„‚«‹¿¡|")
_EMPHASIS = "*_~"
_RULE = re.compile(r"[ \t>]*(?:-[ \t]*)*|[ \t>]*\|?[-:| \t]*|[ \t>]*[-+*][ \t]+-*")
_NEAR = 10_000  # characters before the caret that are looked at
_FRENCH = "!?;:"
_LEFT_OUT = {  # words whose beginning an apostrophe stands for
    "en": re.compile(r"(?<![^\s(\[{—–“-])‘(\d\ds|tis|twas|til|em|n)", re.IGNORECASE),
    "nl": re.compile(r"(?<![^\s(\[{—–“-])‘([stnkmr])", re.IGNORECASE),
}
_LONGEST_LEFT_OUT = 6  # characters, with the mark and what stands before it
_Rule = Callable[[str, str, str], "Typeset | None"]
PAIRS = {"(": ")", "[": "]", "{": "}", "*": "*", "_": "_", "~": "~~", "`": "`", '"': '"', "'": "'"} | {
    "“": "”", "‘": "’", "„": "“", "‚": "‘", "«": "»", "‹": "›",
}  # fmt: skip


class Typeset(NamedTuple):
    """The last `removed` characters of a line, what was typed among them, become `words`."""

    removed: int
    words: str


def typeset(before: str, typed: str, after: str, language: str) -> Typeset | None:
    """What is set for a character that was typed behind `before`, the beginning of its line.

    None where it stays as it was typed: always in code, tags and addresses.
    """
    before = before[-_NEAR:]
    rule = _RULES.get(typed)
    if rule is None or (before.endswith("\\") and typed in "\"'-.") or verbatim.is_open(before):
        return None
    return rule(before, after, language)


def _double(before: str, _after: str, language: str) -> Typeset | None:
    marks = language_marks.quotes(language)
    if _opens(before):
        return Typeset(1, marks.opening)
    if before[-1].isdigit() and not _is_in_quotation(before, marks.opening, marks.closing):
        return Typeset(1, "″")
    return Typeset(1, marks.closing)


def _single(before: str, after: str, language: str) -> Typeset | None:
    marks = language_marks.quotes(language)
    if _opens(before):
        return Typeset(1, marks.inner_opening)
    if before.endswith(("‘n", "‘N")) and _left_out(before, language):  # rock ’n’ roll
        return Typeset(3, f"’{before[-1]}’")
    if after[:1].isalpha():
        return Typeset(1, "’")
    inner = _is_in_quotation(before, marks.inner_opening, marks.inner_closing)
    return Typeset(1, marks.inner_closing if inner else "’")


def _opens(before: str) -> bool:
    bare = before.rstrip(_EMPHASIS) if before[-1:] in _EMPHASIS else before
    if len(bare) < len(before) and bare and bare[-1] not in _OPENS:
        return False  # the stars end an emphasis
    return not bare or bare[-1] in _OPENS


def _is_in_quotation(before: str, opening: str, closing: str) -> bool:
    if opening == closing:
        return before.count(opening) % 2 == 1
    return before.count(opening) > before.count(closing)


def _dash(before: str, _after: str, _language: str) -> Typeset | None:
    if before.endswith("–") and not _RULE.fullmatch(before[:-1]):
        return Typeset(2, "—")
    if not before.endswith("-") or before.endswith(("--", "<!-", "!-")) or _RULE.fullmatch(before):
        return None
    first = before[-2:-1]
    return Typeset(2, "—" if first.isalpha() else "–")


def _dots(before: str, _after: str, language: str) -> Typeset | None:
    if before.endswith("..") and not before.endswith("..."):
        return Typeset(3, "…")
    return _ends(".")(before, "", language)


def _ends(mark: str) -> _Rule:
    """With the word it shows that what was taken for an opening mark is an apostrophe: the ’90s."""

    def rule(before: str, _after: str, language: str) -> Typeset | None:
        word = _left_out(before, language)
        return Typeset(len(word) + 2, f"’{word}{mark}") if word else None

    return rule


def _left_out(before: str, language: str) -> str:
    """The word at the end behind a mark that should be an apostrophe; empty where there is none."""
    pattern = _LEFT_OUT.get(language.split("-")[0].lower())
    at = before.rfind("‘", max(0, len(before) - _LONGEST_LEFT_OUT))
    found = pattern.fullmatch(before, at) if pattern and at >= 0 else None
    return found[1] if found else ""


def _french(mark: str) -> _Rule:
    def rule(before: str, _after: str, language: str) -> Typeset | None:
        if language_marks.spaces_before_marks(language) and before.endswith(" ") and before.strip():
            return Typeset(2, language_marks.space_before(mark) + mark)
        return None

    return rule


_RULES = {'"': _double, "'": _single, "-": _dash, ".": _dots, " ": _ends(" "), ",": _ends(",")} | {
    mark: _french(mark) for mark in _FRENCH
}


def wrap(text: str, selection: Selection, typed: str, language: str = "") -> Edit | None:
    """Put a typed bracket or mark and its partner around the selection; None where that is not meant.

    With a language, a straight quotation mark becomes the one that the language prints. A second star or
    tilde makes strong what the first made emphasis.
    """
    words = text[selection.start : selection.end]
    if typed not in PAIRS or not words.strip() or "\n\n" in words:
        return None
    opening, closing = _pair(typed, language, words)
    result = replaced(text, selection.start, selection.end, f"{opening}{words}{closing}")
    start, end = selection.start + len(opening), selection.end + len(opening)
    forward = selection.anchor <= selection.position
    return Edit(result, Selection(start, end) if forward else Selection(end, start))


def _pair(typed: str, language: str, words: str) -> tuple[str, str]:
    if typed in "\"'" and language:
        marks = language_marks.quotes(language)
        double = typed == '"'
        return (marks.opening, marks.closing) if double else (marks.inner_opening, marks.inner_closing)
    if typed == "`":
        longest = max((len(run) for run in re.findall(r"`+", words)), default=0)
        return "`" * (longest + 1), "`" * (longest + 1)
    return ("~~" if typed == "~" else typed), PAIRS[typed]
