"""Is the page that was exported last still the page of its story, and if not, what differs first?"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.domain.story import Story
from deskeditor.pages.surroundings import Surroundings
from deskeditor.services import stories, surroundings
from deskeditor.services.exporting import HTML

if TYPE_CHECKING:
    from deskeditor.pages.page import Page
    from deskeditor.storage.library import Library

NEVER = "Not exported yet"
SAME = "The page on disk is this page"
GONE = "The exported page is not there any more"
EDITED = "The page on disk was edited since the export"

_WORDS = {
    "site": "Site’s name",
    "kicker": "Section",
    "headline": "Headline",
    "standfirst": "Standfirst",
    "byline": "Byline",
    "share": "Share bar",
    "lead": "Lead image",
    "corrections": "Corrections",
    "body": "Body",
    "end": "Tags or corrections",
    "newsletter": "Newsletter box",
    "related": "Cards",
    "comments": "Comments",
    "footer": "Footer",
    "head": "Search and social details",
    "frame": "Theme or settings of the site",
}


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """The file of a story's last page, the hash of what was written there, and what a page is made with."""

    path: Path
    hash: str
    around: Surroundings


@dataclass(frozen=True, slots=True)
class Standing:
    """What is to be said of the page on disk, in one short line."""

    words: str

    @property
    def is_same(self) -> bool:
        """Whether that page is the story's page as it is now."""
        return self.words == SAME


def written(library: "Library", story: Story) -> WrittenPage | None:
    """Where the story's last page stands; None if it was never exported as a page."""
    with library.read() as reading:
        last = reading.records.last_export(story.id, format=HTML)
    if last is None or not last.files:
        return None
    return WrittenPage(Path(last.files[0]), last.page_hash, surroundings.around(library, story))


def check(library: "Library", story_ids: Iterable[str]) -> Iterator[tuple[Story, Standing]]:
    """Each story, and how its last page stands to it; one that was never a page stands in its own words."""
    from deskeditor.markup.document import Renderer
    from deskeditor.pages import page

    renderer = Renderer()
    for story_id in story_ids:
        story = stories.story(library, story_id)
        last = written(library, story)
        yield story, standing(page.render(story, last.around, renderer), last) if last else Standing(NEVER)


def standing(page: "Page", last: WrittenPage) -> Standing:
    """How the file stands to the page as it is now; reads the file, and needs no library."""
    from deskeditor.pages import comparison

    try:
        content = last.path.read_bytes()
    except FileNotFoundError:
        return Standing(GONE)
    except OSError as error:
        return Standing(f"The exported page cannot be read: {error.strerror or error}")
    if content == page.html.encode("utf-8", "replace"):
        return Standing(SAME)
    difference = comparison.first_difference(page, content.decode("utf-8", "replace"))
    if difference is None:
        return Standing(SAME)
    if hashlib.sha256(content).hexdigest() != last.hash:
        return Standing(EDITED)
    name, card = difference
    return Standing(f"{f'Card {card}' if card else _WORDS.get(name, name)} changed since the export")
