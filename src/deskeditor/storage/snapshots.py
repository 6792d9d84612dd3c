"""How is an earlier state of a story packed into a revision, and unpacked by any later version?"""

import json
import zlib

from deskeditor.domain.card import Card, WebTarget
from deskeditor.domain.story import Story
from deskeditor.storage import deltas, mapping

WHOLE = "zlib-json"
DELTA = "delta-json"  # against the text of another revision, which is whole
_WORTH = 3  # a delta is worth it when the whole is so many times as large


def text(story: Story) -> bytes:
    """A story with its cards as JSON: what is packed."""
    row = mapping.story_row(story)
    cards = [mapping.card_row(card, story.id, at) for at, card in enumerate(story.cards)]
    return json.dumps({"story": row, "cards": cards}, ensure_ascii=False).encode()


def packed(new: bytes, base: bytes | None = None) -> tuple[str, bytes]:
    """The codec and the packed form of a text; against a base where that is much smaller."""
    whole = zlib.compress(new, 9)
    delta = deltas.encode(base, new) if base is not None else None
    if delta is not None and len(delta) * _WORTH <= len(whole):
        return DELTA, delta
    return WHOLE, whole


def unpacked(codec: str, snapshot: bytes, base: bytes | None = None) -> bytes:
    """The text of a snapshot; raises `ValueError` where it is damaged or its base is missing."""
    if codec == WHOLE:
        try:
            return zlib.decompress(snapshot)
        except zlib.error as error:
            raise ValueError("the snapshot is damaged") from error
    if codec != DELTA or base is None:
        raise ValueError(f"the snapshot cannot be read: codec “{codec}”")
    return deltas.decode(base, snapshot)


def story(snapshot_text: bytes) -> Story:
    """The story of a text; fields that its version of deskeditor did not know are empty."""
    state = json.loads(snapshot_text)
    row = {**mapping.story_row(Story()), **state["story"]}
    bare = mapping.card_row(Card(target=WebTarget(url="")), "", 0)
    return mapping.story(row, [{**bare, **card} for card in state["cards"]])
