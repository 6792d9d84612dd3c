"""Which blocks become HTML at once, without a tree of elements in between?

Paragraphs, headings, quotations, tight lists and tables whose texts hold nothing but plain marks: most of a
body. What is written here is exactly what the tree of such a block makes; whatever is not as plain is left
to it.
"""

from collections.abc import Callable
from typing import NamedTuple

from deskeditor.markup import (
    blocks,
    containers,
    page_elements,
    quick,
    quick_tables,
    text_runs,
    typography,
    weight,
)
from deskeditor.markup.block_tree import is_prose, unindented
from deskeditor.markup.blocks import Kind, Piece
from deskeditor.markup.template import LevelGap, Template, heading_gap

_EMBED = "!embed"  # a link after it may be a card


class _Set(NamedTuple):
    """A text as it is printed: with its tags and without."""

    html: str
    words: str


def template(piece: Piece, language: str) -> Template | None:
    """The template of a block, or None where it is not that plain; raises `TooSlow`."""
    write = _WRITERS.get(piece.kind)
    return write(piece.source, language) if write else None


def _paragraph(source: str, language: str) -> Template | None:
    html = _in_paragraph(unindented(source), language)
    return None if html is None else Template((html,), nodes=1)


def _in_paragraph(text: str, language: str) -> str | None:
    made = None if _EMBED in text else _set(text, language)
    return made and f"<p>{made.html}</p>"


def _heading(source: str, language: str) -> Template | None:
    level, text, name = containers.heading(source)
    made = _set(text, language, heading=True)
    if made is None:
        return None
    level = max(level, page_elements.HIGHEST)
    gaps = (LevelGap(level, opens=True), heading_gap(name, made.words), LevelGap(level, opens=False))
    return Template(("<h", ' id="', f'">{made.html}</h', ">"), gaps, nodes=1)


def _quote(source: str, language: str) -> Template | None:
    """A quotation of paragraphs, the last of which may say whose words they are."""
    inside = list(blocks.pieces(containers.quoted(source)))
    if not inside or "[!" in source or any(piece.kind is not Kind.PARAGRAPH for piece in inside):
        return None
    texts = [unindented(piece.source) for piece in inside]
    if not is_prose(texts[-1]) or page_elements.ATTRIBUTION_LINE.search(texts[-1]):
        return None
    dash = page_elements.ATTRIBUTION.match(texts[-1]) if len(texts) > 1 else None
    made = [_in_paragraph(text, language) for text in (texts[:-1] if dash else texts)]
    if None in made:
        return None
    paragraphs = "".join(filter(None, made))
    if not dash:
        return Template((f"<blockquote>{paragraphs}</blockquote>",), nodes=1)
    footer = typography.typeset(texts[-1][dash.end() :], language)
    html = f'<blockquote class="pull">{paragraphs}<footer>{footer}</footer></blockquote>'
    return Template((html,), nodes=1)


def _list(source: str, language: str) -> Template | None:
    found = list(containers.items(source))
    if any(item.blank_after or not _is_line(item.content) for item in found):
        return None
    made = [_set(item.content.strip(), language) for item in found]
    if None in made:
        return None
    items = "".join(f"<li>{one.html}</li>" for one in made if one)
    number = found[0].number
    if number is None:
        return Template((f"<ul>{items}</ul>",), nodes=1)
    start = f' start="{number}"' if (number or 1) != 1 else ""
    return Template((f"<ol{start}>{items}</ol>",), nodes=1)


def _is_line(content: str) -> bool:
    """Whether it is one paragraph of one line; no other block of a line begins with a letter."""
    if not content or "\n" in content:
        return False
    return content[0].isalpha() or [piece.kind for piece in blocks.pieces(content)] == [Kind.PARAGRAPH]


_WRITERS: dict[Kind, Callable[[str, str], Template | None]] = {
    Kind.PARAGRAPH: _paragraph,
    Kind.HEADING: _heading,
    Kind.QUOTE: _quote,
    Kind.LIST: _list,
    Kind.TABLE: quick_tables.template,
}


def _set(text: str, language: str, *, heading: bool = False) -> _Set | None:
    """A text with its marks read and its characters set; None where a mark is not plain."""
    if is_prose(text):
        words = typography.typeset(text, language, heading=heading)
        return _Set(words, words)
    weight.check_text(text)
    pieces = quick.pieces(text)
    if pieces is None:
        return None
    texts = [text for text in pieces[::2] if text]
    printed = iter(text_runs.together(texts, language, heading=heading))
    pieces[::2] = [text and next(printed) for text in pieces[::2]]
    return _Set("".join(pieces), "".join(pieces[::2]))
