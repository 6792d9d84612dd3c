"""Where in a text does something stand that is looked for, and what would be put there instead?"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from deskeditor.errors import InvalidValue
from deskeditor.markup.replacement import Replacement

MOST = 100_000  # places found in one text
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_ALIKE = {  # one finds the other: nobody types a curly quote or a no-break space into a field
    "'": "['‘’‚]",
    '"': '["“”„]',
    " ": "[ \u00a0\u202f]",
}
_FAULTS = (  # how Python names a fault, and how we do
    ("missing ), unterminated subpattern", "a “(” is not closed"),
    ("unterminated character set", "a “[” is not closed"),
    ("unbalanced parenthesis", "a “)” has no “(”"),
    ("nothing to repeat", "there is nothing that “*”, “+” or “?” could repeat"),
    ("multiple repeat", "something is repeated twice over"),
    ("bad escape (end of pattern)", "nothing stands behind the last “\\”"),
    ("bad escape", "a “\\” stands before a letter that has no meaning there"),
    ("bad character range", "a range within “[ ]” runs backwards"),
    ("invalid group reference", "there is no group of that number"),
    ("unknown group name", "there is no group of that name"),
    ("look-behind requires fixed-width pattern", "what a look-behind looks for must have one length"),
    ("min repeat greater than max repeat", "the numbers within “{ }” are the wrong way round"),
)


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and how: as a regular expression, in this very case, as whole words only."""

    words: str
    regex: bool = False
    case: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in Qt's positions (UTF-16 code units), and what would stand there instead."""

    start: int
    end: int
    instead: str = ""


def pattern(query: Query) -> re.Pattern[str]:
    """The query as a pattern; raises `InvalidValue` that says what is wrong with a regular expression."""
    wanted = (
        query.words if query.regex else "".join(_ALIKE.get(sign, re.escape(sign)) for sign in query.words)
    )
    if query.whole:
        wanted = rf"(?<!\w)(?:{wanted})(?!\w)"
    try:
        return re.compile(wanted, re.MULTILINE | (0 if query.case else re.IGNORECASE))
    except (re.error, OverflowError, RecursionError) as fault:
        raise InvalidValue(f"This is no regular expression: {_in_words(str(fault))}.") from fault


def _in_words(fault: str) -> str:
    return next((said for name, said in _FAULTS if fault.startswith(name)), fault)


def hits(
    text: str, query: Query, span: tuple[int, int] | None = None, replacement: Replacement | None = None
) -> Iterator[Hit]:
    """The places in order, at most `MOST`; `span` (Qt's positions) bounds them.

    A regular expression may run for ever on a text that it fits badly: not to be called on the UI thread.
    """
    units = Units(text)
    start, end = (units.point(at) for at in span) if span else (0, len(text))
    found = pattern(query)
    if replacement is not None:
        replacement.check(found)
    for match in islice(found.finditer(text, start, end), MOST):
        instead = replacement.of(match) if replacement is not None else ""
        yield Hit(units.unit(match.start()), units.unit(match.end()), instead)


class Units:
    """Code points of a text as Qt's positions, and back; Qt counts characters beyond U+FFFF twice."""

    def __init__(self, text: str) -> None:
        self._beyond = [] if text.isascii() else [match.start() for match in _BEYOND.finditer(text)]
        self._doubled = [at + number + 1 for number, at in enumerate(self._beyond)]  # of their second halves

    def unit(self, point: int) -> int:
        """Qt's position of a code point."""
        return point + bisect_left(self._beyond, point)

    def point(self, unit: int) -> int:
        """The code point at a position of Qt's."""
        return unit - bisect_left(self._doubled, unit)
