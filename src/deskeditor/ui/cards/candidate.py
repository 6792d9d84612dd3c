"""What can be picked as the next card, and how is it worded in the list?"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from deskeditor.domain.card import StoryTarget, WebTarget, target_key
from deskeditor.domain.card_rules import Target, host, refusal
from deskeditor.domain.story import Story

if TYPE_CHECKING:
    from deskeditor.services.listing import StoryRow

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One row of the picker: a target and its words; `why_not` says why it cannot be added, if so."""

    target: Target
    headline: str
    line: str
    image: str = ""
    why_not: str = ""
    note: str = ""  # a word or two for the end of the row
    group: str = ""  # what stands over the row: why it and those below it are here


def story_candidate(row: "StoryRow", story: Story, limit: int) -> Candidate:
    """A story of the library as the next card under the open one."""
    target = StoryTarget(row.id)
    added = any(card.target == target for card in story.cards)
    note = "Added" if added else "This story" if row.id == story.id else ""
    return Candidate(
        target=target,
        headline=row.headline or "Untitled story",
        line=" · ".join(filter(None, (row.section, short_date(row.changed_at)))),
        image=row.lead_image,
        why_not=refusal(story.id, story.cards, target, limit),
        note=note,
    )


def source_candidate(row: "StoryRow", story: Story) -> Candidate:
    """A story of the library whose cards can be copied."""
    is_itself = row.id == story.id
    return Candidate(
        target=StoryTarget(row.id),
        headline=row.headline or "Untitled story",
        line=" · ".join(filter(None, (row.section, short_date(row.changed_at)))),
        image=row.lead_image,
        why_not="These are the cards of this story; choose another one." if is_itself else "",
        note="This story" if is_itself else "",
    )


def web_candidate(address: str, story: Story, limit: int) -> Candidate:
    """A web address as the next card."""
    target = WebTarget(url=address, source=host(address))
    return Candidate(
        target=target,
        headline="Make an external card",
        line=address,
        why_not=refusal(story.id, story.cards, target, limit),
        note="Added" if target_key(target) in {target_key(card.target) for card in story.cards} else "",
    )


def grouped(
    rows: "Sequence[tuple[str, StoryRow]]", words: "Callable[[StoryRow], Candidate]"
) -> list[Candidate]:
    """Rows and their groups as candidates: the first of a group says its name, no row comes twice."""
    found: list[Candidate] = []
    there: set[str] = set()
    last = ""
    for group, row in rows:
        if row.id not in there:
            there.add(row.id)
            found.append(replace(words(row), group=group if group != last else ""))
            last = group
    return found


def short_date(at: datetime) -> str:
    """A day in the fewest words, in the zone of this computer: `18 Nov`, `Nov 2025`."""
    day, today = at.astimezone(), datetime.now().astimezone()
    month = _MONTHS[day.month - 1]
    return f"{day.day} {month}" if day.year == today.year else f"{month} {day.year}"


def hits(text: str, query: str) -> list[tuple[int, int]]:
    """Where words of the text begin with a word of the query: (start, length) of each, in characters."""
    words = sorted(re.findall(r"\w+", query), key=len, reverse=True)
    if not words:
        return []
    pattern = rf"\b(?:{'|'.join(map(re.escape, words))})"
    return [(hit.start(), len(hit[0])) for hit in re.finditer(pattern, text, re.IGNORECASE)]
