"""How is cleaned HTML put in order: no bare text, every thing in a place where it may stand?"""

from collections.abc import Callable
from itertools import groupby

from deskeditor.markup.tree import INLINE, Element, Node

_HOMES = {"li": "ul", "dt": "dl", "dd": "dl"}  # by element: what it must stand in
_HOSTS = {"ul": ("li",), "ol": ("li",), "dl": ("dt", "dd", "div")}
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_FLOW = frozenset(["blockquote", "div", "section", "aside"])  # text beside blocks in these is a paragraph
_ALONE = {"figcaption": "figure", "summary": "details"}


def settle(root: Element) -> None:
    """Put a block's tree in order: afterwards only elements stand at its top, and none of them is empty."""
    _settle(root)
    root.children = _grouped(root.children, _is_bare, "p")
    root.children = [child for child in root.children if not _is_nothing(child)]


def _settle(element: Element) -> bool:
    """Settle what is inside; True where a block stands inside, at any depth."""
    has_block = False
    for child in element.elements():
        if child.children:
            child.attributes.pop(
                "data-note", None
            )  # raw HTML in the dress of a footnote's mark, which is empty
        inner = _settle(child)
        _rename(child, element, inner)
        has_block = has_block or inner or child.name not in INLINE
    if (
        has_block
        and element.name in _FLOW
        and any(isinstance(node, str) and node.strip() for node in element.children)
    ):
        element.children = _grouped(element.children, _is_bare, "p")
    if element.name != "p" or has_block:
        element.children = [child for child in element.children if not _is_empty_paragraph(child)]
    if element.name == "blockquote" and not has_block:
        element.children = _grouped(element.children, _is_bare, "p")
    _house(element)
    return has_block


def _rename(child: Element, parent: Element, holds_block: bool) -> None:
    if child.name in _HEADINGS and parent.name in _HEADINGS:
        child.name = "div" if holds_block else "span"
    elif child.name in _ALONE and parent.name != _ALONE[child.name]:
        child.name = "div" if holds_block else "p"
    elif child.name in ("p", "span") and holds_block:
        child.name = "div"


def _house(element: Element) -> None:
    """Give list items a list, and lists nothing but items."""
    for name, home in _HOMES.items():
        homeless = element.name not in _possible(home)
        if homeless and any(child.name == name for child in element.elements()):
            element.children = _grouped(element.children, _is_one_of(name), home)
    if element.name in _HOSTS:
        allowed = _HOSTS[element.name]
        element.children = [child for child in element.children if not _is_space(child)]
        element.children = _grouped(
            element.children, _is_none_of(*allowed), "dd" if element.name == "dl" else "li"
        )


def _possible(home: str) -> tuple[str, ...]:
    return ("ul", "ol") if home == "ul" else (home, "div")


def _grouped(children: list[Node], belongs: Callable[[Node], bool], name: str) -> list[Node]:
    """The children with each run of those that belong together put into one new element."""
    result: list[Node] = []
    for together, run in groupby(children, belongs):
        nodes = list(run)
        if together and not all(map(_is_space, nodes)):
            result.append(Element(name, {}, nodes))
        elif not together:
            result += nodes
    return result


def _is_one_of(*names: str) -> Callable[[Node], bool]:
    return lambda node: isinstance(node, Element) and node.name in names


def _is_none_of(*names: str) -> Callable[[Node], bool]:
    return lambda node: not isinstance(node, Element) or node.name not in names


def _is_bare(node: Node) -> bool:
    """Whether it is text, or an inline element without a block in it."""
    if isinstance(node, str):
        return True
    return node.name in INLINE and all(inner.name in INLINE for inner in node.walk())


def _is_space(node: Node) -> bool:
    return isinstance(node, str) and not node.strip()


def _is_empty_paragraph(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "p" and node.is_blank()


def _is_nothing(node: Node) -> bool:
    return isinstance(node, str) or _is_empty_paragraph(node)
