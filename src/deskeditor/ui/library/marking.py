"""Which letters of a text are hits of the search, and how is a marked snippet cut so that they show?

A span is `(start, length)`, counted in characters from 0.
"""

import re
from functools import lru_cache

OPENING, CLOSING = "\ue000", "\ue001"  # stand around each hit in a snippet

Span = tuple[int, int]


def one_line(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())


@lru_cache(maxsize=32)
def _words_of(query: str) -> re.Pattern[str] | None:
    words = sorted(re.findall(r"\w+", query.casefold()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE) if words else None


def hits(text: str, query: str) -> tuple[Span, ...]:
    """Where words of the text begin with a word of the query."""
    pattern = _words_of(query)
    return tuple((hit.start(), len(hit[0])) for hit in pattern.finditer(text)) if pattern else ()


def read(marked: str) -> tuple[str, tuple[Span, ...]]:
    """A marked snippet as plain text and the spans of its hits; marks without a partner are dropped."""
    text, spans, start = "", [], -1
    for part in re.split(f"([{OPENING}{CLOSING}])", marked):
        if part == OPENING:
            start = len(text)
        elif part == CLOSING:
            if start >= 0:
                spans.append((start, len(text) - start))
            start = -1
        else:
            text += part
    return text, tuple(spans)


def from_first_hit(text: str, spans: tuple[Span, ...], lead: int) -> tuple[str, tuple[Span, ...]]:
    """The text cut at a word so that at most about `lead` characters stand before the first hit."""
    if not spans or spans[0][0] <= lead:
        return text, spans
    blank = text.find(" ", spans[0][0] - lead, spans[0][0])
    cut = blank + 1 if blank >= 0 else spans[0][0]
    return "…" + text[cut:], tuple((start - cut + 1, length) for start, length in spans)
