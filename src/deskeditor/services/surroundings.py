"""What must the page of a story know that stands elsewhere in the library?"""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from deskeditor.domain.card import Card, CardField, StoryTarget, TargetState, TargetValues, WebTarget
from deskeditor.domain.story import Story
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.theme_names import folder_of
from deskeditor.storage.place import references

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from deskeditor.domain.asset import Asset
    from deskeditor.domain.author import Author
    from deskeditor.domain.card_set import CardSet
    from deskeditor.domain.site import Site
    from deskeditor.storage.library import Library, Reading


@dataclass(frozen=True, slots=True)
class Wants:
    """What a story itself names elsewhere in the library: stories by id, people by name, pictures."""

    targets: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()  # of cards, by id

    def of_cards(self, sets: "Mapping[str, CardSet]") -> "Wants":
        """The same with what the cards of its sets name."""
        cards = [card for one in self.sets if one in sets for card in sets[one].cards]
        if not cards:
            return self
        return Wants(
            targets=tuple(dict.fromkeys((*self.targets, *_story_targets(cards)))),
            people=tuple(dict.fromkeys((*self.people, *_card_people(cards)))),
            pictures=tuple(one for one in dict.fromkeys((*self.pictures, *_card_pictures(cards))) if one),
            sets=self.sets,
        )


@dataclass(frozen=True, slots=True)
class Gathered:
    """What several stories name, read at once."""

    sites: "Mapping[str, Site]"
    themes: "Mapping[str, Path | None]"  # by site
    targets: "Mapping[str, TargetValues]"
    authors: "Mapping[str, Author]"
    assets: "Mapping[str, Asset]"
    sets: "Mapping[str, CardSet]"

    def around(self, site: str, wants: Wants) -> Surroundings:
        """What of it the page of one of these stories must know."""
        wants = wants.of_cards(self.sets)
        targets = {one: self.targets[one] for one in wants.targets}
        names = dict.fromkeys(_people(wants, targets.values()))
        authors = {name: self.authors[name] for name in names if name in self.authors}
        own = self.sites[site]
        pictures = dict.fromkeys((own.logo, *_pictures(wants, targets.values(), authors.values())))
        return Surroundings(
            site=own,
            theme=self.themes[site],
            targets=MappingProxyType(targets),
            authors=MappingProxyType(authors),
            assets=MappingProxyType({one: self.assets[one] for one in pictures if one in self.assets}),
            sets=MappingProxyType({one: self.sets[one] for one in wants.sets if one in self.sets}),
        )


def around(library: "Library", story: Story) -> Surroundings:
    """The site, the targets of the cards, and the authors and assets that the page names."""
    wants = wanted(story)
    with library.read() as reading:
        found = gathered(library.folder, reading, {story.site}, [wants])
    return found.around(story.site, wants)


def wanted(story: Story) -> Wants:
    """What a story names."""
    return Wants(
        targets=tuple(dict.fromkeys(_story_targets(story.cards))),
        people=tuple(dict.fromkeys(_own_people(story))),
        pictures=tuple(one for one in dict.fromkeys(_own_pictures(story)) if one),
        sets=tuple(dict.fromkeys(story.sets)),
    )


def gathered(
    folder: "Path", reading: "Reading", sites: "Iterable[str]", wanted: "Collection[Wants]"
) -> Gathered:
    """What stories of these sites name, in as few questions to the library in `folder` as there are kinds."""
    sets = reading.card_sets.several({one for wants in wanted for one in wants.sets})
    wanted = [one.of_cards(sets) for one in wanted]
    targets = _targets(reading, {one for wants in wanted for one in wants.targets})
    own = {site: reading.sites.get(site) for site in sites}
    authors = reading.sites.authors({name for wants in wanted for name in _people(wants, targets.values())})
    pictures = {one for wants in wanted for one in _pictures(wants, targets.values(), authors.values())}
    return Gathered(
        sites=own,
        themes={site: folder_of(folder, one.theme) for site, one in own.items()},
        targets=targets,
        authors=authors,
        assets=reading.assets.named(pictures | {one.logo for one in own.values()}),
        sets=sets,
    )


def targets_of(reading: "Reading", cards: "Iterable[Card]") -> dict[str, TargetValues]:
    """What the cards' target stories say today, by id; a story that is gone is `MISSING`."""
    return _targets(reading, set(_story_targets(cards)))


def _targets(reading: "Reading", wanted: set[str]) -> dict[str, TargetValues]:
    found = reading.stories.targets(wanted) if wanted else {}
    return {story: found.get(story) or TargetValues(state=TargetState.MISSING) for story in wanted}


def _story_targets(cards: "Iterable[Card]") -> Iterator[str]:
    return (card.target.story for card in cards if isinstance(card.target, StoryTarget))


def _people(wants: Wants, targets: "Iterable[TargetValues]") -> Iterator[str]:
    yield from wants.people
    for target in targets:
        yield from target.byline


def _own_people(story: Story) -> Iterator[str]:
    yield from story.details.byline
    yield from _card_people(story.cards)


def _card_people(cards: "Iterable[Card]") -> Iterator[str]:
    for card in cards:
        if override := card.overrides.get(CardField.BYLINE):
            yield from (name.strip() for name in override.value.split(","))
        if isinstance(card.target, WebTarget):
            yield card.target.source


def _pictures(wants: Wants, targets: "Iterable[TargetValues]", authors: "Iterable[Author]") -> Iterator[str]:
    yield from wants.pictures
    yield from (target.image for target in targets)
    yield from (author.avatar for author in authors)


def _own_pictures(story: Story) -> Iterator[str]:
    yield from references(story.body)
    yield story.details.social_image
    if story.details.lead_image:
        yield story.details.lead_image.image
    yield from _card_pictures(story.cards)


def _card_pictures(cards: "Iterable[Card]") -> Iterator[str]:
    for card in cards:
        if override := card.overrides.get(CardField.IMAGE):
            yield override.value
        if isinstance(card.target, WebTarget):
            yield card.target.image
