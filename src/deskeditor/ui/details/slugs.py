"""Which web address does a story show while its slug follows the headline?"""

import re

from deskeditor.domain import slug
from deskeditor.domain.story import Status, Story

_OUT_IN_THE_WORLD = (Status.PUBLISHED, Status.ARCHIVED)


def shown(story: Story) -> str:
    """The slug as it stands or will: the headline’s until an editor words one or others may know it."""
    details = story.details
    is_settled = details.slug_is_own or story.exported_at or details.status in _OUT_IN_THE_WORLD
    if (details.slug and is_settled) or not story.headline.strip():
        return details.slug
    following = slug.from_headline(story.headline)
    numbered = re.fullmatch(rf"{re.escape(following)}-\d+", details.slug)  # another story has the plain one
    return details.slug if numbered else following


def address(site_address: str, story_slug: str) -> str:
    """Where the page will be, as far as is known: `harrowbay.example/tram-line-vote.html`; may be nowhere."""
    if not story_slug:
        return ""
    place = site_address.removeprefix("https://").removeprefix("http://").rstrip("/")
    page = f"{story_slug}.html"
    return f"{place}/{page}" if place else page
