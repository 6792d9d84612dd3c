"""How are words made bold, italic, struck out, code or a link, and back again?"""

import re

from deskeditor.markup.editing_signs import has_stars, is_all, run, without
from deskeditor.markup.editing_tables import table_at
from deskeditor.markup.selection import Edit, Selection, caret, replaced, trimmed, word_at

LINE_SIGNS = re.compile(r"[ \t]*(?:>[ \t]?|(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+)*")
LINK_AROUND = (
    r"(?<!!)\[(?P<text>(?:[^\[\]\\\n]|\\.){0,1000})\]\((?P<address>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)"
)
_LINK = re.compile(LINK_AROUND)

_LINES = re.compile(r"(\n)")
_CELLS = re.compile(r"(\n|(?<!\\)\|)")
_BORDER = re.compile(r"[-:| \t\n]*")  # of a table, or what parts lines

_NEAR = 2_000  # characters around the selection in which a link around it is looked for


def bold(text: str, selection: Selection) -> Edit:
    """Make the selection, or the word at the caret, bold; plain again where it is bold."""
    return _toggled(text, selection, "**")


def italic(text: str, selection: Selection) -> Edit:
    """Make the selection, or the word at the caret, italic; plain again where it is italic."""
    return _toggled(text, selection, "*")


def strike(text: str, selection: Selection) -> Edit:
    """Strike the selection, or the word at the caret, out; plain again where it is."""
    return _toggled(text, selection, "~~")


def code(text: str, selection: Selection) -> Edit:
    """Make the selection, or the word at the caret, code; plain again where it is."""
    start, end = _aim(text, selection)
    longest = max((len(run) for run in re.findall(r"`+", text[start:end].strip("`"))), default=0)
    return _toggled(text, selection, "`" * (longest + 1))


def link(text: str, selection: Selection, address: str = "") -> Edit:
    """Make the selection a link; inside a link change its address, or take the link away where none is given.

    Without an address the caret goes to where it is typed, without words to where they are.
    """
    found = _link_around(text, selection)
    if found:
        words = found["text"]
        new = f"[{words}]({_destination(address)})" if address else words
        start, shift = found.start(), 1 if address else 0
        return Edit(
            replaced(text, start, found.end(), new), Selection(start + shift, start + shift + len(words))
        )
    start, end = _aim(text, selection)
    words = text[start:end]
    result = replaced(text, start, end, f"[{words}]({_destination(address)})")
    if not address:
        return Edit(result, caret(end + 3 if words else start + 1))
    return Edit(result, Selection(start + 1, start + 1 + len(words)))


def link_address(text: str, selection: Selection) -> str:
    """Where the link around the selection leads; empty where none is."""
    found = _link_around(text, selection)
    return found["address"].strip().removeprefix("<").removesuffix(">") if found else ""


def _link_around(text: str, selection: Selection) -> re.Match[str] | None:
    line = max(text.rfind("\n", 0, selection.start) + 1, selection.start - _NEAR)
    for found in _LINK.finditer(text, line, selection.end + _NEAR):
        if found.start() > selection.start:
            return None
        if selection.end <= found.end() and not (selection.empty and selection.start == found.start()):
            return found
    return None


def _destination(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address


def _aim(text: str, selection: Selection) -> tuple[int, int]:
    """What a mark goes around: the selected text, or the word at the caret."""
    if selection.empty:
        return word_at(text, selection.position)
    return trimmed(text, selection.start, selection.end)


def _toggled(text: str, selection: Selection, mark: str) -> Edit:
    start, end = _aim(text, selection)
    size = len(mark)
    if start == end:
        return _at_caret(text, start, mark)
    words = text[start:end]
    in_table = "|" in words and table_at(text, caret(start)) is not None
    if in_table or "\n" in words:
        return _part_by_part(text, start, end, mark, _CELLS if in_table else _LINES)
    if is_all(words, mark):
        return _selected(text, selection, (start, end), words[size:-size], -size if selection.empty else 0)
    bare = without(words, mark)
    if _surrounds(text, start, end, mark):
        if bare != words:  # it ends and begins again in between
            return _selected(text, selection, (start, end), bare, 0)
        return _selected(text, selection, (start - size, end + size), words, -size)
    return _selected(text, selection, (start, end), f"{mark}{bare}{mark}", size)


def _selected(text: str, selection: Selection, place: tuple[int, int], new: str, shift: int) -> Edit:
    """The edit that puts `new` in a place: a caret moves by `shift`, a selection stays on its words."""
    result = replaced(text, *place, new)
    if selection.empty:
        return Edit(result, caret(selection.position + shift))
    start = place[0] + max(shift, 0)
    end = place[0] + len(new) - max(shift, 0)
    return Edit(
        result, Selection(start, end) if selection.anchor <= selection.position else Selection(end, start)
    )


def _at_caret(text: str, at: int, mark: str) -> Edit:
    size = len(mark)
    if text[at - size : at] == mark == text[at : at + size] and at >= size and not _longer(text, at, mark):
        return Edit(replaced(text, at - size, at + size, ""), caret(at - size))
    return Edit(replaced(text, at, at, mark * 2), caret(at + size))


def _longer(text: str, at: int, mark: str) -> bool:
    """Whether the marks around the caret are those of a longer mark: `**|**` is not italic."""
    if mark != "*":
        return False
    return run(text[:at][::-1]) == 2


def _surrounds(text: str, start: int, end: int, mark: str) -> bool:
    """Whether the mark stands right outside the range."""
    if "*" not in mark:
        return text[:start].endswith(mark) and text.startswith(mark, end)
    return has_stars(min(run(text[max(0, start - 3) : start][::-1]), run(text[end : end + 3])), mark)


def _part_by_part(text: str, start: int, end: int, mark: str, borders: re.Pattern[str]) -> Edit:
    """A mark ends with its paragraph or cell: each line gets its own, after its list or heading sign."""
    parts = [_split_prefix(part) for part in borders.split(text[start:end])]
    filled = [words for _, words, _ in parts if words]
    marked = all(is_all(words, mark) for words in filled)
    size = len(mark)
    new = "".join(
        prefix
        + (words if not words else words[size:-size] if marked else f"{mark}{without(words, mark)}{mark}")
        + rest
        for prefix, words, rest in parts
    )
    return Edit(replaced(text, start, end, new), Selection(start, start + len(new)))


def _split_prefix(part: str) -> tuple[str, str, str]:
    """What stands before the words of a line or cell, the words, and what is behind them."""
    if _BORDER.fullmatch(part):
        return part, "", ""
    found = LINE_SIGNS.match(part)
    prefix = found[0] if found else ""
    prefix += " " * (len(part) - len(prefix) - len(part[len(prefix) :].lstrip(" ")))
    words = part[len(prefix) :].rstrip()
    return prefix, words, part[len(prefix) + len(words) :]
