"""What is in a piece of cleaned HTML? A small tree to look at, change and write again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import TypeAlias

from deskeditor.markup.weight import TooHeavy

_DEPTH = 150
VOID = frozenset(["br", "col", "hr", "img", "input", "wbr"])
INLINE = frozenset([
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "input",
    "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong",
    "sub", "sup", "time", "u", "var", "wbr",
])  # fmt: skip
_TOKEN = re.compile(r"<(/?)([a-z0-9]+)((?:[^>\"]|\"[^\"]*\")*)>|([^<]+)")
_ATTRIBUTE = re.compile(r"([a-z-]+)=\"([^\"]*)\"")

Node: TypeAlias = "Element | str"


@dataclass(slots=True)
class Element:
    """One element; texts stand in it as plain strings, not escaped."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Node]" = field(default_factory=list)

    def elements(self) -> "list[Element]":
        """The child elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> "Iterator[Element]":
        """The elements inside, in the order of the document."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def text(self) -> str:
        """The text inside, without that of footnote marks."""
        if self.name == "sup" and "data-note" in self.attributes:
            return ""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def is_blank(self) -> bool:
        """Whether it shows nothing: neither a text nor a picture nor a mark."""
        return not self.text().strip() and not any(
            child.name in ("img", "sup", "input", "hr") or child.attributes.get("id") for child in self.walk()
        )


def parse(html: str) -> Element:
    """A nameless element with the tree of HTML as `sanitize.clean` writes it; raises `TooHeavy`."""
    root = Element("")
    stack = [root]
    for closing, name, attributes, text in _TOKEN.findall(html):
        if text:
            stack[-1].children.append(unescape(text) if "&" in text else text)
        elif closing:
            stack.pop()
        else:
            element = Element(name, _attributes(attributes) if attributes else {})
            stack[-1].children.append(element)
            if name not in VOID:
                stack.append(element)
                if len(stack) > _DEPTH:
                    raise TooHeavy("elements nested too deeply")
    return root


def _attributes(text: str) -> dict[str, str]:
    return {name: unescape(value) if "&" in value else value for name, value in _ATTRIBUTE.findall(text)}
