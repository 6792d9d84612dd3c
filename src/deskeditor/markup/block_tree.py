"""How do Markdown blocks become elements, whose inline marks are read later?"""

import re
import sys
from collections.abc import Callable
from xml.etree import ElementTree as ET

from markdown.extensions.tables import TableProcessor
from markdown.util import AtomicString

from deskeditor.markup import blocks, containers, weight
from deskeditor.markup.blocks import Kind, Piece

Element = ET.Element
_MARKS = re.compile(r"[\\`*_\[<>&~\x00-\x08]")  # what inline Markdown can begin with
_BREAK = "  \n"  # and this, sought apart: characters alone are found far sooner


class Builder:
    """Builds elements; raw HTML goes through `stash`, which gives a placeholder for it."""

    def __init__(self, tables: TableProcessor, stash: Callable[[str], str]) -> None:
        self._tables = tables
        self._stash = stash
        self._builders: dict[Kind, Callable[[Element, str, int], None]] = {
            Kind.PARAGRAPH: self._paragraph,
            Kind.HEADING: self._heading,
            Kind.UNDERLINED: self._underlined,
            Kind.RULE: self._rule,
            Kind.FENCE: self._fence,
            Kind.CODE: self._code,
            Kind.LIST: self._list,
            Kind.QUOTE: self._quote,
            Kind.TABLE: self._table,
            Kind.TERMS: self._terms,
            Kind.HTML: self._html,
        }

    def build(self, parent: Element, piece: Piece, depth: int = 0) -> None:
        """Append what one block makes; raises `TooHeavy` when blocks nest too deeply."""
        if depth > weight.DEPTH:
            raise weight.TooHeavy("blocks nested too deeply")
        if builder := self._builders.get(piece.kind):  # blank lines and definitions show nothing
            builder(parent, piece.source, depth)

    def _build_all(self, parent: Element, content: str, depth: int) -> None:
        for piece in blocks.pieces(content):
            self.build(parent, piece, depth + 1)

    def _paragraph(self, parent: Element, source: str, _depth: int = 0) -> None:
        ET.SubElement(parent, "p").text = _inline(unindented(source))

    def _heading(self, parent: Element, source: str, _depth: int = 0) -> None:
        _append_heading(parent, *containers.heading(source))

    def _underlined(self, parent: Element, source: str, _depth: int = 0) -> None:
        _append_heading(parent, *containers.underlined(source))

    def _rule(self, parent: Element, _source: str, _depth: int) -> None:
        ET.SubElement(parent, "hr")

    def _fence(self, parent: Element, source: str, _depth: int = 0) -> None:
        language, text = containers.fenced(source)
        _append_code(parent, text, language)

    def _code(self, parent: Element, source: str, _depth: int = 0) -> None:
        _append_code(parent, containers.code(source))

    def _quote(self, parent: Element, source: str, depth: int) -> None:
        quote = ET.SubElement(parent, "blockquote")
        self._build_all(quote, containers.quoted(source), depth)

    def _table(self, parent: Element, source: str, _depth: int) -> None:
        rows = source.strip("\n").rstrip()
        if self._tables.test(parent, rows):
            self._tables.run(parent, [rows])
        else:
            self._paragraph(parent, source)

    def _html(self, parent: Element, source: str, depth: int) -> None:
        """Raw HTML; between its blank lines what begins with no tag is Markdown."""
        for is_html, text in containers.html_parts(source):
            if is_html:
                ET.SubElement(parent, "p").text = AtomicString(self._stash(text))
            else:
                self._build_all(parent, text, depth)

    def _terms(self, parent: Element, source: str, depth: int) -> None:
        listing = ET.SubElement(parent, "dl")
        for tag, content in containers.terms(source):
            element = ET.SubElement(listing, tag)
            if tag == "dt":
                element.text = _inline(content)
            else:
                inside = list(blocks.pieces(content))
                self._fill(element, inside, depth, loose=_has_gaps(inside))

    def _list(self, parent: Element, source: str, depth: int) -> None:
        found = list(containers.items(source))
        contents = [list(blocks.pieces(item.content)) for item in found]
        listing = ET.SubElement(parent, "ul" if found[0].number is None else "ol")
        if (found[0].number or 1) != 1:
            listing.set("start", str(found[0].number))
        loose = any(item.blank_after for item in found) or any(map(_has_gaps, contents))
        for content in contents:
            self._fill(ET.SubElement(listing, "li"), content, depth, loose)

    def _fill(self, element: Element, content: list[Piece], depth: int, loose: bool) -> None:
        """In a tight list a paragraph is the item's bare text."""
        for piece in content:
            if loose or piece.kind is not Kind.PARAGRAPH:
                self.build(element, piece, depth + 1)
                continue
            text = _inline(unindented(piece.source))
            if len(element) or element.text:
                ET.SubElement(element, "span").text = text
            else:
                element.text = text


def is_prose(source: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Whether a paragraph, or what stands there in it, holds no mark at all, so that its HTML is its text."""
    return not _MARKS.search(source, start, end) and source.find(_BREAK, start, end) < 0


def _has_gaps(content: list[Piece]) -> bool:
    return any(piece.source.endswith("\n\n") for piece in content[:-1])


def _append_heading(parent: Element, level: int, text: str, name: str) -> None:
    element = ET.SubElement(parent, f"h{level}")
    element.text = _inline(text)
    if name:
        element.set("id", name)


def _append_code(parent: Element, text: str, language: str = "") -> None:
    code = ET.SubElement(ET.SubElement(parent, "pre"), "code")
    if re.fullmatch(r"[\w+#.-]{1,30}", language):
        code.set("class", f"language-{language}")
    code.text = AtomicString(text + "\n")


def unindented(source: str) -> str:
    """A paragraph's text without the white space around it and before each of its lines."""
    text = source.strip("\n").rstrip()
    return "\n".join(line.lstrip(" \t") for line in text.split("\n")) if "\n" in text else text.strip()


def _inline(text: str) -> str:
    """Text without a mark is never searched for marks."""
    if is_prose(text):
        return AtomicString(text)
    weight.check_text(text)
    return text
