"""What is the finished page of a story? The one pipeline: the preview and the export both come here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from deskeditor.domain.story import Story
from deskeditor.markup.document import Renderer
from deskeditor.markup.rendered import Rendered
from deskeditor.pages import addresses, body, comments, head, images, parts, theme
from deskeditor.pages.body import Pictures
from deskeditor.pages.characters import printable
from deskeditor.pages.subject import Subject
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.theme import HEAD, Frame, Origins
from deskeditor.pages.theme_printers import BODY

COMMENTS = "comments"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A finished page, and the strings that it was put together from.

    `parts` maps a part's name to the outer HTML of the one element that carries `data-part="name"`, and
    `head` to everything in `<head>` before the page's policy, script and style; parts that the page
    does without are not there. `blocks` are the body's blocks as they stand on the page, one for each of
    `body.blocks`.
    """

    html: str
    title: str
    parts: Mapping[str, str]
    body: Rendered
    blocks: tuple[str, ...]
    images: tuple[str, ...]  # references of the assets that it shows
    files: tuple[str, ...]  # references of what must stand beside it: the assets, or what is made of them
    frame: Frame


def render(story: Story, around: Surroundings, renderer: Renderer | None = None) -> Page:
    """A story's page.

    Raises `InvalidValue` where the site names a theme that there is not, and `BrokenTheme`.
    """
    look, own_origin = theme.of(around), addresses.origin(around.site.address)
    subject = Subject(story, around)
    rendered = (renderer or Renderer()).render(printable(story.body), language=subject.language)
    pictures = Pictures(around.assets, own_origin, subject.words.picture)
    blocks = body.blocks(rendered.blocks, subject.typeset(subject.details.dateline), pictures)
    subject.word_count = body.word_count(blocks)
    made = look.parts(dict(_values(subject)), inner(blocks))
    if COMMENTS in made:
        made[COMMENTS] = comments.filled(subject, made[COMMENTS])
    origins = Origins(
        images=own_origin,
        form=addresses.origin(around.site.newsletter.action) if "newsletter" in made else "",
        comments=addresses.origin(around.site.comments.script) if COMMENTS in made else "",
    )
    frame = look.frame(subject.language, subject.direction, subject.words.skip, origins)
    assets, files = images.used(subject, rendered.images)
    return Page(
        html=frame.filled(made),
        title=printable(head.title(subject)),
        parts=made,
        body=rendered,
        blocks=blocks,
        images=assets,
        files=files,
        frame=frame,
    )


def inner(blocks: tuple[str, ...]) -> str:
    """What stands in the body's element: each block on lines of its own."""
    return "".join(f"{html}\n" for html in blocks if html)


def _values(subject: Subject) -> Iterator[tuple[str, Mapping[str, object]]]:
    """What each part of the page says."""
    said = {"words": subject.words._asdict()}
    yield HEAD, head.values(subject)
    yield BODY, {}
    for name, make in parts.MAKERS.items():
        values = make(subject)
        if values is not None:
            yield name, {**values, **said}
