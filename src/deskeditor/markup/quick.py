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
    rf"|\*(?<!{_APART}\*)(?P<star>{_WORDS})\*{_AFTER}"
    rf"|_(?<!{_APART}_)(?P<line>{_WORDS})_{_AFTER}"
    rf"|\[(?<!!\[)(?!\^)(?P<text>[^\\`\[\]<>&~\x00-\x08\n]+)\]\((?P<address>https?://[a-z]{_PART}(?:\#{_PART})?)\)"
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
    nodes: list[Node] = []
    for part in _parts(text) or ():
        node = part if isinstance(part, str) else _marked(part)
        if node is None:
            return None
        if node != "":
            nodes.append(node)
    return nodes or None


def pieces(text: str) -> list[str] | None:
    """The same as texts and tags in turn, of which the first is a text, as is the last."""
    made: list[str] = []
    for part in _parts(text) or ():
        if isinstance(part, str):
            made.append(part)
        elif tagged := _tagged(part):
            made += tagged
        else:
            return None
    return made or None


def _parts(text: str) -> "list[str | re.Match[str]] | None":
    """The texts and the marks in turn; None where a text holds something else."""
    parts: list[str | re.Match[str]] = []
    at = 0
    for found in _MARKED.finditer(text):
        parts += (text[at : found.start()], found)
        if not is_prose(text, at, found.start()):
            return None
        at = found.end()
    return [*parts, text[at:]] if is_prose(text, at) else None


def _tagged(found: re.Match[str]) -> "list[str] | None":
    if words := found["strong"]:
        return ["<strong>", words, "</strong>"]
    if words := found["star"] or found["line"]:
        return ["<em>", words, "</em>"]
    text = found["text"]
    inner = pieces(text) if text == text.strip() else None
    return [f'<a href="{found["address"]}" rel="noopener">', *inner, "</a>"] if inner else None


def _marked(found: re.Match[str]) -> Element | None:
    if words := found["strong"]:
        return Element("strong", {}, [words])
    if words := found["star"] or found["line"]:
        return Element("em", {}, [words])
    text = found["text"]
    inner = _inline(text) if text == text.strip() else None
    return Element("a", {"href": found["address"], "rel": "noopener"}, inner) if inner else None
