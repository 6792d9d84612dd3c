"""What is found in the texts of one story, and what do they say when it is replaced?"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from deskeditor.domain.story import Story
from deskeditor.domain.story_texts import BODY, StoryText, fitting, texts
from deskeditor.markup.many_texts import Spot, Spots
from deskeditor.markup.spoken_places import Shelter, SpokenPlaces

_AROUND = 70  # characters before and after a hit


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text of a story: code points `start` to `end` of the text called `field`.

    `line` counts from 1; `before` and `after` are what stands around it on its line.
    """

    field: str
    label: str
    line: int
    start: int
    end: int
    before: str
    found: str
    after: str
    instead: str
    shelter: Shelter = Shelter.NONE


def hits(of: Sequence[StoryText], found: Iterable[Spots], language: str) -> Iterator[Hit]:
    """The hits in a story's texts, given where in each something was found."""
    for text, spots in zip(of, found, strict=True):
        if spots:
            places = SpokenPlaces(text.text, language, is_markdown=text.name == BODY)
            line, seen = 1, 0
            for spot in spots:
                line += text.text.count("\n", seen, spot.start)
                seen = spot.start
                yield _hit(text, spot, line, places.shelter(spot.start, spot.end))


def _hit(text: StoryText, spot: Spot, line: int, shelter: Shelter) -> Hit:
    said, (start, end, instead) = text.text, spot
    first = max(said.rfind("\n", 0, start) + 1, start - _AROUND)
    last = said.find("\n", end, end + _AROUND)
    return Hit(
        field=text.name,
        label=text.label,
        line=line,
        start=start,
        end=end,
        before=said[first:start],
        found=said[start:end],
        after=said[end : last if last >= 0 else end + _AROUND],
        instead=instead,
        shelter=shelter,
    )


@dataclass(frozen=True, slots=True)
class TextChange:
    """What became of one text: `(start, length now, what stood there)` of each change, and its digest now."""

    name: str
    digest: str
    changes: tuple[tuple[int, int, str], ...]


def replaced(story: Story, chosen: Iterable[Hit]) -> tuple[dict[str, str], tuple[TextChange, ...]]:
    """The texts that change, by name, and how to take that back. The hits must be of this state."""
    by_field: dict[str, list[Hit]] = {}
    for hit in chosen:
        if hit.instead != hit.found:
            by_field.setdefault(hit.field, []).append(hit)
    new, changes = {}, []
    for text in texts(story):
        if text.name in by_field:
            words, back = _put(text.text, by_field[text.name])
            new[text.name] = fitting(text.name, words)
            changes.append(TextChange(text.name, digest(new[text.name]), back))
    return new, tuple(changes)


def _put(text: str, chosen: list[Hit]) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    pieces, back, at, length = [], [], 0, 0
    for hit in sorted(chosen, key=lambda hit: (hit.start, hit.end)):
        before = text[at : hit.start]
        pieces += [before, hit.instead]
        back.append((length + len(before), len(hit.instead), text[hit.start : hit.end]))
        length += len(before) + len(hit.instead)
        at = hit.end
    return "".join([*pieces, text[at:]]), tuple(back)


def taken_back(story: Story, changes: Iterable[TextChange]) -> dict[str, str] | None:
    """The texts as they were before a replacement, by name; None where one has been changed since."""
    now = {text.name: text.text for text in texts(story)}
    old = {}
    for change in changes:
        text = now.get(change.name, "")
        if digest(text) != change.digest:
            return None
        for start, length, was in reversed(change.changes):
            text = text[:start] + was + text[start + length :]
        old[change.name] = text
    return old


def digest(text: str) -> str:
    """A short text that is another one for another text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
