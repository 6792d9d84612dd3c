"""How does the window word what was found in the library, and what became of it?"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from deskeditor.ui.widgets.role import plain_tip

if TYPE_CHECKING:
    from deskeditor.markup.story_hits import Hit
    from deskeditor.services.replacing import Found, Left

_NAMED = 3  # stories that are named one by one
_KINDS = {
    "quoted": "inside quotations",
    "out": "in published stories",
    "machine": "in addresses or code",
}


def counted(number: int, thing: str) -> str:
    """`1 story`, `1,204 stories`."""
    plural = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"1 {thing}" if number == 1 else f"{number:,} {plural}"


def places(stories: int, sets: int) -> str:
    """`3 stories`, `3 stories and 1 card set`, `1 card set`."""
    if not sets:
        return counted(stories, "story")
    return (
        f"{counted(stories, 'story')} and {counted(sets, 'card set')}"
        if stories
        else counted(sets, "card set")
    )


def chip(found: "Found") -> str:
    """What stands beside a story's headline; of a set, that it is one, and whether it is out."""
    if found.is_set:
        return "Card set, published" if found.is_out else "Card set"
    return found.status.label


def story_name(headline: str) -> str:
    """A story's headline, or what stands for none."""
    return " ".join(headline.split()) or "Untitled story"


def one_line(text: str) -> str:
    """A text as a line of the list shows it."""
    return text.replace("\r", "").replace("\n", "⏎").replace("\t", " ")


def place(hit: "Hit") -> str:
    """Where a hit stands: `Body, line 12`, `Headline`."""
    return f"{hit.label}, line {hit.line}" if hit.field in ("body", "notes") else hit.label


def plain(hit: "Hit", replaces: bool) -> str:
    """A hit with what stands around it, and with what would stand there instead."""
    arrow = f" → {hit.instead}" if replaces else ""
    return one_line(f"{hit.before}[{hit.found}{arrow}]{hit.after}")


def tip(hit: "Hit", replaces: bool) -> str:
    """The same for a tooltip, without cutting it."""
    return plain_tip(plain(hit, replaces))


def spoken_story(found: "Found", ticked: int, shown: int) -> str:
    """What a screen reader says of a story's row."""
    return (
        f"{story_name(found.headline)}, {chip(found).lower()}, {ticked:,} of {counted(shown, 'hit')} ticked"
    )


def spoken_hit(hit: "Hit", *, is_ticked: bool, replaces: bool) -> str:
    """What a screen reader says of a hit's row."""
    ticked = "ticked" if is_ticked else "not ticked"
    becomes = f" becomes “{hit.instead}”" if replaces else ""
    why = {"quoted": ", inside a quotation", "machine": ", in an address or code"}.get(hit.shelter.value, "")
    around = one_line(f"{hit.before}{hit.found}{hit.after}")
    return f"{place(hit)}, {ticked}{why}: “{one_line(hit.found)}”{becomes} in: {around}"


def totals(hits: int, where: str, left_out: Mapping[str, int], *, is_capped: bool) -> str:
    """`214 hits in 37 stories; left out: 12 inside quotations`."""
    out = [f"{left_out[kind]:,} {words}" for kind, words in _KINDS.items() if left_out.get(kind)]
    said = f"{counted(hits, 'hit')} in {where}" if hits else "No hits"
    said += f"; left out: {', '.join(out)}" if out else ""
    return f"{said}. There are more: replace these, then look again" if is_capped else said


def left(those: "Sequence[Left]") -> str:
    """Which stories were left as they are, and why."""
    if not those:
        return ""
    names = [f"“{story_name(one.headline)}”" for one in those[:_NAMED]]
    more = len(those) - _NAMED
    names += [f"{more:,} more"] if more > 0 else []
    whole = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    why = {one.why for one in those}
    reason = why.pop() if len(why) == 1 else "They were changed since."
    return f"Left as it is: {whole}. {reason}" if len(those) == 1 else f"Left as they are: {whole}. {reason}"
