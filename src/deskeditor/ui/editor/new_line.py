"""What does Enter do in a list or a quotation?"""

import re
from typing import NamedTuple

_ITEM = re.compile(
    r"(?P<lead>[ \t]*(?:>[ \t]?)*)"
    r"(?P<sign>(?P<bullet>[-*+])|(?P<number>\d{1,8})(?P<stop>[.)]))(?P<gap>[ \t]+)(?P<task>\[[ xX]\][ \t]+)?"
)
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")


class NewLine(NamedTuple):
    """`before` characters of the line go, and `words` come at the caret."""

    removed: int
    words: str


def new_line(line: str, column: int) -> NewLine | None:
    """What Enter does in a line with the caret at a column; None for what it does anywhere.

    An item goes on with the next sign; an empty one ends its list and leaves a blank line, without which
    Markdown would take the next words for more of the last item. A quotation likewise.
    """
    item = _ITEM.match(line)
    opening = item or _QUOTE.match(line)
    if opening is None or column < opening.end():
        return None
    if not line[opening.end() :].strip():
        around = item["lead"] if item and item["lead"].strip() else ""
        return NewLine(column, f"{around.rstrip()}\n{around}")
    return NewLine(0, "\n" + (_next(item) if item else opening[0]))


def _next(item: re.Match[str]) -> str:
    sign = f"{int(item['number']) + 1}{item['stop']}" if item["number"] else item["bullet"]
    return item["lead"] + sign + item["gap"] + ("[ ] " if item["task"] else "")
