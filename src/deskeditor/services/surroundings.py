"""What must the page of a story know that stands elsewhere in the library?"""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from deskeditor.domain.author import Author
from deskeditor.domain.card import Card, CardField, StoryTarget, TargetState, TargetValues, WebTarget
from deskeditor.domain.story import Story
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.theme_names import folder_of
from deskeditor.storage.place import references

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from deskeditor.storage.library import Library, Reading


def around(library: "Library", story: Story) -> Surroundings:
    """The site, the targets of the cards, and the authors and assets that the page names."""
    with library.read() as reading:
        found = around_in(reading, story)
    return replace(found, theme=folder_of(library.folder, found.site.theme))


def around_in(reading: "Reading", story: Story) -> Surroundings:
    """The same inside a transaction that is open already."""
    targets = targets_of(reading, story.cards)
    authors = reading.sites.authors(set(_people(story, targets.values())))
    site = reading.sites.get(story.site)
    assets = reading.assets.named({site.logo, *_pictures(story, targets.values(), authors)})
    return Surroundings(
        site=site,
        targets=MappingProxyType(targets),
        authors=MappingProxyType(authors),
        assets=MappingProxyType(assets),
    )


def targets_of(reading: "Reading", cards: "Iterable[Card]") -> dict[str, TargetValues]:
    """What the cards' target stories say today, by id; a story that is gone is `MISSING`."""
    wanted = {card.target.story for card in cards if isinstance(card.target, StoryTarget)}
    found = reading.stories.targets(wanted) if wanted else {}
    return {story: found.get(story) or TargetValues(state=TargetState.MISSING) for story in wanted}


def _people(story: Story, targets: "Iterable[TargetValues]") -> Iterator[str]:
    yield from story.details.byline
    for target in targets:
        yield from target.byline
    for card in story.cards:
        if override := card.overrides.get(CardField.BYLINE):
            yield from (name.strip() for name in override.value.split(","))
        if isinstance(card.target, WebTarget):
            yield card.target.source


def _pictures(
    story: Story, targets: "Iterable[TargetValues]", authors: "Mapping[str, Author]"
) -> Iterator[str]:
    yield from references(story.body)
    yield story.details.social_image
    if story.details.lead_image:
        yield story.details.lead_image.image
    for target in targets:
        yield target.image
    for card in story.cards:
        if override := card.overrides.get(CardField.IMAGE):
            yield override.value
        if isinstance(card.target, WebTarget):
            yield card.target.image
    for author in authors.values():
        yield author.avatar
