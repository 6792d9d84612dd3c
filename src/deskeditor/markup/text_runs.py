"""Which texts of a tree belong to one paragraph, so that they can be set together?"""

import re
from collections.abc import Mapping

from deskeditor.markup import typography
from deskeditor.markup.tree import INLINE, Element, Node

_VERBATIM = frozenset(["code", "kbd", "samp", "var"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_NO_ABBREVIATION = frozenset(["abbr", "a", "code", "kbd", "samp", "var", "pre"])


def set_texts(root: Element, language: str) -> None:
    """Typeset every paragraph's text in place; code stays as it is."""
    _Setter(language).block(root)


class _Setter:
    def __init__(self, language: str) -> None:
        self._language = language
        self._run: list[tuple[Element, int] | str] = []  # a place of a text, or what stands for what is none

    def block(self, element: Element) -> None:
        if element.name == "pre":
            return
        self._flush(heading=False)
        self._visit(element)
        self._flush(heading=element.name in _HEADINGS)

    def _visit(self, element: Element) -> None:
        for at, child in enumerate(element.children):
            if isinstance(child, str):
                self._run.append((element, at))
            elif child.name not in INLINE:
                self.block(child)
            elif child.name == "br":
                self._run.append("\n")
            elif child.name in _VERBATIM or not child.children:
                self._run.append(typography.GAP)
            else:
                self._visit(child)

    def _flush(self, heading: bool) -> None:
        if not self._run:
            return
        run, self._run = self._run, []
        texts = [_text(place) for place in run]
        for place, part in zip(run, together(texts, self._language, heading=heading), strict=True):
            if not isinstance(place, str):
                place[0].children[place[1]] = part


def together(texts: list[str], language: str, *, heading: bool) -> list[str]:
    """The texts of one paragraph as they are printed, each by itself."""
    joined = typography.BREAK.join(texts)
    if not joined.strip():
        return texts
    parts = typography.typeset(joined, language, heading=heading).split(typography.BREAK)
    return parts if len(parts) == len(texts) else texts  # a stray break in the text itself: it stays as it is


def _text(place: tuple[Element, int] | str) -> str:
    return place if isinstance(place, str) else str(place[0].children[place[1]])


def expand(root: Element, titles: Mapping[str, str]) -> None:
    """Mark each abbreviation in the texts with what it stands for."""
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(titles, key=len, reverse=True)))})(?!\w)")
    _expand(root, pattern, titles)


def _expand(element: Element, pattern: re.Pattern[str], titles: Mapping[str, str]) -> None:
    children: list[Node] = []
    for child in element.children:
        if isinstance(child, str):
            for at, part in enumerate(pattern.split(child)):
                children.append(Element("abbr", {"title": titles[part]}, [part]) if at % 2 else part)
            continue
        if child.name not in _NO_ABBREVIATION:
            _expand(child, pattern, titles)
        children.append(child)
    element.children = [child for child in children if child != ""]
