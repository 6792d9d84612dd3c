"""What does a page say where a field of search and social media is left empty?"""

from dataclasses import dataclass

from deskeditor.domain.excerpt import cut
from deskeditor.domain.story import Story

SEARCH_TITLE_LIMIT = 60
DESCRIPTION_LIMIT = 155
_SHOWN = 60  # characters of a value in a placeholder: the source must fit too


@dataclass(frozen=True, slots=True)
class Fallback:
    """A value and where it comes from; an empty value says only where it would."""

    value: str
    source: str

    @property
    def placeholder(self) -> str:
        """As an empty field shows it: `Council votes — from the headline`."""
        return f"{cut(self.value, _SHOWN)} — from {self.source}" if self.value else f"From {self.source}"


def of(story: Story, address: str) -> dict[str, Fallback]:
    """The fallbacks by field, for a page at an address."""
    details = story.details
    title = Fallback(story.headline, "the headline")
    text = Fallback(story.standfirst, "the standfirst")
    if not story.standfirst:
        text = Fallback("", "the first paragraph")
    search_title = Fallback(details.search_title, "the search title") if details.search_title else title
    description = Fallback(details.description, "the description") if details.description else text
    return {
        "search_title": title,
        "description": text,
        "canonical": Fallback(address, "the web address"),
        "social_title": search_title,
        "social_description": description,
    }
