"""What is the finished page of a story? The one pipeline: the preview and the export both come here."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from deskeditor.domain.story import Story
from deskeditor.markup.document import Renderer
from deskeditor.markup.rendered import Rendered
from deskeditor.pages import addresses, body, shell
from deskeditor.pages.body import Pictures
from deskeditor.pages.characters import printable
from deskeditor.pages.shell import Shell
from deskeditor.pages.subject import Subject
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.theme import Frame
from deskeditor.pages.theme_printers import BLOCKS, BODY


@dataclass(frozen=True, kw_only=True)
class Page:
    """A finished page, and the strings that it is put together from when somebody asks for it.

    `blocks` are the body's blocks as they stand on the page, one for each of `body.blocks`. A page that is
    not complete shows only the first of them.
    """

    shell: Shell
    body: Rendered
    blocks: tuple[str, ...]
    is_complete: bool = True

    @cached_property
    def html(self) -> str:
        """The whole document."""
        return self.frame.filled(self.parts)

    @cached_property
    def parts(self) -> Mapping[str, str]:
        """By a part's name the outer HTML of the one element that carries `data-part="name"`.

        `head` is everything in `<head>` before the page's policy, script and style; parts that the page does
        without are not there.
        """
        around = self.shell.parts
        return {**around, BODY: around[BODY].replace(BLOCKS, inner(self.blocks))}

    @property
    def title(self) -> str:
        """The title in the browser's tab."""
        return self.shell.title

    @property
    def images(self) -> tuple[str, ...]:
        """References of the assets that it shows."""
        return self.shell.images

    @property
    def files(self) -> tuple[str, ...]:
        """References of what must stand beside it: the assets, or what is made of them."""
        return self.shell.files

    @property
    def frame(self) -> Frame:
        """The document around the parts."""
        return self.shell.frame


def render(story: Story, around: Surroundings, renderer: Renderer | None = None) -> Page:
    """A story's page.

    Raises `InvalidValue` where the site names a theme that there is not, and `BrokenTheme`.
    """
    subject = Subject(story, around)
    rendered = (renderer or Renderer()).render(printable(story.body), language=subject.language)
    blocks = body.blocks(rendered.in_html, subject.typeset(subject.details.dateline), pictures(subject))
    subject.pieces = [part.piece for part in rendered.parts]
    subject.word_count = body.word_count(blocks)
    return Page(shell=shell.shell(subject, rendered.images), body=rendered, blocks=blocks)


def pictures(subject: Subject) -> Pictures:
    """The pictures that a story's body may show."""
    own_origin = addresses.origin(subject.around.site.address)
    return Pictures(subject.around.assets, own_origin, subject.words.picture)


def inner(blocks: tuple[str, ...]) -> str:
    """What stands in the body's element: each block on lines of its own."""
    return "".join(f"{html}\n" for html in blocks if html)
