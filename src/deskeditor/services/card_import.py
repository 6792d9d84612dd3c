"""Which cards of a page made elsewhere stand in this library, and as what do the others come?

A card is matched to a story by its address, then by its headline; one that matches none becomes a card for
the page elsewhere, if it says where that is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from deskeditor.domain import card_rules
from deskeditor.domain.card import Card, CardField, StoryTarget, TargetValues
from deskeditor.domain.excerpt import ELLIPSIS
from deskeditor.domain.story import Story
from deskeditor.errors import InvalidValue
from deskeditor.formats.reading import page_cards
from deskeditor.formats.reading.html_cards import Found

if TYPE_CHECKING:
    from deskeditor.domain.site import Site
    from deskeditor.storage.library import Library, Reading


@dataclass(frozen=True, slots=True)
class Imported:
    """A story with the cards of a page, and a sentence for each that could not come."""

    story: Story
    warnings: tuple[str, ...] = ()


def from_page(library: "Library", story: Story, page: str) -> Imported:
    """The story with the cards that stand in a page, HTML or text, after its own."""
    warnings: list[str] = []
    cards = story.cards
    with library.search() as reading:
        site = reading.sites.get(story.site)
        for found in page_cards.read(page):
            card = _card(reading, site, found)
            name = found.headline or found.address
            if card is None:
                warnings.append(
                    f"The card “{name}” was left out: no story is called so, and it has no address."
                )
            elif why := card_rules.refusal(story.id, cards, card.target, site.card_limit):
                warnings.append(f"The card “{name}” was left out. {why}")
            else:
                cards = (*cards, card)
    return Imported(replace(story, cards=cards), tuple(warnings))


def _card(reading: "Reading", site: "Site", found: Found) -> Card | None:
    for story, values in _stories(reading, site, found):
        return _worded(Card(target=StoryTarget(story)), found, values)
    try:
        target = card_rules.web_target(found.address)
    except InvalidValue:
        return None
    return Card(target=replace(target, headline=found.headline, excerpt=found.excerpt))


def _stories(reading: "Reading", site: "Site", found: Found) -> Iterator[tuple[str, TargetValues]]:
    """The stories that a card may mean, the surest first."""
    if found.address:
        ids = (*reading.likeness.with_address(found.address), *_by_slug(reading, site, found.address))
        yield from reading.stories.targets(ids[:1]).items()
    if found.headline:
        same = reading.likeness.with_headline(found.headline)
        alike = reading.stories.targets(same)
        yield from (
            (one, alike[one]) for one in same if _plain(alike[one].headline) == _plain(found.headline)
        )


def _by_slug(reading: "Reading", site: "Site", address: str) -> tuple[str, ...]:
    """The story whose page an address on the same site leads to."""
    try:
        parts, own = urlsplit(address), urlsplit(site.address)
    except ValueError:
        return ()
    if parts.scheme not in ("", "http", "https") or (
        parts.netloc and own.netloc and parts.netloc != own.netloc
    ):
        return ()
    slug = unquote(parts.path).rstrip("/").rpartition("/")[2]
    slug = re.sub(r"\.(?:html?|php|aspx?|md)$", "", slug)
    found = reading.stories.targets(reading.stories.ids(slug, 2)) if slug else {}
    return tuple(one for one, values in found.items() if values.slug == slug)


def _worded(card: Card, found: Found, values: TargetValues) -> Card:
    """The card with the page's words where they are not the story's own."""
    if found.headline and _plain(found.headline) != _plain(values.headline):
        card = card.overriding(CardField.HEADLINE, found.headline, values)
    begun = _plain(found.excerpt.removesuffix(ELLIPSIS))
    if begun and not _plain(values.excerpt).startswith(begun):
        card = card.overriding(CardField.EXCERPT, found.excerpt, values)
    return card


def _plain(text: str) -> str:
    """A text by which two spellings of it are compared: without marks, case and kinds of blanks."""
    return " ".join(re.sub(r"[^\w\s]+", "", text).casefold().split())
