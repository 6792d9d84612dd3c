"""What does a body look like on a page, block by block?

The body is split into top-level blocks; each is read, cleaned and furnished alone, and kept as long as
its text and the definitions that it uses stand. The page's body is its blocks one after the other, so
what is rendered after an edit cannot differ from what is rendered from scratch.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from deskeditor.markup import blocks, containers, definitions, template
from deskeditor.markup.blocks import DEFINITIONS, Kind, Piece
from deskeditor.markup.definitions import Definitions
from deskeditor.markup.numbering import Numbering
from deskeditor.markup.phrases import phrases
from deskeditor.markup.template import IdGap, Template
from deskeditor.markup.templates import Templates


@dataclass(frozen=True, slots=True)
class Block:
    """One top-level block of a body.

    `source` is its Markdown with the blank lines that follow, `line` its first line, from 0. `html` makes
    exactly `nodes` elements, and no text, at the top of a DOM; definitions make none. `dropped` says in
    plain words what of the block is not shown. The last block may be the footnotes: it has no source.
    """

    source: str
    line: int
    html: str
    nodes: int
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it is shown: its level from 2 to 6, its text, its id, and its block's first line."""

    level: int
    text: str
    id: str
    line: int


@dataclass(frozen=True)
class Rendered:
    """A whole body: its blocks in order, its headings, the address of every image, what was dropped."""

    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...] = ()
    images: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @cached_property
    def html(self) -> str:
        """The blocks' HTML, one below the other."""
        return "\n".join(block.html for block in self.blocks if block.html)


class Renderer:
    """Renders bodies, and remembers blocks between them; one per thread."""

    def __init__(self) -> None:
        self._templates = Templates()

    def render(self, text: str, *, language: str = "en-GB") -> Rendered:
        """The body's blocks; any text can be rendered."""
        pieces = list(blocks.pieces(_with_plain_line_ends(text)))
        found = definitions.collect(piece for piece in pieces if piece.kind in DEFINITIONS)
        rendered = _Document(self._templates, found, language).rendered(pieces)
        self._templates.forget()
        return rendered


class _Document:
    """One rendering: fills what its templates left open."""

    def __init__(self, templates: Templates, found: Definitions, language: str) -> None:
        self._templates = templates
        self._found = found
        self._language = language
        self._numbering = Numbering(frozenset(found.notes), phrases(language))
        self._headings: list[Heading] = []
        self._dropped: list[tuple[str, ...]] = []
        self._images: list[tuple[str, ...]] = []

    def rendered(self, pieces: list[Piece]) -> Rendered:
        made = [self._block(piece, self._template(piece)) for piece in pieces]
        notes = self._footnotes(len(pieces) and pieces[-1].line + pieces[-1].source.count("\n"))
        self._name_lost_notes(pieces, made)
        return Rendered(
            blocks=(*made, notes) if notes else tuple(made),
            headings=tuple(self._headings),
            images=tuple(dict.fromkeys(chain.from_iterable(self._images))),
            dropped=tuple(dict.fromkeys(chain.from_iterable(self._dropped))),
        )

    def _block(self, piece: Piece, made: Template) -> Block:
        html = self._filled(made, piece.line)
        return Block(piece.source, piece.line, html, made.nodes, made.dropped)

    def _filled(self, made: Template, line: int) -> str:
        if made.images:
            self._images.append(made.images)
        if made.dropped:
            self._dropped.append(made.dropped)
        return made.filled([self._gap(gap, line) for gap in made.gaps]) if made.gaps else made.pieces[0]

    def _gap(self, gap: template.Gap, line: int) -> str:
        value = self._numbering.fill(gap)
        if isinstance(gap, IdGap) and gap.is_heading:
            self._headings.append(Heading(self._numbering.level, gap.text, value, line))
        return value

    def _name_lost_notes(self, pieces: list[Piece], made: list[Block]) -> None:
        """Say which footnotes' texts show nowhere."""
        for at, piece in enumerate(pieces):
            if piece.kind is Kind.NOTE:
                label, _ = containers.note(piece.source)
                if label not in self._numbering.order or self._found.notes[label][1] != piece.line:
                    reason = "defined twice" if label in self._numbering.order else "without a mark"
                    made[at] = replace(made[at], dropped=(f"footnote “{label}”, {reason}",))
                    self._dropped.append(made[at].dropped)

    def _footnotes(self, line: int) -> Block | None:
        bodies: dict[str, str] = {}
        dropped: list[tuple[str, ...]] = []
        while unwritten := [label for label in self._numbering.order if label not in bodies]:
            for label in unwritten:  # a note may be the first to mention another
                made = self._note(label)
                bodies[label] = "".join(self._filled(part, self._found.notes[label][1]) for part in made)
                dropped += [part.dropped for part in made]
        if not bodies:
            return None
        numbering = self._numbering
        items = "".join(
            f'<li id="{numbering.note_id(label)}">{_with_back_links(body, numbering.back_links(label))}</li>'
            for label, body in bodies.items()
        )
        words = phrases(self._language)
        section = f'<section class="footnotes" role="doc-endnotes" aria-label="{words.footnotes}">'
        html = f"{section}<ol>{items}</ol></section>"
        return Block("", line, html, 1, tuple(dict.fromkeys(chain.from_iterable(dropped))))

    def _note(self, label: str) -> list[Template]:
        content = self._found.notes[label][0]
        return [self._template(piece) for piece in blocks.pieces(content)]

    def _template(self, piece: Piece) -> Template:
        return self._templates.of(piece, self._found, self._language)


def _with_back_links(body: str, links: str) -> str:
    """The links stand at the end of the note's last paragraph, where it ends with one."""
    return f"{body.removesuffix('</p>')} {links}</p>" if body.endswith("</p>") else f"{body}<p>{links}</p>"


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
