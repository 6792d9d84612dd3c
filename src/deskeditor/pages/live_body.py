"""How does a body stand on the page after an edit, and what of it must be exchanged there?"""

from collections.abc import Iterator
from dataclasses import dataclass

from deskeditor.markup.document import Renderer, with_plain_line_ends
from deskeditor.markup.end_notes import EndNotes
from deskeditor.markup.line_edit import EditedText, LineEdit
from deskeditor.markup.live_document import Change
from deskeditor.markup.rendered import Rendered
from deskeditor.pages import body
from deskeditor.pages.body import Pictures
from deskeditor.pages.characters import printable


@dataclass(frozen=True, slots=True)
class Span:
    """`nodes` of the old body from `first_node` on give way to what these blocks make."""

    first_node: int
    nodes: int
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What of a body's look does not come of its text."""

    language: str
    dateline: str  # typeset
    pictures: Pictures


class LiveBody:
    """The blocks of a story's body, kept between its edits; not for use by two threads at once."""

    def __init__(self, renderer: Renderer, text: str, style: Style) -> None:
        """Nothing is rendered yet: `advance` does that."""
        self.style = style
        text = with_plain_line_ends(text)
        self._text = EditedText(text)
        self._document = renderer.begin(printable(text), language=style.language)
        self._blocks = [""] * len(self._document.rendered.parts)  # without the dateline
        self._nodes = [0] * len(self._blocks)
        self._words = [0] * len(self._blocks)
        self._end_notes: EndNotes | None = None
        self._notes, self._note_words = "", 0
        self._opening = -1, ""  # the block that has the dateline, and how that looks

    @property
    def is_complete(self) -> bool:
        """Whether all of the body has been rendered."""
        return self._document.is_complete

    @property
    def rendered(self) -> Rendered:
        """The body as Markdown makes it."""
        return self._document.rendered

    @property
    def blocks(self) -> tuple[str, ...]:
        """Each block as it stands on the page; the footnotes last, if there are any."""
        shown = list(self._blocks)
        at, html = self._opening
        if at >= 0:
            shown[at] = html
        return (*shown, self._notes) if self._notes else tuple(shown)

    @property
    def word_count(self) -> int:
        """How many words a reader meets."""
        at, html = self._opening
        more = body.word_count([html]) - self._words[at] if at >= 0 else 0
        return sum(self._words) + more + self._note_words

    def edit(self, text: str) -> list[Span]:
        """Take a text, and say what must be exchanged, from the last to the first."""
        found = self._text.become(with_plain_line_ends(text))
        if found is None:
            return []
        lines = tuple(printable(line) for line in found.lines)
        return self._follow(self._document.edit(LineEdit(found.first, found.removed, lines)))

    def advance(self, blocks: int | None = None) -> list[Span]:
        """Render the next blocks, or all, and say what must be exchanged, from the last to the first."""
        return self._follow(self._document.advance(blocks))

    def _follow(self, change: Change) -> list[Span]:
        before = _Standing(self.blocks, len(self._blocks), [*self._nodes, 1])
        opened = self._opening[0]
        self._take(change)
        opens = {_moved(opened, change), self._opening[0]}
        looked_at = {at for at in (*change.altered, *opens) if at >= 0}
        return list(before.spans(change, looked_at, self.blocks))

    def _take(self, change: Change) -> None:
        rendered = self._document.rendered
        place = slice(change.first, change.first + change.removed)
        self._blocks[place] = [""] * change.added
        self._nodes[place] = [0] * change.added
        self._words[place] = [0] * change.added
        for at in (*range(change.first, change.first + change.added), *change.altered):
            part = rendered.parts[at]
            self._blocks[at] = body.placed(part.html, self.style.pictures)
            self._nodes[at] = part.nodes
            self._words[at] = body.word_count([self._blocks[at]])
        if rendered.notes is not self._end_notes:
            self._end_notes = rendered.notes
            self._notes = body.placed(rendered.notes.html, self.style.pictures) if rendered.notes else ""
            self._note_words = body.word_count([self._notes])
        self._opening = body.with_dateline(self._blocks, self.style.dateline)


@dataclass(frozen=True, slots=True)
class _Standing:
    """Blocks as they were before a change, the footnotes behind the `count` others; their nodes."""

    blocks: tuple[str, ...]
    count: int
    nodes: list[int]

    def spans(self, change: Change, looked_at: set[int], now: tuple[str, ...]) -> Iterator[Span]:
        """What must be exchanged; `looked_at` are blocks of now beside those that were exchanged."""
        grown = change.added - change.removed
        end = change.first + change.removed
        yield from self._span(self.count, len(self.blocks), now[self.count + grown :])
        others = sorted(looked_at, reverse=True)
        for at in (one for one in others if one >= end + grown):
            yield from self._span(at - grown, at - grown + 1, now[at : at + 1])
        yield from self._span(change.first, end, now[change.first : end + grown])
        for at in (one for one in others if one < change.first):
            yield from self._span(at, at + 1, now[at : at + 1])

    def _span(self, first: int, end: int, now: tuple[str, ...]) -> Iterator[Span]:
        if self.blocks[first:end] != now and (any(now) or any(self.blocks[first:end])):
            yield Span(sum(self.nodes[:first]), sum(self.nodes[first:end]), now)


def _moved(at: int, change: Change) -> int:
    """Where a block stands after a change; -1 if it went, or was none."""
    if change.first <= at < change.first + change.removed:
        return -1
    return at if at < change.first else at + change.added - change.removed
