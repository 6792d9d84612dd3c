"""What is the page of the open story now, and what must change in the one on show?

Runs in the lane for pure work: nothing of it touches Qt, and its renderer is that thread's own.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskeditor.domain.story import Story

if TYPE_CHECKING:
    from deskeditor.markup.document import Renderer
    from deskeditor.pages.page import Page
    from deskeditor.pages.patch import Patch
    from deskeditor.pages.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Made:
    """A page, and the patch that makes it of the one on show; None if it must be loaded."""

    story: str
    page: "Page"
    patch: "Patch | None"
    remote: tuple[str, ...] = ()  # the pictures that the page asks its site's server for


class PageMaker:
    """Renders the newest state of a story, block by block, against the page on show."""

    def __init__(self) -> None:
        self._renderer: Renderer | None = None

    def make(self, story: Story, around: "Surroundings", shown: "Page | None") -> Made:
        """The page, and its difference from `shown`; raises a `DeskError` where the theme is missing."""
        from deskeditor.pages import patch, remote

        made = self.page(story, around)
        difference = patch.difference(shown, made) if shown is not None else None
        return Made(story.id, made, difference, remote.pictures(made))

    def page(self, story: Story, around: "Surroundings") -> "Page":
        """The page alone; blocks that were rendered for the one on show are not rendered again."""
        from deskeditor.markup.document import Renderer  # loads Markdown: not before the first paint
        from deskeditor.pages import page  # and this Jinja

        if self._renderer is None:
            self._renderer = Renderer()
        return page.render(story, around, self._renderer)
