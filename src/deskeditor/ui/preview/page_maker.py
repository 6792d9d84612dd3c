"""What is the page of the open story now, and what must change in the one on show?

Runs in the lane for pure work: nothing of it touches Qt, and its renderer is that thread's own.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskeditor.domain.story import Story

if TYPE_CHECKING:
    from deskeditor.markup.document import Renderer
    from deskeditor.pages.draft import Draft
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
        self._draft: Draft | None = None

    def make(self, story: Story, around: "Surroundings", shown: "Page | None") -> Made:
        """The page, and its difference from `shown`; raises a `DeskError` where the theme is missing."""
        from deskeditor.pages import remote  # loads Jinja
        from deskeditor.pages.draft import Draft

        if self._draft is None:
            self._draft = Draft(self._own_renderer())
        made, patch = self._draft.update(story, around, shown)
        return Made(story.id, made, patch, remote.pictures(made))

    def page(self, story: Story, around: "Surroundings") -> "Page":
        """The page alone; blocks that were rendered for the one on show are not rendered again."""
        from deskeditor.pages import page  # loads Jinja: not before the first paint

        return page.render(story, around, self._own_renderer())

    def _own_renderer(self) -> "Renderer":
        from deskeditor.markup.document import Renderer  # loads Markdown: not before the first paint

        if self._renderer is None:
            self._renderer = Renderer()
        return self._renderer
