"""How do lists and quotations go on, end, shift and count while one writes them?"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from deskeditor.markup.selection import Change, Edit, Selection, caret, edited, line_at, replaced, whole_lines

STEP = 4  # spaces that make an item one of the item above: with fewer, not every reader nests them

_ITEM = re.compile(
    r"(?P<lead>[ \t]*(?:>[ \t]?)*+[ \t]*)"
    r"(?P<sign>(?P<bullet>[-*+])|(?P<number>\d{1,8})(?P<stop>[.)]))(?P<gap>[ \t]+|$)"
    r"(?P<task>\[[ xX]\][ \t]+)?"
)
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")


class NewLine(NamedTuple):
    """`removed` characters at the beginning of the line go, and `words` come at the caret."""

    removed: int
    words: str


def is_item(line: str) -> bool:
    """Whether a line begins an item of a list."""
    return bool(_ITEM.match(line)) and not _RULE.match(line)


def new_line(line: str, column: int) -> NewLine | None:
    """What Enter does in a line with the caret at a column; None for what it does anywhere.

    An item goes on with the next sign; an empty one ends its list and leaves a blank line, without which
    Markdown would take the next words for more of the last item. A quotation likewise.
    """
    item = _item(line)
    opening = item or _QUOTE.match(line)
    if opening is None or column < opening.end() or _RULE.match(line):
        return None
    if not line[opening.end() :].strip():
        around = item["lead"] if item and item["lead"].strip() else ""
        return NewLine(column, f"{around.rstrip()}\n{around}")
    return NewLine(0, "\n" + (_next(item) if item else opening[0]))


def _item(line: str) -> re.Match[str] | None:
    """The opening of an item; a sign without a space behind it is not one yet."""
    found = _ITEM.match(line)
    return found if found and found["gap"] else None


def _next(item: re.Match[str]) -> str:
    sign = f"{int(item['number']) + 1}{item['stop']}" if item["number"] else item["bullet"]
    return item["lead"] + sign + item["gap"] + ("[ ] " if item["task"] else "")


def enter(text: str, selection: Selection) -> Edit | None:
    """Go on with a list or a quotation, or end it; the items below count on. None anywhere else."""
    start, end = line_at(text, selection.position)
    line = text[start:end]
    made = new_line(line, selection.position - start) if selection.empty else None
    if made is None:
        return None
    if made.removed and (item := _item(line)) and item["lead"].startswith((" " * STEP, "\t")):
        return outdent(text, selection)  # an empty item of an inner list ends that list only
    begin = start if made.removed else selection.position
    rest = text[selection.position : end]
    stop = selection.position + (0 if made.removed else len(rest) - len(rest.lstrip(" ")))
    result = replaced(text, begin, stop, made.words)
    at = begin + len(made.words)
    if not made.removed and (item := _item(line)) and item["number"]:
        result = _counted(result, result[:start].count("\n"))
    return Edit(result, caret(at))


def indent(text: str, selection: Selection) -> Edit:
    """Put the items that the selection touches, and what is inside them, a step further in."""
    return _shifted(text, selection, 1)


def outdent(text: str, selection: Selection) -> Edit:
    """Put the items that the selection touches, and what is inside them, a step further out."""
    return _shifted(text, selection, -1)


def _shifted(text: str, selection: Selection, direction: int) -> Edit:
    start, end = whole_lines(text, selection)
    lines = text.split("\n")
    first = text[:start].count("\n")
    last = first + text[start:end].count("\n")
    last = _with_inner(lines, first, last)
    if direction > 0 and not _has_item_above(lines, first):
        return Edit(text, selection)
    shifted = {at: _shift(lines[at], direction) for at in range(first, last + 1) if lines[at].strip()}
    if all(lines[at] == line for at, line in shifted.items()):
        return Edit(text, selection)
    new = [shifted.get(at, line) for at, line in enumerate(lines)]
    fresh: dict[int, int | None] = dict.fromkeys(shifted)
    fresh[first] = 1 if _is_first(new, first) else None
    changes = _changes(lines, renumbered(new, fresh))
    return edited(text, changes, _moved(selection, changes))


def _shift(line: str, direction: int) -> str:
    quote = _QUOTE.match(line)
    lead = quote[0] if quote else ""
    rest = line[len(lead) :]
    if direction > 0:
        return f"{lead}{' ' * STEP}{rest}"
    if rest.startswith("\t"):
        return lead + rest[1:]
    return lead + rest[min(STEP, len(rest) - len(rest.lstrip(" "))) :]


def _with_inner(lines: list[str], first: int, last: int) -> int:
    """The last line that belongs to the items of some lines: what is further in goes with them."""
    depth, end = _depth(lines[first]), last
    for at in range(last + 1, len(lines)):
        if lines[at].strip():
            if _depth(lines[at]) <= depth:
                break
            end = at
    return end


@lru_cache(maxsize=4096)
def _depth(line: str) -> int:
    """Asked again and again for the same lines while a list within lists is counted."""
    spaced = line.expandtabs(STEP)
    return len(spaced) - len(spaced.lstrip(" >"))


def _has_item_above(lines: list[str], first: int) -> bool:
    """Whether an item stands above at this depth or further in: what is shifted in goes inside that."""
    depth = _depth(lines[first])
    for at in range(first - 1, -1, -1):
        if not lines[at].strip():
            continue
        if is_item(lines[at]):
            return _depth(lines[at]) >= depth
        if _depth(lines[at]) == 0:
            return False
    return False


def _is_first(lines: list[str], at: int) -> bool:
    """Whether a line begins the list of its depth."""
    depth = _depth(lines[at])
    for above in range(at - 1, -1, -1):
        if lines[above].strip() and _depth(lines[above]) <= depth:
            return _depth(lines[above]) < depth or not is_item(lines[above])
    return True


def _counted(text: str, line: int) -> str:
    """The text with the items below a line counting on from it."""
    lines = text.split("\n")
    return "\n".join(lines[:line] + renumbered(lines[line:], {1: None}))


class _Count:
    """One numbered list on its way down the lines; in one whose items all have one number, `step` is 0."""

    def __init__(self, depth: int, item: re.Match[str], number: int, step: int) -> None:
        self.depth, self.kind = depth, _kind(item)
        self.number, self.step = number, step

    def take(self) -> int:
        """The number of the next item."""
        self.number += self.step
        return self.number


def renumbered(lines: list[str], fresh: Mapping[int, int | None] | None = None) -> list[str]:
    """The lines with the items of each numbered list counting up from its first; code is left alone.

    `fresh` are lines that an edit put there, each with its number if it begins a list.
    """
    counts: list[_Count] = []
    items = _items(lines)
    result: list[str] = []
    for at, item in enumerate(items):
        if item is None:
            _end_lists(counts, lines, at)
            result.append(lines[at])
        else:
            result.append(_numbered(counts, items, item, at, fresh or {}))
    return result


def _items(lines: list[str]) -> list[re.Match[str] | None]:
    """What opens the item of each line; in code nothing does."""
    items: list[re.Match[str] | None] = []
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        items.append(None if fence or mark else _item(line))
    return items


def _numbered(
    counts: list[_Count],
    items: list[re.Match[str] | None],
    item: re.Match[str],
    at: int,
    fresh: Mapping[int, int | None],
) -> str:
    depth = _item_depth(item)
    while counts and counts[-1].depth > depth:
        counts.pop()
    if counts and counts[-1].depth == depth and counts[-1].kind == _kind(item):
        number = counts[-1].take()
    else:
        first = fresh.get(at)
        number = int(item["number"] or 0) if first is None else first
        counts[:] = [count for count in counts if count.depth != depth]
        counts.append(_Count(depth, item, number, _step(items, item, at, fresh)))
    line = item.string
    if not item["number"]:
        return line
    return line[: item.start("number")] + str(number) + line[item.end("number") :]


def _item_depth(item: re.Match[str]) -> int:
    return _depth(item["lead"] + "x")


def _kind(item: re.Match[str]) -> str:
    return str(item["stop"] or item["bullet"])


def _step(
    items: list[re.Match[str] | None], first: re.Match[str], at: int, fresh: Mapping[int, int | None]
) -> int:
    """How a list counts: by its first item and the next one that was there before the edit."""
    depth = _item_depth(first)
    for below, item in enumerate(items[at + 1 :], at + 1):
        if item and _item_depth(item) < depth:
            break
        if item and below not in fresh and _item_depth(item) == depth:
            return 0 if item["number"] == first["number"] and at not in fresh else 1
    return 1


def _end_lists(counts: list[_Count], lines: list[str], at: int) -> None:
    """A paragraph behind a blank line ends the lists that it is not inside."""
    if counts and lines[at].strip() and at and not lines[at - 1].strip():
        depth = _depth(lines[at])
        counts[:] = [count for count in counts if count.depth < depth]


def _changes(before: list[str], after: list[str]) -> list[Change]:
    """What differs line by line."""
    changes, at = [], 0
    for old, new in zip(before, after, strict=True):
        if old != new:
            same = _common_end(old, new)
            changes.append(Change(at, at + len(old) - same, new[: len(new) - same]))
        at += len(old) + 1
    return changes


def _common_end(one: str, other: str) -> int:
    count, most = 0, min(len(one), len(other))
    while count < most and one[-1 - count] == other[-1 - count]:
        count += 1
    return count


def _moved(selection: Selection, changes: list[Change]) -> Selection:
    return Selection(_place(selection.anchor, changes), _place(selection.position, changes))


def _place(position: int, changes: list[Change]) -> int:
    """Where a position is after changes at the beginnings of lines."""
    shift = 0
    for start, end, words in changes:
        if end <= position:
            shift += len(words) - (end - start)
        elif start < position:
            return start + shift + min(position - start, len(words))
    return position + shift
