"""Where does a story stand as a card, and where is a picture used: what would a change of it touch?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskeditor.storage.use_shelf import Use, Way

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

__all__ = ["Use", "Used", "Way", "also", "also_words", "asset", "story", "under", "words"]


@dataclass(frozen=True, slots=True)
class Used:
    """The stories where something stands, and in words where else it does."""

    stories: tuple[Use, ...]
    elsewhere: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """How much depends on it, as a part of a sentence; empty where nothing does."""
        return words(self.stories)


def story(library: "Library", story_id: str) -> Used:
    """Where a story stands as a card, itself or through a set; trash left out."""
    with library.read() as reading:
        return Used(reading.uses.of_story(story_id))


def under(library: "Library", ids: Collection[str]) -> frozenset[str]:
    """The ids of other stories under which cards for any of these stand; trash left out."""
    with library.read() as reading:
        return reading.uses.over(ids) - frozenset(ids)


def asset(library: "Library", reference: str) -> Used:
    """Where a picture `images/…` is used: by stories, their cards and sets, by authors and sites."""
    with library.read() as reading:
        return Used(reading.uses.of_asset(reference), tuple(reading.uses.apart_from_stories(reference)))


def words(uses: Sequence[Use]) -> str:
    """How many stories, and how many of them are exported: `under 3 stories, 2 of them exported`."""
    if not uses:
        return ""
    count, exported = len(uses), sum(one.is_exported for one in uses)
    said = "under one story" if count == 1 else f"under {count} stories"
    if count == 1:
        return f"{said}, which is exported" if exported else said
    return f"{said}, {exported} of them exported" if exported else said


def also(used: Used, story_id: str) -> Used:
    """Where else than by that story, or in it, something is used."""
    return Used(tuple(one for one in used.stories if one.id != story_id), used.elsewhere)


def also_words(used: Used, *, short: bool = False) -> str:
    """What `also` found, as a sentence's end: `by 2 stories and as the logo of the site “default”`; or empty.

    In `short` all that is no story is one word.
    """
    count = len(used.stories)
    by = ("by one story" if count == 1 else f"by {count} stories",) if count else ()
    elsewhere = ("elsewhere",) if used.elsewhere and short else (f"as {one}" for one in used.elsewhere)
    return " and ".join((*by, *elsewhere))
