"""How do lines and paragraphs change places, become one, or go out of sight?"""

import re

from deskeditor.markup.editing_lines import bare
from deskeditor.markup.editing_lists import is_item, renumbered
from deskeditor.markup.selection import Change, Edit, Selection, caret, edited, replaced, trimmed, whole_lines

_OPEN, _CLOSE = "<!-- ", " -->"
_NUMBER = re.compile(r"[ \t>]*(\d{1,8})[.)]")
_COMMENT = re.compile(r"<!--[ ]?((?:(?!-->|<!--).)*?)[ ]?-->", re.DOTALL)


def move_up(text: str, selection: Selection) -> Edit:
    """Let the selected lines and the line above change places; a whole paragraph, the paragraph above."""
    return _moved(text, selection, up=True)


def move_down(text: str, selection: Selection) -> Edit:
    """Let the selected lines and the line below change places; a whole paragraph, the paragraph below."""
    return _moved(text, selection, up=False)


def _moved(text: str, selection: Selection, *, up: bool) -> Edit:
    start, end = whole_lines(text, selection)
    lines = text.split("\n")
    first = text.count("\n", 0, start)
    last = first + text.count("\n", start, end)
    items = _items(lines, first, last, up=up)
    last, other = items or (last, _neighbour(lines, first, last, up=up))
    if other is None:
        return Edit(text, selection)
    upper, lower = (other, (first, last)) if up else ((first, last), other)
    between = lines[upper[1] + 1 : lower[0]]
    swapped = lines[lower[0] : lower[1] + 1] + between + lines[upper[0] : upper[1] + 1]
    new = _numbered(lines[upper[0] : lower[1] + 1], swapped)
    landed = upper[0] if up else lower[1] - (last - first)
    region = _offset(lines, upper[0])
    whole = lines[: upper[0]] + new + lines[lower[1] + 1 :]
    shift = _offset(whole, landed) - start
    grown = len(whole[landed]) - len(lines[first])  # its number may have one digit more or less
    old = "\n".join(lines[upper[0] : lower[1] + 1])
    change = Change(region, region + len(old), "\n".join(new))
    anchor, position = (
        max(0, at + shift + (grown if at > start else 0)) for at in (selection.anchor, selection.position)
    )
    return edited(text, [change], Selection(anchor, position))


def _items(lines: list[str], first: int, last: int, *, up: bool) -> tuple[int, tuple[int, int]] | None:
    """The last line of an item of a list with all that stands under it, and the item that it passes.

    None where the lines are not one item, or none of its kind stands beside it.
    """
    if first != last or not is_item(lines[first]):
        return None
    last = _end_of_item(lines, first)
    at = first - 1 if up else last + 1
    while up and at >= 0 and _is_under(lines[at], lines[first]):
        at -= 1
    if not 0 <= at < len(lines) or not is_item(lines[at]) or _indent(lines[at]) != _indent(lines[first]):
        return None
    return last, (at, first - 1 if up else _end_of_item(lines, at))


def _end_of_item(lines: list[str], at: int) -> int:
    end = at
    while end + 1 < len(lines) and _is_under(lines[end + 1], lines[at]):
        end += 1
    return end


def _is_under(line: str, item: str) -> bool:
    return bool(line.strip()) and _indent(line) > _indent(item)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _neighbour(lines: list[str], first: int, last: int, *, up: bool) -> tuple[int, int] | None:
    """The lines that some lines change places with."""
    above = first - 1 if first and lines[first - 1].strip() else None
    below = last + 1 if last + 1 < len(lines) and lines[last + 1].strip() else None
    if above is not None or below is not None or not any(map(str.strip, lines[first : last + 1])):
        at = first - 1 if up else last + 1
        return (at, at) if 0 <= at < len(lines) else None
    at = first - 1 if up else last + 1
    step = -1 if up else 1
    while 0 <= at < len(lines) and not lines[at].strip():
        at += step
    if not 0 <= at < len(lines):
        return None
    far = at
    while 0 <= far + step < len(lines) and lines[far + step].strip():
        far += step
    return (far, at) if up else (at, far)


def _numbered(before: list[str], after: list[str]) -> list[str]:
    """The moved lines with the numbers of a list where they were."""
    depth = _indent(before[0])
    numbers = [int(found[1]) for line in before if _indent(line) == depth and (found := _NUMBER.match(line))]
    if len(numbers) < 2 or not all(map(is_item, filter(str.strip, after))):
        return after
    return renumbered(after, {0: min(numbers)})


def _offset(lines: list[str], at: int) -> int:
    return sum(len(line) + 1 for line in lines[:at])


def join(text: str, selection: Selection) -> Edit:
    """Make the selected lines, or the caret's line and the next one with words, one line."""
    start, end = whole_lines(text, selection)
    if "\n" not in text[start:end]:
        following = len(text[end:]) - len(text[end:].lstrip())
        if not text[end:].strip():
            return Edit(text, selection)
        stop = text.find("\n", end + following)
        end = len(text) if stop < 0 else stop
    first, *rest = [line for line in text[start:end].split("\n") if line.strip()] or [""]
    words = first.rstrip()
    at = start + len(words)
    for line in rest:
        words = f"{words} {bare(line)}" if words else bare(line)
    chosen = caret(at) if selection.empty else Selection(start, start + len(words))
    return Edit(replaced(text, start, end, words), chosen)


def comment(text: str, selection: Selection) -> Edit:
    """Put the selection, or the caret's line, into a comment; out of it again where it is in one."""
    start, end = trimmed(text, selection.start, selection.end)
    if found := _comment_around(text, start, end):
        inner = found[1]
        begin = found.start()
        if selection.empty:
            at = min(max(selection.position - (found.start(1) - begin), begin), begin + len(inner))
            return Edit(replaced(text, *found.span(), inner), caret(at))
        return Edit(replaced(text, *found.span(), inner), Selection(begin, begin + len(inner)))
    if selection.empty:
        start, end = whole_lines(text, selection)
    inside = text[start:end]
    if "-->" in inside or "<!--" in inside:
        return Edit(text, selection)  # a comment cannot stand in a comment
    result = replaced(text, start, end, f"{_OPEN}{inside}{_CLOSE}")
    begin = start + len(_OPEN)
    chosen = (
        caret(selection.position + len(_OPEN)) if selection.empty else Selection(begin, begin + len(inside))
    )
    return Edit(result, chosen)


def _comment_around(text: str, start: int, end: int) -> re.Match[str] | None:
    opened = text.rfind("<!--", 0, start + 4)
    found = _COMMENT.match(text, opened) if opened >= 0 else None
    return found if found and found.start() <= start and end <= found.end() else None
