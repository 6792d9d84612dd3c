"""What do the cards of a page say, told so shortly that two pages can be compared by it?"""

import hashlib
import json

from deskeditor.domain.story import Story
from deskeditor.pages import parts
from deskeditor.pages.subject import Subject
from deskeditor.pages.surroundings import Surroundings

_HIDDEN_BY_A_PICTURE = ("initials", "tone")


def digest(story: Story, around: Surroundings) -> str:
    """A hash of all that the page's section of cards is printed from; the story's body does not matter."""
    said = parts.related(Subject(story, around))
    if said is None:
        return ""
    shown = {**said, "cards": [_shown(card) for card in said["cards"]]}  # type: ignore[attr-defined]  # a list
    text = json.dumps(shown, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _shown(card: dict[str, object]) -> dict[str, object]:
    """A card's values without those that something else of it hides."""
    face = card["face"]
    if isinstance(face, dict) and face["avatar"]:
        card = {**card, "face": {name: face[name] for name in face if name not in _HIDDEN_BY_A_PICTURE}}
    return card
