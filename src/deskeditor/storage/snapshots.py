"""How is an earlier state of a story packed into a revision, and unpacked by any later version?"""

import json
import zlib

from deskeditor.domain.story import Story
from deskeditor.storage import mapping

CODEC = "zlib-json"
_BOOKKEEPING = ("seq", "exported_at", "trashed_at")  # of the library's, not of the text's


def packed(story: Story) -> bytes:
    """The compressed snapshot of a story with its cards."""
    row = mapping.story_row(story)
    cards = [mapping.card_row(card, story.id, at) for at, card in enumerate(story.cards)]
    return zlib.compress(json.dumps({"story": row, "cards": cards}, ensure_ascii=False).encode())


def unpacked(snapshot: bytes) -> Story:
    """The story of a snapshot; fields that its version of deskeditor did not know are empty."""
    state = json.loads(zlib.decompress(snapshot))
    row = {**mapping.story_row(Story()), **state["story"]}
    return mapping.story(row, state["cards"])
