"""What does one block make of itself, with gaps for what only the whole document knows?

A block's HTML may hold ids, which must be unique on the page, and footnote marks, which are numbered by
their first use. Both are gaps in the block's template, filled anew for each document, so that the template
itself can be kept as long as the block's own text stands.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple, TypeAlias

from deskeditor.markup import conformance, page_elements, sanitize, structure, text_runs, tree
from deskeditor.markup.phrases import phrases
from deskeditor.markup.tree import VOID, Element, Node

_GAP = "\x00"  # cleaned HTML never holds it
_HEADING = re.compile(r"h([1-6])")
_WISH_LENGTH = 60


@dataclass(frozen=True, slots=True)
class IdGap:
    """The id that an element wishes for; of a heading also its text."""

    wish: str
    is_heading: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class LevelGap:
    """The level at which a heading is shown that is written at `level`; `opens`: in its start tag."""

    level: int
    opens: bool


@dataclass(frozen=True, slots=True)
class NoteGap:
    """A mark that refers to a footnote."""

    label: str


Gap: TypeAlias = IdGap | LevelGap | NoteGap


class Template(NamedTuple):
    """A block's HTML in pieces; between two pieces stands a gap. `nodes` counts its top elements."""

    pieces: tuple[str, ...] = ("",)
    gaps: tuple[Gap, ...] = ()
    nodes: int = 0
    images: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    def filled(self, values: list[str]) -> str:
        """The HTML with a value in each gap."""
        if not values:
            return self.pieces[0]
        pairs = zip(self.pieces, [*values, ""], strict=True)
        return "".join(part for pair in pairs for part in pair)


def from_html(html: str, language: str, abbreviations: Mapping[str, str]) -> Template:
    """The template of one block's HTML, whatever that is: it is cleaned here. Raises `TooHeavy`."""
    cleaned = sanitize.clean(html)
    root = tree.parse(cleaned.html)
    structure.settle(root)
    conformance.conform(root)
    return from_tree(root, language, abbreviations, cleaned.dropped)


def from_tree(
    root: Element, language: str, abbreviations: Mapping[str, str], dropped: tuple[str, ...] = ()
) -> Template:
    """The template of one block's tree, which is clean and in order; it is furnished in place."""
    page_elements.furnish(root, phrases(language))
    if abbreviations:
        text_runs.expand(root, abbreviations)
    text_runs.set_texts(root, language)
    return _written(root, dropped)


def plain(text: str, reason: str) -> Template:
    """A block that is shown as the text that it is, and why."""
    html = f'<pre class="unformatted" tabindex="0">{escape(text.strip(chr(10)), quote=False)}</pre>'
    return Template((html.replace(_GAP, "\ufffd"),), nodes=1, dropped=(reason,))


def _written(root: Element, dropped: tuple[str, ...]) -> Template:
    writer = _Writer()
    for child in root.children:
        writer.write(child)
    pieces = tuple("".join(writer.out).split(_GAP))
    return Template(pieces, tuple(writer.gaps), len(root.children), tuple(writer.images), dropped)


@dataclass(slots=True)
class _Writer:
    out: list[str] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    images: list[str] = field(default_factory=list)

    def write(self, node: Node) -> None:
        if isinstance(node, str):
            self.out.append(escape(node, quote=False) if "&" in node or "<" in node or ">" in node else node)
        elif node.name == "sup" and "data-note" in node.attributes:
            self.gaps.append(NoteGap(node.attributes["data-note"]))
            self.out.append(_GAP)
        else:
            self._element(node)

    def _element(self, element: Element) -> None:
        name = self._name(element, opens=True)
        self.out.append(f"<{name}{self._id(element)}{''.join(map(_attribute, element.attributes.items()))}>")
        if element.name == "img":
            self.images.append(element.attributes["src"])
        if element.name in VOID:
            return
        for child in element.children:
            self.write(child)
        self.out.append(f"</{self._name(element, opens=False)}>")

    def _name(self, element: Element, *, opens: bool) -> str:
        """The element's name; that of a heading with a gap for its level."""
        if heading := _HEADING.fullmatch(element.name):
            self.gaps.append(LevelGap(int(heading[1]), opens))
            return f"h{_GAP}"
        return element.name

    def _id(self, element: Element) -> str:
        wish = element.attributes.pop("id", "")
        heading = _HEADING.fullmatch(element.name)
        if heading:
            self.gaps.append(heading_gap(wish, element.text()))
        elif wish:
            self.gaps.append(IdGap("-".join(wish.split())))
        return f' id="{_GAP}"' if heading or wish else ""


def _attribute(item: tuple[str, str]) -> str:
    name, value = item
    return f' {name}="{escape(value)}"' if value or name == "alt" else f" {name}"


def heading_gap(wish: str, words: str) -> IdGap:
    """The gap for the id of a heading with these words; `wish` is empty where it was given no name."""
    text = " ".join(words.replace("\u2060", "").split())
    return IdGap(wish or wished(text), is_heading=True, text=text)


def wished(text: str) -> str:
    """The id that a text asks for: its words in lower case, hyphens between; `section` where it has none."""
    words = "-".join(re.findall(r"[^\W_]+", text.replace("’", "").casefold()))
    return words[:_WISH_LENGTH].strip("-") or "section"
