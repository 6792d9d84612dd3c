"""How does one Markdown block become HTML, not yet cleaned?"""

import re
from typing import cast
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import (
    HTML_RE,
    HtmlInlineProcessor,
    InlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.treeprocessors import Treeprocessor
from pymdownx.tilde import DeleteSubExtension  # type: ignore[import-untyped]  # it comes without types

from deskeditor.markup import shapes, tree
from deskeditor.markup.block_tree import Builder
from deskeditor.markup.blocks import Piece
from deskeditor.markup.definitions import Links

NOTE_ATTRIBUTE = "data-note"  # on a `sup`: the label of a footnote that is referred to here
_ESCAPABLE = "\"$%&',/:;<=>?@^|~"  # beyond those that Python-Markdown knows
_TAG_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_OTHER_TAGS = frozenset([
    "acronym", "area", "big", "button", "canvas", "data", "datalist", "font", "image", "map", "marquee",
    "math", "meter", "nobr", "output", "picture", "progress", "rb", "rtc", "slot", "strike", "tt", "xmp",
])  # fmt: skip
_PLACEHOLDERS = str.maketrans({"\x00": "\ufffd", "\x02": "\ufffd", "\x03": "\ufffd"})


class Reader:
    """Reads blocks one at a time; not for use by two threads at once."""

    def __init__(self) -> None:
        self._markdown = _markdown()
        self._builder = Builder(
            TableProcessor(self._markdown.parser, {"use_align_attribute": True}),
            self._markdown.htmlStash.store,
        )
        self._steps: list[Treeprocessor] = [
            self._markdown.treeprocessors["inline"],
            self._markdown.treeprocessors["unescape"],
        ]

    def built(self, piece: Piece) -> ET.Element:
        """The elements of one block, whose inline marks are still to be read; raises `TooHeavy`."""
        self._markdown.htmlStash.reset()
        root = ET.Element("div")
        self._builder.build(root, Piece(piece.kind, piece.source.translate(_PLACEHOLDERS), piece.line))
        return root

    def html(self, root: ET.Element, links: Links) -> str:
        """The HTML of what was built last, with the link addresses that it may use."""
        self._markdown.references = cast("dict[str, tuple[str, str]]", dict(links))  # its stubs know no None
        for step in self._steps:
            step.run(root)
        html = "".join(map(self._markdown.serializer, root))
        for restore in self._markdown.postprocessors:
            html = restore.run(html)
        return html


def _markdown() -> Markdown:
    markdown = Markdown(
        extensions=[DeleteSubExtension(subscript=False)],  # by its name it would be sought in all packages
        output_format="html",
    )
    markdown.ESCAPED_CHARS = [*markdown.ESCAPED_CHARS, *_ESCAPABLE]
    patterns = markdown.inlinePatterns
    patterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 185)
    patterns.register(_KnownTag(HTML_RE, markdown), "html", 90)
    patterns.register(_NoteMark(r"\[\^([^\]\s]{1,100})\]", markdown), "note", 175)
    return markdown


class _KnownTag(HtmlInlineProcessor):
    """Raw HTML within a paragraph; `<name of the mayor>` is no HTML, and stays the text that it is."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  # Python-Markdown's own name
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | str | None, int | None, int | None]:
        name = _TAG_NAME.match(m[0])
        if name and name[1].lower() not in tree.INLINE | shapes.BLOCK_TAGS | _OTHER_TAGS:
            return None, None, None
        return super().handleMatch(m, data)


class _NoteMark(InlineProcessor):
    """`[^label]`, which becomes a number once the whole document is known."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  # Python-Markdown's own name
        self, m: re.Match[str], _data: str
    ) -> tuple[ET.Element, int, int]:
        mark = ET.Element("sup")
        mark.set(NOTE_ATTRIBUTE, m[1])
        return mark, m.start(0), m.end(0)
