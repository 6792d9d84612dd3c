"""What stands inside a list, a quotation, a footnote or a definition list?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from textwrap import dedent

from deskeditor.markup import shapes


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its content as Markdown, and whether a blank line follows it."""

    number: int | None
    content: str
    blank_after: bool


def items(source: str) -> Iterator[Item]:
    """The items of a list block, their content moved to the margin."""
    lines = source.rstrip().split("\n")
    margin = shapes.indent(lines[0]) + 2
    current: list[str] = []
    number: int | None = None
    offset = 0
    for line in lines:
        begins = shapes.ITEM.match(line) if shapes.indent(line) < margin else None
        if begins is None:
            current.append(_dedented(line, offset))
            continue
        if current:
            yield _item(number, current)
        number = int(begins["number"]) if begins["number"] else None
        first, offset = _first_line(line)
        current = [first]
    yield _item(number, current)


def _item(number: int | None, lines: list[str]) -> Item:
    return Item(number, "\n".join(lines).rstrip(), shapes.blank(lines[-1]))


def _first_line(line: str) -> tuple[str, int]:
    """The line without its marker, and the width of indentation that belongs to the item."""
    marker = shapes.matched(shapes.ITEM, line)
    sign = len(line[: marker.start("space")].expandtabs(4))
    space = len(line[: marker.end()].expandtabs(4)) - sign
    if 1 <= space <= 4:
        return line[marker.end() :], sign + space
    return " " * (space - 1) + line[marker.end() :], sign + 1


def _dedented(line: str, width: int) -> str:
    """The line with up to `width` columns of its indentation gone."""
    if line[:1] not in (" ", "\t"):
        return line
    text = line.lstrip(" \t")
    return " " * max(0, shapes.indent(line) - width) + text


def quoted(source: str) -> str:
    """The content of a quotation: its lines without their `>`."""
    return "\n".join(shapes.QUOTE.sub("", line, count=1) for line in source.rstrip().split("\n"))


def note(source: str) -> tuple[str, str]:
    """A footnote's label and its content."""
    first, *rest = source.rstrip().split("\n")
    begins = shapes.matched(shapes.NOTE, first)
    return begins["label"], "\n".join([first[begins.end() :], *(_dedented(line, 4) for line in rest)])


def terms(source: str) -> Iterator[tuple[str, str]]:
    """The parts of a definition list: `("dt", term)` and `("dd", content)`."""
    meaning: list[str] = []
    lines = source.rstrip().split("\n")
    for at, line in enumerate(lines):
        begins = shapes.MEANING.match(line)
        following = lines[at + 1] if at + 1 < len(lines) else ""
        if begins or (not meaning) or (not shapes.indent(line) and shapes.MEANING.match(following)):
            if meaning:
                yield "dd", "\n".join(meaning).rstrip()
            meaning = [line[begins.end() :]] if begins else []
            if not begins and not shapes.blank(line):
                yield "dt", line.strip()
        else:
            meaning.append(_dedented(line, 4))
    if meaning:
        yield "dd", "\n".join(meaning).rstrip()


def html_parts(source: str) -> Iterator[tuple[bool, str]]:
    """The parts of a block of raw HTML that blank lines make: `(True, HTML)` and `(False, Markdown)`."""
    opening = shapes.matched(shapes.HTML, source.split("\n", 1)[0])
    parts = _BLANK_LINES.split(source.strip("\n").rstrip())
    if len(parts) == 1 or not opening["name"] or opening["name"].lower() in shapes.RAW_TAGS:
        yield True, source.rstrip()
        return
    for is_html, run in groupby(parts, lambda part: shapes.begins_html(part.lstrip().split("\n", 1)[0])):
        text = "\n\n".join(run)
        yield is_html, text if is_html else dedent(text)


def code(source: str) -> str:
    """The text of a block indented by four, without that indentation."""
    return "\n".join(_dedented(line, 4) for line in source.rstrip().split("\n"))


def fenced(source: str) -> tuple[str, str]:
    """The language and the text of a fenced block; the language is `""` where none is named."""
    first, *rest = source.rstrip("\n").split("\n")
    fence = shapes.matched(shapes.FENCE, first)
    margin = len(first) - len(first.lstrip(" "))
    while rest and shapes.blank(rest[-1]) and not _closes(rest[-1], fence["mark"]):
        rest.pop()
    if rest and _closes(rest[-1], fence["mark"]):
        rest.pop()
    words = fence["info"].split()
    return (words[0].strip("{}.") if words else ""), "\n".join(_dedented(line, margin) for line in rest)


def _closes(line: str, mark: str) -> bool:
    bare = line.strip()
    return len(bare) >= len(mark) and set(bare) == {mark[0]}


def heading(source: str) -> tuple[int, str, str]:
    """A heading's level, its text, and the name that `{#name}` at its end gives it."""
    line = source.rstrip().split("\n")[0]
    found = shapes.HEADING.match(line) or shapes.matched(shapes.TIGHT_HEADING, line)
    return len(found["mark"]), *named(found["text"] or "")


def underlined(source: str) -> tuple[int, str, str]:
    """As `heading`, of a heading with a line below it."""
    *lines, rule = source.rstrip().split("\n")
    return (1 if "=" in rule else 2), *named("\n".join(line.strip() for line in lines))


def named(text: str) -> tuple[str, str]:
    """A heading's text and the name at its end."""
    found = _NAME.search(text)
    return (text[: found.start()].rstrip(), found[1]) if found else (text, "")


_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_NAME = re.compile(r"[ \t]*\{:?[ ]*#([\w-]{1,80})[ ]*\}[ \t]*$")
