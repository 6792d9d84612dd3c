"""What does the list of versions show of one?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Version:
    """One row: `number` is the revision's, 0 for the story as it stands now."""

    number: int
    when: str
    why: str
    counts: str
    spoken: str  # all of it, for a screen reader
    who: str = ""
    is_starred: bool = False
