"""What was read from one file: a story, and what a library must find before the story is whole?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from deskeditor.domain.author import Author
from deskeditor.domain.card import CardField, Layout, Origin, WebTarget
from deskeditor.domain.story import LeadImage, Story

# every repetition has an end: what goes on and on is no picture, and must not take time either
_IN_MARKDOWN = re.compile(r"!\[[^\]\n]{0,1000}\]\(\s{0,9}<?([^)\s>]{1,1000})")
_IN_HTML = re.compile(r"""<img\b[^<>]{0,1000}?\bsrc\s{0,9}=\s{0,9}["']([^"'<>]{1,1000})["']""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardReference:
    """A card as a file tells it: `target` is a story's slug or id; or `web` is a page elsewhere."""

    target: str = ""
    web: WebTarget | None = None
    overrides: Mapping[CardField, str] = field(default_factory=dict)
    against: Mapping[CardField, str] = field(default_factory=dict)  # what the overrides were worded against
    layout: Layout = Layout.STANDARD
    excerpt_limit: int = 0
    origin: Origin = Origin.EDITOR


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStory:
    """A story without its cards and images, and both as the file names them."""

    story: Story
    cards: tuple[CardReference, ...] = ()
    authors: tuple[Author, ...] = ()  # people of whom the file says more than the name
    lead: LeadImage | None = None  # `image` as the file names it
    lead_source: str = ""  # the front matter's lines about the lead image
    social_image: str = ""
    social_source: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def images(self) -> tuple[str, ...]:
        """Every image that the story asks for, as the file names it, each once."""
        return tuple(dict.fromkeys(filter(None, self._images())))

    def _images(self) -> Iterator[str]:
        yield self.lead.image if self.lead else ""
        yield self.social_image
        for pattern in (_IN_MARKDOWN, _IN_HTML):
            yield from pattern.findall(self.story.body)
        for card in self.cards:
            yield card.web.image if card.web else ""
            yield card.overrides.get(CardField.IMAGE, "")

    def with_images(self, found: Mapping[str, str]) -> "ReadStory":
        """The same with the references of the images that were found in place of their names.

        A lead image that was not found stays in the front matter's lines that are kept as they stand; other
        places keep the name.
        """
        story = replace(self.story, body=self._body(found))
        story = self._with_lead(story, found)
        return replace(self, story=story, cards=tuple(_card(card, found) for card in self.cards))

    def _body(self, found: Mapping[str, str]) -> str:
        def renamed(match: re.Match[str]) -> str:
            name = match.group(1)
            return match.group().replace(name, found.get(name, name))

        body = _IN_MARKDOWN.sub(renamed, self.story.body)
        return _IN_HTML.sub(renamed, body)

    def _with_lead(self, story: Story, found: Mapping[str, str]) -> Story:
        extra = story.details.extra
        lead = None
        if self.lead and self.lead.image in found:
            lead = replace(self.lead, image=found[self.lead.image])
        else:
            extra += self.lead_source
        social = found.get(self.social_image, "")
        return story.with_details(
            lead_image=lead, social_image=social, extra=extra if social else extra + self.social_source
        )


def _card(card: CardReference, found: Mapping[str, str]) -> CardReference:
    web = card.web
    if web:
        web = replace(web, image=found.get(web.image, web.image))
    overrides = dict(card.overrides)
    if image := overrides.get(CardField.IMAGE):
        overrides[CardField.IMAGE] = found.get(image, image)
    return replace(card, web=web, overrides=overrides)
