"""Which blocks are marked up so plainly that nothing of them has to be parsed, cleaned and put in order?

Most paragraphs of a newsroom are: words, and here and there a link or an emphasis that can be read in one way
only. What is read here is exactly what the long way makes of it; whatever is not as plain goes that way.
"""

import re
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from deskeditor.markup.block_tree import is_prose
from deskeditor.markup.tree import Element, Node

_WORDS = r"[^\W_](?:[^\\`*_\[\]<>&~\x00-\x08\n]*[^\W_])?"  # begin and end with a letter or a digit
_APART = r"[^\s(“‘—–]"  # before a mark that opens nothing here
_AFTER = r"(?![^\s.,;:!?)”’—–])"
_PART = r"(?:[A-Za-z0-9_./?=+,:@~-]|%[0-9A-Fa-f]{2})*"  # of an address, as it may stand on a page
_MARKED = re.compile(  # each way begins with its mark: so the pattern leaps over the words between
    rf"\*\*(?<!{_APART}\*\*)(?P<strong>{_WORDS})\*\*{_AFTER}"
    rf"|(?P<sign>[*_])(?<!{_APART}[*_])(?P<em>{_WORDS})(?P=sign){_AFTER}"
    rf"|\[(?<!!\[)(?P<text>[^\\`\[\]<>&~\x00-\x08\n]+)\]\((?P<address>https?://[a-z]{_PART}(?:\#{_PART})?)\)"
    r"(?![(\[])"
)
_STASHED = "\x02"  # stands for raw HTML


def tree(built: ET.Element) -> Element | None:
    """The tree of a block that has been built, or None where it is not that plain."""
    root = _converted(built)
    if root is None:
        return None
    root.name = ""
    return root


def _converted(built: ET.Element) -> Element | None:
    children = _texts(built.text) if built.text else []
    if children is None or built.tag == "dl":  # terms and meanings may stand in many wrong ways
        return None
    for child in built:
        if child.tail or (inner := _converted(child)) is None:
            return None
        children.append(inner)
    return Element(built.tag, dict(built.attrib), children)


def _texts(text: str) -> "list[Node] | None":
    if isinstance(text, AtomicString):
        return None if _STASHED in text or "&" in text else [text]
    return _inline(text)


def _inline(text: str) -> "list[Node] | None":
    """A text and its marks; None where it holds one that is not plain."""
    if is_prose(text):
        return [text]
    nodes: list[Node] = []
    at = 0
    for found in _MARKED.finditer(text):
        inner = _marked(found)
        if inner is None or not is_prose(text, at, found.start()):
            return None
        nodes += [text[at : found.start()], inner] if at < found.start() else [inner]
        at = found.end()
    if not is_prose(text, at):
        return None
    return [*nodes, text[at:]] if at < len(text) else nodes


def _marked(found: re.Match[str]) -> Element | None:
    if found["strong"]:
        return Element("strong", {}, [found["strong"]])
    if found["em"]:
        return Element("em", {}, [found["em"]])
    text = found["text"]
    inner = _inline(text) if text == text.strip() else None
    return None if inner is None else Element("a", {"href": found["address"], "rel": "noopener"}, inner)
