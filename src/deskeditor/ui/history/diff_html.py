"""How does a comparison read as rich text, for the widget that shows it?

Every change has an anchor `change1`, `change2` …, so that one can go from each to the next.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

from deskeditor.domain.card import WebTarget
from deskeditor.domain.paragraph_diff import Paragraph
from deskeditor.domain.story_diff import CardChange, Comparison
from deskeditor.domain.word_diff import Fate, Run

_FOLD = 3  # unchanged paragraphs in a row: more are told by their number
_THIN = "&#8201;"  # a thin space, so that what went and what came are not one word
_LABELS = {Fate.MOVED: "moved here", Fate.MOVED_AWAY: "moved away"}
_CARD_WORDS = {Fate.ADDED: "+", Fate.REMOVED: "−", Fate.MOVED: "moved:", Fate.CHANGED: "reworded:"}


@dataclass(frozen=True, slots=True)
class Shown:
    """Rich text, and how many changes it has anchors for."""

    html: str
    changes: int


class DiffHtml:
    """Writes comparisons; `colour` gives the theme's colours as `#rrggbb`."""

    def __init__(self, colour: Callable[[str], str]) -> None:
        self._colour = colour
        self._changes = 0

    def inline(self, told: Comparison, names: Mapping[str, str]) -> Shown:
        """What went and what came in one column."""
        return self._written(told, names, self._inline_row, columns=1)

    def side_by_side(self, told: Comparison, names: Mapping[str, str]) -> Shown:
        """What was on the left, what is on the right."""
        return self._written(told, names, self._double_row, columns=2)

    def _written(
        self,
        told: Comparison,
        names: Mapping[str, str],
        row: Callable[[Paragraph], str],
        columns: int,
    ) -> Shown:
        self._changes = 0
        rows = [*self._fields(told, names, columns), *self._body(told, row, columns)]
        table = f"<table width='100%' cellspacing='0' cellpadding='4'>{''.join(rows)}</table>"
        return Shown(table, self._changes)

    def _fields(self, told: Comparison, names: Mapping[str, str], columns: int) -> Iterable[str]:
        for field in told.fields:
            yield self._wide(self._label(_field_name(field.name)) + self._runs(field.runs), columns)
        for card in told.cards:
            words = escape(f"{_CARD_WORDS[card.fate]} {card_name(card, names)}")
            own = f"<br>{self._runs(card.runs)}" if card.runs else ""
            yield self._wide(self._label("Card") + self._as(card.fate, words) + own, columns)
        if (told.fields or told.cards) and told.body:
            yield f"<tr><td colspan='{columns}'><hr></td></tr>"

    def _body(self, told: Comparison, row: Callable[[Paragraph], str], columns: int) -> Iterable[str]:
        same: list[Paragraph] = []
        for one in told.body:
            if one.fate is Fate.SAME:
                same.append(one)
                continue
            yield from self._unchanged(same, row, columns)
            same = []
            yield row(one)
        if self._changes:
            yield from self._unchanged(same, row, columns)

    def _unchanged(
        self, same: list[Paragraph], row: Callable[[Paragraph], str], columns: int
    ) -> Iterable[str]:
        if len(same) > _FOLD:
            words = f"… {len(same)} paragraphs unchanged"
            yield f"<tr><td colspan='{columns}' style='color:{self._colour('text3')}'>{words}</td></tr>"
        else:
            yield from (row(one) for one in same)

    def _wide(self, inner: str, columns: int) -> str:
        return f"<tr><td colspan='{columns}'>{self._anchor()}{inner}</td></tr>"

    def _inline_row(self, one: Paragraph) -> str:
        return f"<tr><td>{self._mark(one)}{self._runs(one.runs)}</td></tr>"

    def _double_row(self, one: Paragraph) -> str:
        mark = self._mark(one)
        old = "" if one.fate is Fate.MOVED else mark + self._runs(_without(one.runs, Fate.ADDED))
        new = "" if one.fate is Fate.MOVED_AWAY else self._runs(_without(one.runs, Fate.REMOVED))
        new = mark + new if one.fate is Fate.MOVED else new
        return f"<tr><td width='50%' valign='top'>{old}</td><td width='50%' valign='top'>{new}</td></tr>"

    def _mark(self, one: Paragraph) -> str:
        """An anchor, and the word for what moved; a paragraph's old place is part of the same change."""
        anchor = "" if one.fate in (Fate.SAME, Fate.MOVED_AWAY) else self._anchor()
        return anchor + (self._label(_LABELS[one.fate]) if one.fate in _LABELS else "")

    def _anchor(self) -> str:
        self._changes += 1
        return f"<a name='change{self._changes}'></a>"

    def _label(self, text: str) -> str:
        return f"<span style='color:{self._colour('text3')}; font-size:11px'>{escape(text)}&nbsp; </span>"

    def words(self, runs: Iterable[Run]) -> str:
        """Words alone, with what is added or removed marked."""
        return self._runs(runs)

    def _runs(self, runs: Iterable[Run]) -> str:
        parts, before = [], Fate.SAME
        for run in runs:
            if before is Fate.REMOVED and run.fate is Fate.ADDED:
                parts.append(_THIN)
            parts.append(self._as(run.fate, escape(run.text).replace("\n", "<br>")))
            before = run.fate
        return "".join(parts)

    def _as(self, fate: Fate, html: str) -> str:
        if fate is Fate.REMOVED:
            style = f"{self._wash('red')} text-decoration:line-through"
        elif fate is Fate.ADDED:
            style = f"{self._wash('green')} text-decoration:underline"
        else:
            return html
        return f"<span style='{style}'>{html}</span>"

    def _wash(self, token: str) -> str:
        return f"color:{self._colour(token)}; background-color:{self._colour(f'{token}-subtle')};"


def _without(runs: Iterable[Run], fate: Fate) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.fate is not fate)


def _field_name(name: str) -> str:
    return name.removesuffix("_at").replace("_", " ").capitalize()


def card_name(change: CardChange, names: Mapping[str, str]) -> str:
    """What a card is called: its target's headline, or its address."""
    target = change.card.target
    if isinstance(target, WebTarget):
        return target.headline or target.url
    return names.get(target.story, "a story that is gone")
