"""How is a story written as the HTML page that readers see?"""

from deskeditor.domain.story import Story
from deskeditor.formats.writing.written import Written
from deskeditor.markup.document import Renderer
from deskeditor.pages import page, printed_cards
from deskeditor.pages.surroundings import Surroundings


def write(story: Story, around: Surroundings, renderer: Renderer | None = None) -> Written:
    """The page that the preview shows, as UTF-8."""
    made = page.render(story, around, renderer)
    cards = printed_cards.digest(story, around)
    return Written(made.html.encode("utf-8", "replace"), made.files, cards)
