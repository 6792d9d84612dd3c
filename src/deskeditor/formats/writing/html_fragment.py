"""How is a story written as a piece of HTML that another publishing system takes in?"""

from deskeditor.domain.story import Story
from deskeditor.formats.writing.written import Written
from deskeditor.markup.document import Renderer
from deskeditor.pages import fragment
from deskeditor.pages.surroundings import Surroundings


def write(
    story: Story, around: Surroundings, renderer: Renderer | None = None, *, cards: bool = True
) -> Written:
    """The body, with the cards unless they are not wanted, as UTF-8."""
    made = fragment.render(story, around, renderer, cards=cards)
    return Written(made.html.encode("utf-8", "replace"), made.files)
