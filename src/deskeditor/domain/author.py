"""Who wrote it, and which initials and colour stand for a name without a picture?"""

import re
import unicodedata
import zlib
from dataclasses import dataclass, fields

COLOURS = (  # white initials on each reach a contrast of 4.5 or more
    "#0B5E6B", "#8A4B2A", "#6B3FA0", "#1E6B3A", "#1F5FA8", "#9A2F5C", "#5B5A12", "#4A5568",
)  # fmt: skip

_BEFORE = "@’'‘“\"«"
_TITLES = frozenset(["dr", "prof", "sir", "dame", "mr", "mrs", "ms", "mx", "lord", "lady", "rev", "cllr"])
_DEGREES = frozenset(
    ["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mp", "mbe", "obe", "cbe", "kc", "qc"]
)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_SECOND_LEVEL = frozenset(["co", "com", "org", "net", "ac", "gov"])  # as in `paper.co.uk`


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person or an organisation whose name stands in bylines."""

    name: str
    initials: str = ""  # empty: made from the name
    avatar: str = ""  # an asset's reference, empty for initials in a circle
    address: str = ""  # web address of the author's own page
    bio: str = ""
    colour: str = ""  # of the circle, one of COLOURS; empty: that of the name

    @property
    def shown_initials(self) -> str:
        """The editor's initials, else those of the name."""
        return self.initials or initials(self.name)

    @property
    def shown_colour(self) -> str:
        """The editor's colour, else that of the name."""
        return self.colour if self.colour in COLOURS else colour(self.name)

    def filled(self, other: "Author") -> "Author":
        """The author, with what is known of another where nothing is known of this one."""
        known = {one.name: getattr(self, one.name) or getattr(other, one.name) for one in fields(self)}
        return Author(**known)


def initials(name: str) -> str:
    """First letters of the first and the last name, upper case: `Beatrix van Nwosu` gives `BN`.

    Titles before and degrees after a name do not count. One name alone gives one letter, or two where it
    has a hyphen; the address of an outlet (`news.example`) gives the first two of its own name.
    """
    text = unicodedata.normalize("NFKC", name)
    if _HOST.fullmatch(text.strip().casefold()):
        return _of_host(text.strip().casefold())
    words = [word for part in text.split() if (word := part.lstrip(_BEFORE)) and word[0].isalnum()]
    words = _without(words, _TITLES, 0)
    words = _without(words, _DEGREES, -1)
    if len(words) == 1:
        words = [word for word in words[0].replace("-", " ").split() if word[0].isalnum()]
    ends = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0].upper()[0] for word in ends)


def _without(words: list[str], unwanted: frozenset[str], end: int) -> list[str]:
    """The words without some at one end, as long as two are left."""
    while len(words) > 2 and words[end].rstrip(".").casefold().replace(".", "") in unwanted:
        words = words[1:] if end == 0 else words[:-1]
    return words


def _of_host(host: str) -> str:
    """What stands for an outlet that is only known by its address: `harbour-news.example` gives `HN`."""
    labels = host.removeprefix("www.").split(".")
    own = labels[-3] if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else labels[-2]
    words = [word for word in own.split("-") if word]
    return (words[0][0] + words[-1][0] if len(words) > 1 else own[:2]).upper()


def colour(name: str) -> str:
    """The colour of a name's circle, `#RRGGBB`: the same for a name on every machine."""
    return COLOURS[zlib.crc32(name.strip().casefold().encode(errors="replace")) % len(COLOURS)]
