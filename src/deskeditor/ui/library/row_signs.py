"""What stands at a row beside its texts: a small picture for a reminder, and one for an embargo?"""

from collections.abc import Mapping
from typing import NamedTuple

SIGN = 14  # pixels of a picture
ROOM = SIGN + 4


class Sign(NamedTuple):
    """A picture of `resources/icons`, the colour that it is drawn in, and what it means in words."""

    icon: str
    token: str
    words: str


Signs = Mapping[str, tuple[Sign, ...]]  # by a story's id
