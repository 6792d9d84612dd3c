"""What is a file that is to be made, and what comes of it?

All that another process must know that makes files; it is begun anew for each large export.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskeditor.domain.story import Story
from deskeditor.errors import DeskError
from deskeditor.formats.writing.written import Written
from deskeditor.pages.surroundings import Surroundings

if TYPE_CHECKING:
    from deskeditor.markup.document import Renderer

MARKDOWN, FRAGMENT = "markdown", "fragment"  # anything else is a page

Answer = Written | DeskError


@dataclass(frozen=True, slots=True)
class Wish:
    """A file to make: a story with its surroundings in a format; `cards`: a fragment has them, too."""

    story: Story
    around: Surroundings
    format: str
    cards: bool = True


def content(wish: Wish, renderer: "Renderer") -> Written:
    """The content of a file; raises a `DeskError` where there can be none."""
    if wish.format == MARKDOWN:
        from deskeditor.formats.writing import markdown_file  # each is loaded by whoever writes such files

        return markdown_file.write(wish.story, wish.around)
    if wish.format == FRAGMENT:
        from deskeditor.formats.writing import html_fragment

        return html_fragment.write(wish.story, wish.around, renderer, cards=wish.cards)
    from deskeditor.formats.writing import html_page

    return html_page.write(wish.story, wish.around, renderer)


def answers(wishes: list[Wish], renderer: "Renderer") -> list[Answer]:
    """The content of each file, or why there is none."""
    return [_answer(wish, renderer) for wish in wishes]


def _answer(wish: Wish, renderer: "Renderer") -> Answer:
    try:
        return content(wish, renderer)
    except DeskError as error:
        return error
