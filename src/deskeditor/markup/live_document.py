"""What of a body must be read again after an edit, and what only be filled anew?

Each block that an edit brings is read; ids and numbers are filled in anew where the order of headings or
footnotes changed; and blocks are read again that use a definition which changed. What comes of it is what
reading the whole body would make.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from deskeditor.markup import blocks, containers, definitions, end_notes
from deskeditor.markup.blocks import DEFINITIONS, Kind, Piece
from deskeditor.markup.end_notes import EndNotes
from deskeditor.markup.filling import Filled, Filling
from deskeditor.markup.line_edit import LineEdit
from deskeditor.markup.rendered import Extents, Part, Rendered
from deskeditor.markup.splitting import Splitting
from deskeditor.markup.template import Gap, Template
from deskeditor.markup.templates import Templates


@dataclass(frozen=True, slots=True)
class Change:
    """`removed` blocks from `first` on became `added` others, and those `altered` look different.

    Those are counted as they are now. The footnotes are no block here.
    """

    first: int
    removed: int
    added: int
    altered: tuple[int, ...] = ()


class LiveDocument:
    """A body that is edited; not for use by two threads at once."""

    def __init__(self, templates: Templates, language: str, lines: Iterable[str]) -> None:
        """Nothing is read yet: `advance` does that."""
        self._templates = templates
        self._language = language
        self._splitting = Splitting(lines)
        self._parts = list(map(Part, self._splitting.pieces, self._splitting.sizes))
        self._nodes = [0] * len(self._parts)  # as each part says
        self._found = self._collected()
        self._notes: EndNotes | None = None
        self._note_templates: dict[str, list[Template]] = {}
        self._images: tuple[str, ...] = ()
        self._dropped: tuple[str, ...] = ()
        self._ready = 0  # how many blocks have been read, from the first on

    @property
    def is_complete(self) -> bool:
        """Whether every block has been read."""
        return self._ready == len(self._parts)

    @property
    def rendered(self) -> Rendered:
        """The body as it stands now; later edits do not change it. Blocks not read yet make nothing."""
        extents = Extents(tuple(self._splitting.sizes), tuple(self._nodes))
        return Rendered(tuple(self._parts), extents, self._notes, self._images, self._dropped)

    def advance(self, count: int | None = None) -> Change:
        """Read the next blocks, or all."""
        first = self._ready
        self._ready = len(self._parts) if count is None else min(first + count, len(self._parts))
        self._read_range(first, self._ready)
        return self._renumbered(Change(first, self._ready - first, self._ready - first))

    def edit(self, edit: LineEdit) -> Change:
        """Take an edit, and say which blocks are different now."""
        exchange, was_complete = self._splitting.edit(edit), self.is_complete
        first, end, added = exchange.first, exchange.first + exchange.removed, len(exchange.pieces)
        gone = self._parts[first:end]
        sizes = self._splitting.sizes[first : first + added]
        self._parts[first:end] = map(Part, exchange.pieces, sizes)
        self._nodes[first:end] = [0] * added
        if first <= self._ready:
            self._ready = max(first, self._ready - len(gone)) + added
        change = Change(first, len(gone), added)
        redefined = self._redefined(change, gone)
        self._read_range(first, min(first + added, self._ready))
        if redefined is not None or was_complete is not self.is_complete:
            return self._renumbered(replace(change, altered=redefined or ()))
        return self._settled(change, gone)

    def _collected(self) -> definitions.Definitions:
        return definitions.collect(piece for piece in self._splitting.pieces if piece.kind in DEFINITIONS)

    def _read_range(self, first: int, end: int) -> None:
        for at in range(first, end):
            self._read(at)

    def _read(self, at: int) -> None:
        part = self._parts[at]
        template = self._template(part.piece)
        filled = Filled("" if template.gaps else template.pieces[0])
        self._parts[at] = Part(part.piece, part.lines, template, filled, template.dropped)
        self._nodes[at] = template.nodes

    def _template(self, piece: Piece) -> Template:
        return self._templates.of(piece, self._found, self._language)

    def _redefined(self, change: Change, gone: list[Part]) -> tuple[int, ...] | None:
        """Where blocks use a definition that changed; None if no definition was touched."""
        come = self._parts[change.first : change.first + change.added]
        if not any(part.piece.kind in DEFINITIONS for part in (*gone, *come)):
            return None
        before, self._found = self._found, self._collected()
        self._note_templates.clear()
        changed = definitions.changed(before, self._found)
        concerned = [at for at in range(self._ready) if changed.concerns(self._parts[at].piece.source)]
        return tuple(at for at in concerned if self._is_read_differently(at))

    def _is_read_differently(self, at: int) -> bool:
        part = self._parts[at]
        if self._template(part.piece) is part.template:
            return False
        self._read(at)
        return True

    def _settled(self, change: Change, gone: list[Part]) -> Change:
        """Numbers and ids stand where the gaps for them are as they were."""
        end = change.first + change.added
        come = self._parts[change.first : end]
        if _gaps(gone) != _gaps(come):
            return self._renumbered(change)
        values = iter([value for part in gone for value in part.filled.values])
        headings = iter([heading for part in gone for heading in part.filled.headings])
        for at, part in enumerate(come, change.first):
            if part.template.gaps:
                own = tuple(next(values) for _ in part.template.gaps)
                named = sum(getattr(gap, "is_heading", False) for gap in part.template.gaps)
                html = part.template.filled(list(own))
                filled = Filled(html, own, tuple(next(headings) for _ in range(named)))
                self._parts[at] = part._replace(filled=filled)
        if any(part.template.images or part.dropped for part in (*gone, *come)):
            self._gather()
        return change

    def _renumbered(self, change: Change) -> Change:
        """Fill every gap anew."""
        filling = Filling(self._found, self._language)
        altered = set(change.altered)
        for at in range(self._ready):
            part = self._parts[at]
            if part.template.gaps and (filled := filling.filled(part.template)) != part.filled:
                self._parts[at] = part._replace(filled=filled)
                altered.add(at)
        self._notes = None
        if self.is_complete:
            self._notes = end_notes.written(filling, self._templates_of_note)
            self._name_lost_notes(filling)
        self._gather()
        added = range(change.first, change.first + change.added)
        return replace(change, altered=tuple(sorted(at for at in altered if at not in added)))

    def _templates_of_note(self, content: str) -> list[Template]:
        made = self._note_templates.get(content)
        if made is None:
            made = [self._template(piece) for piece in blocks.pieces(content)]
            self._note_templates[content] = made
        return made

    def _name_lost_notes(self, filling: Filling) -> None:
        """Say which footnotes' texts show nowhere."""
        used = {id(self._found.notes[label][1]) for label in filling.numbering.order}
        for at, part in enumerate(self._parts):
            if part.piece.kind is Kind.NOTE:
                lost = () if id(part.piece) in used else (_loss(part.piece, filling),)
                if lost != part.dropped:
                    self._parts[at] = part._replace(dropped=lost)

    def _gather(self) -> None:
        """Find all images, and all that was dropped; of lost footnotes last."""
        notes = self._notes
        images = [part.template.images for part in self._parts if part.template.images]
        dropped = [part.template.dropped for part in self._parts if part.template.dropped]
        lost = [part.dropped for part in self._parts if part.dropped and not part.template.dropped]
        own = (notes.images, notes.dropped) if notes else ((), ())
        self._images = tuple(dict.fromkeys(chain(*images, own[0])))
        self._dropped = tuple(dict.fromkeys(chain(*dropped, own[1], *lost)))


def _gaps(parts: list[Part]) -> list[Gap]:
    return [gap for part in parts for gap in part.template.gaps]


def _loss(piece: Piece, filling: Filling) -> str:
    label, _ = containers.note(piece.source)
    reason = "defined twice" if label in filling.numbering.order else "without a mark"
    return f"footnote “{label}”, {reason}"
