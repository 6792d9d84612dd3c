"""What does the section of footnotes at a body's end look like?"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from deskeditor.markup.blocks import Piece
from deskeditor.markup.filling import Filling, Named
from deskeditor.markup.phrases import phrases
from deskeditor.markup.template import Template


@dataclass(frozen=True, slots=True)
class EndNotes:
    """The section's HTML, and what stands in it; `headings` each with the footnote's own block."""

    html: str
    labels: tuple[str, ...]  # in the order in which they stand
    headings: tuple[tuple[Named, Piece], ...]
    images: tuple[str, ...]
    dropped: tuple[str, ...]


def written(filling: Filling, templates: Callable[[str], list[Template]]) -> EndNotes | None:
    """The footnotes that the filled blocks refer to; `templates` gives those of a footnote's content."""
    bodies: dict[str, str] = {}
    made: list[Template] = []
    headings: list[tuple[Named, Piece]] = []
    while unwritten := [label for label in filling.numbering.order if label not in bodies]:
        for label in unwritten:  # a note may be the first to mention another
            content, piece = filling.found.notes[label]
            parts = templates(content)
            filled = [filling.filled(part) for part in parts]
            bodies[label] = "".join(part.html for part in filled)
            headings += [(heading, piece) for part in filled for heading in part.headings]
            made += parts
    if not bodies:
        return None
    return EndNotes(
        html=_section(filling, bodies),
        labels=tuple(bodies),
        headings=tuple(headings),
        images=tuple(chain.from_iterable(one.images for one in made)),
        dropped=tuple(dict.fromkeys(chain.from_iterable(one.dropped for one in made))),
    )


def _section(filling: Filling, bodies: dict[str, str]) -> str:
    numbering = filling.numbering
    items = "".join(
        f'<li id="{numbering.note_id(label)}">{_with_back_links(body, numbering.back_links(label))}</li>'
        for label, body in bodies.items()
    )
    words = phrases(filling.language)
    section = f'<section class="footnotes" role="doc-endnotes" aria-label="{words.footnotes}">'
    return f"{section}<ol>{items}</ol></section>"


def _with_back_links(body: str, links: str) -> str:
    """The links stand at the end of the note's last paragraph, where it ends with one."""
    return f"{body.removesuffix('</p>')} {links}</p>" if body.endswith("</p>") else f"{body}<p>{links}</p>"
