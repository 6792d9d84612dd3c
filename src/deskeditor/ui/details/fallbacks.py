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


def of(story: Story, address: str, site_name: str = "", *, with_body: bool = True) -> dict[str, Fallback]:
    """The fallbacks by field, for a page at an address; they are those of `pages.head`.

    Without the body, the first paragraph is named and not said.
    """
    details = story.details
    title = Fallback(story.headline, "the headline")
    search_title = title
    if site_name and story.headline:
        search_title = Fallback(f"{story.headline} – {site_name}", "the headline")
    text = Fallback(story.standfirst, "the standfirst")
    if not story.standfirst:
        text = Fallback(_first_paragraph(story) if with_body else "", "the first paragraph")
    description = Fallback(details.description, "the description") if details.description else text
    return {
        "search_title": search_title,
        "description": text,
        "canonical": Fallback(address, "the web address"),
        "social_title": title,
        "social_description": description,
    }


def _first_paragraph(story: Story) -> str:
    from deskeditor.markup.plain import first_paragraph  # not before the first paint

    return "" if story.details.description else first_paragraph(story.body)
