"""How do lines become headings, lists and quotations, and body text again?"""

import re
from collections.abc import Callable

from deskeditor.markup.selection import Edit, Selection, caret, replaced, whole_lines

_HEADING = re.compile(r"(?P<indent>[ \t]*)(?P<mark>#{1,6})(?:[ \t]+|$)")
_BULLET = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+])[ \t]+(?:\[[ xX]\][ \t]+)?")
_NUMBER = re.compile(r"(?P<indent>[ \t]*)(?P<mark>\d{1,9}[.)])[ \t]+")
_QUOTE = re.compile(r"(?P<indent>[ \t]*)(?P<mark>>)[ \t]?")
_ANY = (_QUOTE, _HEADING, _BULLET, _NUMBER)
_UNDERLINE = re.compile(r"\n {0,3}(?:=+|-{2,})[ \t]*(?=\n|\Z)")
_ATTRIBUTION = re.compile(r">[ \t]*[—–―][ \t]*")
_DASH = "— "


def heading(text: str, selection: Selection, level: int = 2) -> Edit:
    """Make the lines headings of a level from 1 to 6; body text again where all are of that level."""
    mark = "#" * level

    def change(lines: list[str]) -> list[str]:
        filled = [line for line in lines if line.strip()] or lines
        if all((found := _HEADING.match(line)) and found["mark"] == mark for line in filled):
            return [bare(line) for line in lines]
        return [f"{mark} {bare(line)}" if line.strip() or len(lines) == 1 else line for line in lines]

    return _changed(text, selection, change)


def body_text(text: str, selection: Selection) -> Edit:
    """Take the signs of headings, lists and quotations off the lines."""
    return _changed(text, selection, lambda lines: [bare(line) for line in lines])


def bullet_list(text: str, selection: Selection) -> Edit:
    """Make the lines a bulleted list; body text again where they are one."""
    return _changed(text, selection, lambda lines: _listed(lines, _BULLET, lambda _: "- "), apart=True)


def numbered_list(text: str, selection: Selection) -> Edit:
    """Make the lines a numbered list; body text again where they are one."""
    return _changed(text, selection, lambda lines: _listed(lines, _NUMBER, lambda at: f"{at}. "), apart=True)


def quote(text: str, selection: Selection) -> Edit:
    """Make the lines a block quote; body text again where they are one."""

    def change(lines: list[str]) -> list[str]:
        if all(_QUOTE.match(line) for line in lines if line.strip()) and any(map(str.strip, lines)):
            return [_QUOTE.sub(r"\g<indent>", line, count=1) for line in lines]
        return [f"> {line}".rstrip() if len(lines) > 1 else f"> {line}" for line in lines]

    return _changed(text, selection, change, apart=True)


def pull_quote(text: str, selection: Selection) -> Edit:
    """Make the lines a pull quote, the caret where its speaker goes; body text again where they are one."""
    start, end = whole_lines(text, selection)
    lines = text[start:end].split("\n")
    if all(_QUOTE.match(line) for line in lines) and any(map(_ATTRIBUTION.match, lines)):
        kept = [_QUOTE.sub(r"\g<indent>", line, count=1) for line in lines if not _ATTRIBUTION.match(line)]
        new = "\n".join(kept).rstrip()
        return Edit(replaced(text, start, end, new), Selection(start, start + len(new)))
    quoted = "\n".join(f"> {bare(line)}".rstrip() for line in lines)
    before, after = margins(text, start, end)
    new = f"{before}{quoted}\n>\n> {_DASH}"
    at = start + len(new) if any(map(str.strip, lines)) else start + len(before) + 2
    if not any(map(str.strip, lines)):
        new = f"{before}> \n>\n> {_DASH}"
    return Edit(replaced(text, start, end, new + after), caret(at))


def margins(text: str, start: int, end: int) -> tuple[str, str]:
    """The line ends that part a block from start to end from the text around it by a blank line."""
    above, below = text[:start], text[end:]
    before = "" if not above.strip() or above.endswith("\n\n") else "\n" if above.endswith("\n") else "\n\n"
    after = (
        "" if not below.strip() or below.startswith("\n\n") else "\n" if below.startswith("\n") else "\n\n"
    )
    return before, after


def bare(line: str) -> str:
    """The line without any sign at its beginning."""
    stripped = True
    while stripped:
        stripped = False
        for sign in _ANY:
            if found := sign.match(line):
                line, stripped = line[found.end() :], True
    return line.strip()


def _listed(lines: list[str], sign: re.Pattern[str], mark: Callable[[int], str]) -> list[str]:
    filled = [line for line in lines if line.strip()]
    if filled and all(map(sign.match, filled)):
        return [sign.sub(r"\g<indent>", line, count=1) for line in lines]
    result, number = [], 0
    for line in lines:
        if line.strip() or len(lines) == 1:
            number += 1
            indent = line[: len(line) - len(line.lstrip(" \t"))]
            result.append(f"{indent}{mark(number)}{bare(line)}")
        else:
            result.append(line)
    return result


def _changed(
    text: str, selection: Selection, change: Callable[[list[str]], list[str]], *, apart: bool = False
) -> Edit:
    """The edit that changes whole lines; `apart` parts them from paragraphs around by blank lines."""
    start, end = whole_lines(text, selection)
    underline = _UNDERLINE.match(text, end) if text[start:end].strip() else None
    lines = change(text[start:end].split("\n"))
    new = "\n".join(lines)
    stop = underline.end() if underline else end
    before, after = margins(text, start, stop) if apart and _grew(lines, text[start:end]) else ("", "")
    result = replaced(text, start, stop, f"{before}{new}{after}")
    first = start + len(before)
    if not selection.empty:
        return Edit(result, Selection(first, first + len(new)))
    from_end = end - selection.position
    return Edit(result, caret(max(first, first + len(new) - from_end)))


def _grew(lines: list[str], old: str) -> bool:
    return len("\n".join(lines)) > len(old)
