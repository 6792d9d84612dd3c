"""What are the cards of a story alone, for front pages and newsletters: as HTML and as plain values?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskeditor.domain.story import Story
from deskeditor.services.surroundings import around

if TYPE_CHECKING:
    from deskeditor.pages.surroundings import Surroundings
    from deskeditor.pages.teaser import Teaser
    from deskeditor.storage.library import Library

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class CardSheet:
    """The cards as the page prints them: an HTML fragment, and the same as values that JSON can hold."""

    html: str
    document: Values


def sheet(library: "Library", story: Story) -> CardSheet:
    """The sheet of a story's cards; those that its page does without are not on it."""
    from deskeditor.pages import fragment
    from deskeditor.pages.subject import Subject

    known = around(library, story)
    subject = Subject(story, known)
    document: Values = {
        "story": {
            "id": story.id,
            "slug": story.details.slug,
            "headline": story.headline,
            "link": subject.url,
        },
        "title": subject.site.related_title,
        "cards": [
            {"position": number, **_values(teaser, known)} for number, teaser in enumerate(subject.teasers, 1)
        ],
    }
    return CardSheet(fragment.sheet(story, known), document)


def _values(teaser: "Teaser", known: "Surroundings") -> Values:
    from deskeditor.pages import addresses, plain_markup

    site = addresses.web(known.site.address).rstrip("/")
    return {
        "link": plain_markup.absolute(teaser.link, f"{site}/" if site else ""),
        "headline": teaser.headline,
        "excerpt": teaser.excerpt,
        "image": teaser.image,
        "image_alt": teaser.image_alt or teaser.headline,
        "kicker": teaser.kicker,
        "label": teaser.label,
        "author": teaser.byline,
        "initials": teaser.initials,
        "source": teaser.source,
        "layout": teaser.layout.value,
    }
