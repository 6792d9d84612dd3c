"""What of a body must stand with a passage of it, so that the passage can be rendered alone?"""

from deskeditor.markup import blocks
from deskeditor.markup.blocks import DEFINITIONS


def alone(body: str, start: int, end: int) -> str:
    """The Markdown from `start` to `end`, with the notes, links and abbreviations that the rest defines."""
    passage = body[start:end]
    at, elsewhere = 0, []
    for piece in blocks.pieces(body):
        if piece.kind in DEFINITIONS and not start <= at < end:
            elsewhere.append(piece.source.rstrip("\n"))
        at += len(piece.source)
    return "\n\n".join((passage, *elsewhere))
