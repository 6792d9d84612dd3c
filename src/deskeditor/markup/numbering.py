"""Which number has a footnote, and which id and level has a heading, in the whole document?"""

from dataclasses import dataclass, field
from html import escape

from deskeditor.markup.phrases import Phrases
from deskeditor.markup.template import Gap, IdGap, LevelGap, NoteGap, wished

_TAKEN = frozenset([  # the page's own: a heading called “Comments” must not answer to their links
    "story", "body", "main", "content", "top", "comments", "related", "share", "corrections",
    "newsletter", "newsletter_answer", "newsletter_email", "newsletter_website",
])  # fmt: skip
_NOTE, _MARK = "fn-", "fnref-"


@dataclass(slots=True)
class Numbering:
    """Fills the gaps of a document's templates in order; `order` holds the labels of the notes in use."""

    defined: frozenset[str]
    words: Phrases
    order: dict[str, int] = field(default_factory=dict)  # by label: the note's number
    _marks: dict[str, int] = field(default_factory=dict)  # by label: how often it is referred to
    _names: dict[str, str] = field(default_factory=dict)  # by label: the end of its ids
    _taken_names: dict[str, int] = field(default_factory=dict)
    _ids: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_TAKEN, 1))
    _levels: list[tuple[int, int]] = field(default_factory=list)  # of the headings above: written, shown

    def fill(self, gap: Gap) -> str:
        """What stands in a gap."""
        if isinstance(gap, LevelGap):
            return str(self._deepen(gap.level) if gap.opens else self.level)
        return self._mark(gap.label) if isinstance(gap, NoteGap) else escape(self.unique(gap))

    @property
    def level(self) -> int:
        """The level at which the last heading is shown."""
        return self._levels[-1][1] if self._levels else 1  # the headline is the page's h1

    def _deepen(self, written: int) -> int:
        """Headings go down one level at a time, whatever was written: no level is missing for anybody."""
        while self._levels and self._levels[-1][0] >= written:
            self._levels.pop()
        self._levels.append((written, self.level + 1))
        return self.level

    def unique(self, gap: IdGap) -> str:
        """An id that nothing else on the page has."""
        wish = f"section-{gap.wish}" if gap.wish.startswith((_NOTE, _MARK)) else gap.wish
        return _first_free(wish, self._ids)

    def _mark(self, label: str) -> str:
        if label not in self.defined:
            return escape(f"[^{label}]", quote=False)
        number = self.order.setdefault(label, len(self.order) + 1)
        self._marks[label] = count = self._marks.get(label, 0) + 1
        ids = f'id="{self._mark_id(label, count)}" href="#{self.note_id(label)}"'
        return (
            f'<sup class="note"><a {ids} role="doc-noteref"'
            f' aria-label="{escape(self.words.footnote.format(number))}">{number}</a></sup>'
        )

    def note_id(self, label: str) -> str:
        """The id of a footnote: it keeps it whatever its number becomes."""
        return f"{_NOTE}{self._name(label)}"

    def _mark_id(self, label: str, count: int) -> str:
        return f"{_MARK}{self._name(label)}" + (f"--{count}" if count > 1 else "")

    def _name(self, label: str) -> str:
        if label not in self._names:
            self._names[label] = _first_free(wished(label), self._taken_names)
        return self._names[label]

    def back_links(self, label: str) -> str:
        """Links from a footnote to each of its marks."""
        links = (
            f'<a href="#{self._mark_id(label, count)}" class="back" role="doc-backlink"'
            f' aria-label="{escape(self.words.back.format(self._shown(label, count)))}">↩\ufe0e</a>'
            for count in range(1, self._marks[label] + 1)
        )
        return " ".join(links)

    def _shown(self, label: str, count: int) -> str:
        number = str(self.order[label])
        return number if self._marks[label] == 1 else f"{number}.{count}"


def _first_free(wish: str, taken: dict[str, int]) -> str:
    """The wish, or the first of `wish-2`, `wish-3`… that is not taken; the answer is taken from then on.

    `taken` holds for each name the last number that was put after it.
    """
    name, number = wish, taken.get(wish, 0)
    while name in taken:
        number += 1
        name = f"{wish}-{number}"
    taken[name] = 1
    taken[wish] = max(number, 1)
    return name
