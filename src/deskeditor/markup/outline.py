"""Which headings does a body have, and where?"""

from dataclasses import dataclass

from deskeditor.markup import blocks, containers
from deskeditor.markup.blocks import Kind
from deskeditor.markup.plain import plain

_READERS = {Kind.HEADING: containers.heading, Kind.UNDERLINED: containers.underlined}


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading: its level from 1 to 6 as written, its plain text, its line from 0."""

    level: int
    text: str
    line: int


def outline(body: str) -> tuple[Entry, ...]:
    """The headings among the body's top-level blocks, in order."""
    found = []
    for piece in blocks.pieces(body):
        if read := _READERS.get(piece.kind):
            level, text, _ = read(piece.source)
            found.append(Entry(level, " ".join(plain(text).split()), piece.line))
    return tuple(found)
