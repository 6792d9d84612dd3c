"""What does a passage of Markdown say, without its marks?"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

from deskeditor.markup import blocks, shapes
from deskeditor.markup.blocks import Kind, Piece

_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_UNSEEN = re.compile(
    r"<(script|style|template|title|iframe|svg)\b[^<>]*>(?:(?!</?\1\b).)*</\1\s*>", re.IGNORECASE | re.DOTALL
)
_ADDRESS = (
    r"\(\s*+(?:<[^<>\n]{0,2000}+>|(?:[^\s()<>]|\([^\s()]{0,500}+\)){0,2000}+)"
    r"(?:\s++(?P<%s>\"[^\"]{0,2000}+\"|'[^']{0,2000}+'))?\s*+\)"
)
_LINE = re.compile(
    r"^[ \t]*+(?:"
    r"(?:>[ \t]?+)++[ \t]*+"
    r"|(?:[-*+]|\d{1,9}[.)])[ \t]++(?:\[[ xX]\][ \t]++)?"
    r"|#{1,6}(?=[ \t\w])[ \t]*+"
    r"|\[\^[^\]\s]{1,100}\]:[ \t]*+"
    r"|:[ \t]{1,3}(?=\S)"
    r")+",
    re.MULTILINE,
)
_WHOLE_LINE = re.compile(
    r"^[ \t>]*+(?:(?:`{3,}|~{3,})[^`\n]*+|=++[ \t]*+|(?:[-*_][ \t]*+){2,}+"
    r"|[|:][|: \t]*+-[-|: \t]*+|-[-|: \t]*+"
    r"|\*\[[^\]\n]++\] ?:.*+"
    r"|\[[^\[\]\n^][^\[\]\n]*+\]:[ \t]*+\S++(?:[ \t]++(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\)))?[ \t]*+)$\n?",
    re.MULTILINE,
)
_CLOSING_SIGNS = re.compile(
    r"(?<![ \t])[ \t]++#++[ \t]*$|(?<![ \t])[ \t]*+\{:?[ ]*#[\w-]+[ ]*\}[ \t]*$", re.MULTILINE
)
_BORDERS = re.compile(r"^[ \t]*+\|[ \t]*|(?<![ \t])[ \t]*+\|[ \t]*$", re.MULTILINE)
_BLANK = re.compile(r"(\n[ \t]*\n)")  # nothing within a paragraph reaches over it
_INLINE = re.compile(
    r"(?=[`\\!\[<*~_])(?:"  # what none of it begins with is passed over at once
    r"(?P<ticks>`+)(?P<code>(?:(?!(?P=ticks)).){1,2000}?)(?P=ticks)(?!`)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    rf"|!\[(?:[^\[\]\\]|\\.){{0,1000}}+\](?:{_ADDRESS % 'caption'}|\[[^\[\]]*\])"
    rf"|(?:!embed)?\[(?P<text>(?:[^\[\]\\]|\\.|!?\[[^\[\]\\]*+\](?:\([^()\s]*+\))?+){{0,1000}}+)\]"
    rf"(?:{_ADDRESS % 'title'}|\[[^\[\]^][^\[\]]*\]|\[\])"
    r"|\[\^[^\]\s]{1,100}\]"
    r"|<(?P<link>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>"
    r"|(?P<tag></?[A-Za-z][^\s<>/]*(?:\s[^<>]*)?/?>)"
    r"|(?P<mark>\*+|~~|(?<![^\W_])_+|_+(?![^\W_])))",
    re.DOTALL,
)
_BREAKING = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|t[dh]|blockquote|figure|figcaption)\b", re.IGNORECASE
)
_FAR_ENOUGH = 4_000  # characters in which most bodies have said something
_LOOKED_AT = 3  # lines behind a block that may tell where it ends


def plain(markdown: str) -> str:
    """The visible text of a passage, line by line; addresses, marks, HTML and notes' numbers are left out."""
    text = _without_html_blocks(markdown) if "<" in markdown else markdown
    text = _WHOLE_LINE.sub("", text)
    text = _LINE.sub("", text)
    if "#" in text:
        text = _CLOSING_SIGNS.sub("", text)
    if "|" in text:
        text = _BORDERS.sub("", text).replace("|", " ")
    text = "".join(_INLINE.sub(_said, part) for part in _BLANK.split(text))
    return unescape(text) if "&" in text else text


def _without_html_blocks(text: str) -> str:
    return _UNSEEN.sub("", _COMMENT.sub("", text))


def _said(found: re.Match[str]) -> str:
    """What one inline construct shows."""
    if found["code"] is not None:
        return found["code"].strip()
    if found["escaped"]:
        return found["escaped"]
    if found["text"] is not None:
        return _INLINE.sub(_said, found["text"])
    if found["caption"]:
        return found["caption"][1:-1]
    if found["tag"]:
        return " " if _BREAKING.match(found["tag"]) else ""
    return found["link"] or ""


def first_paragraph(body: str) -> str:
    """The plain text, in one line, of the first paragraph that says something; `""` where there is none."""
    return first_said(_beginning(body)) or first_said(blocks.pieces(body))


def _beginning(body: str) -> Iterator[Piece]:
    """The first blocks of a long body, as far as they are sure to stand whatever follows: see `Splitting`."""
    text = body[: body.find("\n", _FAR_ENOUGH) + 1]
    if "<" in text:
        return
    lines = text.count("\n")
    for piece in blocks.pieces(text):
        if piece.line + piece.source.count("\n") + _LOOKED_AT > lines:
            return
        yield piece


def first_said(pieces: Iterable[Piece]) -> str:
    """The same of a body that has been split into its blocks."""
    paragraphs = (piece.source for piece in pieces if piece.kind is Kind.PARAGRAPH)
    return next(filter(None, map(_said_by, paragraphs)), "")


@lru_cache(maxsize=8)  # while a story is typed it is asked for with every key
def _said_by(paragraph: str) -> str:
    return "" if shapes.LONE_PICTURE.match(paragraph) else " ".join(plain(paragraph).split())
