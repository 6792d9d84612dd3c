"""Which cards stand in the text or the HTML of a page that somebody else's system made?

Such pages say a card's title twice, because of its image's alt text, cut excerpts in the middle of a word,
and put the author's initials in a line of their own. What is read here is cleaned of that.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from deskeditor.formats.reading import html_cards
from deskeditor.formats.reading.html_cards import Found

_MOST = 60  # cards of one page
_LONGEST = 2_000_000  # characters of a page
HEADING = html_cards.HEADING
_END = re.compile(
    r"comments?|newsletter|be the first to know|share this post|subscribe|sign up|tags?:"
    r"|about the author|©.*",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[^\W\d_a-z](?:[ .]?[^\W\d_a-z]){0,2}\.?")
_MARKS = re.compile(r"^(?:#{1,6} |[-*+] |\d+\. |> )+")
_PICTURE = re.compile(r"!\[([^\]\n]{0,1000})\]\(([^)\s]{0,1000})[^)\n]{0,300}\)")
_LINK = re.compile(r"\[([^\]\n]{0,1000})\]\(([^)\s]{1,1000})[^)\n]{0,300}\)")
_WHOLE = (".", "!", "?", "…", "”", '"', "’", ")", "»")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    address: str = ""
    image: str = ""


def read(page: str) -> tuple[Found, ...]:
    """The cards of a page, HTML or text, each once, in their order."""
    page = page[:_LONGEST]
    found = html_cards.read(page) if re.search(r"<(?:a|html|div|section|li)\b", page, re.IGNORECASE) else ()
    cards = (_clean(one) for one in found or _in_text(page))
    each = {one.address or one.headline.casefold(): one for one in cards if one.headline or one.address}
    return tuple(each.values())[:_MOST]


def _clean(found: Found) -> Found:
    headline = _once(" ".join(found.headline.split()))
    excerpt = " ".join(found.excerpt.split())
    if excerpt.casefold().startswith(headline.casefold()) and len(excerpt) > len(headline):
        excerpt = excerpt[len(headline) :].strip()
    return replace(found, headline=headline, excerpt=mended(excerpt))


def mended(excerpt: str) -> str:
    """An excerpt that breaks off, cut after its last whole word and closed by an ellipsis."""
    excerpt = excerpt.removesuffix("...").removesuffix("…").rstrip() if excerpt.endswith("...") else excerpt
    if not excerpt or excerpt.endswith(_WHOLE):
        return excerpt
    head, blank, _ = excerpt.rpartition(" ")
    return f"{head.rstrip(' ,;:–—-(')}…" if blank else excerpt


def _once(title: str) -> str:
    """A title that stands there twice in a row, once."""
    half = len(title) // 2
    for first, second in ((title[:half], title[half:]), (title[:half], title[half + 1 :])):
        if first and first.strip() == second.strip() and len(first) > 3:  # not the two halves of a word
            return first.strip()
    return title


def _in_text(page: str) -> Iterator[Found]:
    blocks = list(_blocks(page))
    if any(_title_count(block) > 1 for block in blocks) or len(blocks) > 1:
        yield from (_card(block) for block in blocks)
    elif blocks:
        yield from (_card([line]) for line in blocks[0] if line.address)


def _blocks(page: str) -> Iterator[list[_Line]]:
    """The lines after the heading of the cards, card by card."""
    lines = [_line(one) for one in _section(page)]
    twice = any(_same(*pair) for pair in pairwise(lines))
    block: list[_Line] = []
    for at, line in enumerate(lines):
        starts = twice and at + 1 < len(lines) and _same(line, lines[at + 1])
        ends = not line.text and not twice and not line.image
        if block and (starts or ends):
            yield block
            block = []
        if line.text or line.image:
            block.append(line)
        if block and _INITIALS.fullmatch(line.text):
            yield block
            block = []
    if block:
        yield block


def _same(line: _Line, after: _Line) -> bool:
    return bool(line.text) and line.text.casefold() == after.text.casefold()


def _title_count(block: Sequence[_Line]) -> int:
    return sum(line.text.casefold() == block[0].text.casefold() for line in block)


def _section(page: str) -> Iterator[str]:
    inside = False
    for line in page.splitlines():
        bare = _MARKS.sub("", line.strip()).strip("*_: ")
        if not inside:
            inside = bool(HEADING.fullmatch(bare))
        elif _END.fullmatch(bare):
            return
        else:
            yield line.strip()


def _line(line: str) -> _Line:
    picture = _PICTURE.search(line)
    line = _PICTURE.sub(r"\1", line)
    link = _LINK.search(line)
    text = _MARKS.sub("", _LINK.sub(r"\1", line)).strip().strip("*_").strip()
    return _Line(text, link[2] if link else "", picture[2] if picture else "")


def _card(block: Sequence[_Line]) -> Found:
    texts = [line.text for line in block if line.text]
    headline = texts[0] if texts else ""
    rest = [
        text for text in texts if text.casefold() != headline.casefold() and not _INITIALS.fullmatch(text)
    ]
    return Found(
        address=next((line.address for line in block if line.address), ""),
        headline=headline,
        excerpt=" ".join(rest),
        image=next((line.image for line in block if line.image), ""),
    )
