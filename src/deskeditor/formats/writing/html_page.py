"""How is a story written as the HTML page that readers see?"""

from deskeditor.domain.story import Story
from deskeditor.formats.writing.written import Written
from deskeditor.markup.document import Renderer
from deskeditor.pages import page
from deskeditor.pages.surroundings import Surroundings


def write(story: Story, around: Surroundings, renderer: Renderer | None = None) -> Written:
    """The page that the preview shows, as UTF-8."""
    made = page.render(story, around, renderer)
    return Written(made.html.encode("utf-8", "replace"), made.files)
