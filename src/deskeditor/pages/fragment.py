"""What of a story can be pasted into another publishing system?

The body as it stands on the page, in plain elements: no head, no script, no style, none of the page's own
marks. The cards come as a section with a list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from deskeditor.domain.story import Story
from deskeditor.markup.document import Renderer
from deskeditor.pages import addresses, body, parts, plain_markup
from deskeditor.pages.body import Pictures
from deskeditor.pages.characters import printable
from deskeditor.pages.subject import Subject
from deskeditor.pages.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Fragment:
    """HTML without a document around it, and the references `images/…` of the files that it shows."""

    html: str
    files: tuple[str, ...] = ()


def render(
    story: Story, around: Surroundings, renderer: Renderer | None = None, *, cards: bool = True
) -> Fragment:
    """A story's body, and its cards unless they are not wanted.

    Addresses are whole where the site's is known, else they stay relative to the page.
    """
    subject = Subject(story, around)
    rendered = (renderer or Renderer()).render(printable(story.body), language=subject.language)
    pictures = Pictures(around.assets, addresses.origin(around.site.address), subject.words.picture)
    blocks = body.blocks(rendered.in_html, subject.typeset(subject.details.dateline), pictures)
    pieces = plain_markup.plain(blocks, _base(subject))
    if cards:
        pieces += _related(subject)
    return Fragment(
        html="".join(f"{piece}\n" for piece in pieces),
        files=tuple(dict.fromkeys(plain_markup.references(blocks))),
    )


def sheet(story: Story, around: Surroundings) -> str:
    """The cards of a story alone, as they stand in its fragment; empty where it has none."""
    return "".join(f"{piece}\n" for piece in _related(Subject(story, around)))


def _base(subject: Subject) -> str:
    """The folder of the site's pages, empty where it is not known."""
    site = addresses.web(subject.around.site.address).rstrip("/")
    return f"{site}/" if site else ""


def _related(subject: Subject) -> Iterator[str]:
    if subject.teasers:
        yield f"<section>\n<h2>{_text(subject.typeset(subject.site.related_title))}</h2>\n<ul>"
        for teaser in subject.teasers:
            yield "".join(_card(subject, parts.card(subject, teaser)))
        yield "</ul>\n</section>"


def _card(subject: Subject, said: parts.Values) -> Iterator[str]:
    link = plain_markup.absolute(str(said["link"]), _base(subject))
    yield f'<li><h3><a href="{_text(link)}">{_text(said["headline"])}</a></h3>'
    for name in ("excerpt", "signed"):
        if said[name]:
            yield f"<p>{_text(said[name])}</p>"
    yield "</li>"


def _text(words: object) -> str:
    return escape(printable(str(words)))
