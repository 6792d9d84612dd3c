"""Which places of a text are somebody else's words, and which mean something to a machine?

What stands inside quotation marks or in a block quote was said by somebody; addresses, code and tags are
read by machines. Only the paragraphs that are asked about are looked into.
"""

import re
from bisect import bisect_right
from enum import StrEnum

from deskeditor.markup import shapes
from deskeditor.markup.quotations import spoken

_GAP = re.compile(r"\n[ \t]*(?=\n)")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_CALLOUT = re.compile(r" {0,3}>\s*\[!")
_MACHINE = re.compile(
    r"(?P<ticks>`{1,20})(?!`)(?:(?!(?P=ticks)).){1,2000}?(?P=ticks)(?!`)"
    r"|\]\(\s{0,10}(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)"  # a link's address; its title is text
    r"|</?[A-Za-z][^<>]*>|<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>"
    r"|(?:https?://|www\.)[^\s<>\"“”)\]]+"
    r"|^[ \t]*\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S*|\[\^[^\]\s]{1,100}\]|\{[:#.][^{}\n]{0,200}\}",
    re.MULTILINE | re.DOTALL,
)


class Shelter(StrEnum):
    """Why a place is left as it is unless somebody wishes otherwise."""

    NONE = ""
    QUOTED = "quoted"
    MACHINE = "machine"


Spans = tuple[tuple[int, int], ...]


class SpokenPlaces:
    """Tells of places in one text; `is_markdown`: it may hold block quotes, code and addresses."""

    def __init__(self, text: str, language: str, *, is_markdown: bool) -> None:
        self._text, self._language, self._is_markdown = text, language, is_markdown
        is_fenced = is_markdown and _FENCE.search(text) is not None  # a fence may hold empty lines
        gaps = [] if is_fenced else [gap.end() for gap in _GAP.finditer(text)]
        self._starts = [0, *gaps]
        self._known: dict[int, tuple[Spans, Spans]] = {}

    def shelter(self, start: int, end: int) -> Shelter:
        """Why a place (in code points) is to be left alone; somebody's words count before all else."""
        first, last = (max(bisect_right(self._starts, at) - 1, 0) for at in (start, max(start, end - 1)))
        paragraphs = [self._paragraph(number) for number in range(first, last + 1)]
        for kind, which in ((Shelter.QUOTED, 0), (Shelter.MACHINE, 1)):
            if any(_touches(paragraph[which], start, end) for paragraph in paragraphs):
                return kind
        return Shelter.NONE

    def _paragraph(self, number: int) -> tuple[Spans, Spans]:
        if number not in self._known:
            ends = [*self._starts[number + 1 : number + 2], len(self._text)]
            start = self._starts[number]
            text = self._text[start : ends[0]]
            self._known[number] = (_moved(self._quoted(text), start), _moved(self._machine(text), start))
        return self._known[number]

    def _quoted(self, text: str) -> Spans:
        found: list[tuple[int, int]] = []
        at, waiting, fence, in_callout = 0, "", "", False
        for line in text.split("\n"):
            mark = _FENCE.match(line) if self._is_markdown else None
            if mark and (not fence or mark[1].startswith(fence)):
                fence, waiting = "" if fence else mark[1], ""
            elif not line.strip() or fence:
                waiting, in_callout = "", False
            else:
                in_callout = in_callout or bool(_CALLOUT.match(line))
                if self._is_markdown and not in_callout and shapes.QUOTE.match(line):
                    found.append((at, at + len(line)))
                else:
                    told = spoken(line, self._language, waiting)
                    waiting = told.waiting
                    found += [(at + start, at + end) for start, end in told.spans]
            at += len(line) + 1
        return tuple(found)

    def _machine(self, text: str) -> Spans:
        if not self._is_markdown:
            return ()
        found = [match.span() for match in _MACHINE.finditer(text)]
        fences = [match.start() for match in _FENCE.finditer(text)]
        ends = [*fences[1::2], len(text)]
        found += zip(fences[::2], ends, strict=False)
        return tuple(found)


def _moved(spans: Spans, by: int) -> Spans:
    return tuple((start + by, end + by) for start, end in spans)


def _touches(spans: Spans, start: int, end: int) -> bool:
    """Whether a place shares a letter with one of the spans; an empty one, whether it stands inside."""
    return any(start < to and from_ < max(end, start + 1) for from_, to in spans)
