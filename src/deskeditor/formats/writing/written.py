"""What does a format write for one story?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """A file's content, and the references `images/…` of the files that must stand beside it.

    `cards`: of a page, a hash of what its cards say.
    """

    content: bytes
    images: tuple[str, ...] = ()
    cards: str = ""
