"""Who wrote it, and which initials and colour stand for a name without a picture?"""

import zlib
from dataclasses import dataclass

COLOURS = (  # white initials on each reach a contrast of 4.5 or more
    "#0B5E6B", "#8A4B2A", "#6B3FA0", "#1E6B3A", "#1F5FA8", "#9A2F5C", "#5B5A12", "#4A5568",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person or an organisation whose name stands in bylines."""

    name: str
    initials: str = ""  # empty: made from the name
    avatar: str = ""  # an asset's reference, empty for initials in a circle
    address: str = ""  # web address of the author's own page
    bio: str = ""

    @property
    def shown_initials(self) -> str:
        """The editor's initials, else those of the name."""
        return self.initials or initials(self.name)


def initials(name: str) -> str:
    """First letters of the first and the last word of a name, upper case: `Beatrix van Nwosu` gives `BN`."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return ""
    ends = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0].upper() for word in ends)


def colour(name: str) -> str:
    """The colour of a name's circle, `#RRGGBB`: the same for a name on every machine."""
    return COLOURS[zlib.crc32(name.strip().casefold().encode(errors="replace")) % len(COLOURS)]
