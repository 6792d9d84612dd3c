"""What is a story's name in a web address?"""

import re
import unicodedata

from deskeditor.errors import InvalidValue

LIMIT = 80
_FALLBACK = "story"
_RESERVED = frozenset(  # device names that Windows refuses as file names, whatever their suffix
    ["con", "prn", "aux", "nul", "index", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)
_LETTERS = str.maketrans(  # what no decomposition turns into a–z, and marks that join or part words
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | {"’": "", "'": "", "–": " ", "—": " "}
)
_VALID = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")


def from_headline(headline: str) -> str:
    """A slug of at most `LIMIT` characters `[a-z0-9-]`, cut at a word; `story` where nothing is left."""
    plain = unicodedata.normalize("NFKD", headline.casefold().translate(_LETTERS))
    ascii_only = plain.encode("ascii", "ignore").decode()
    slug = _cut("-".join(re.findall(r"[a-z0-9]+", ascii_only))) or _FALLBACK
    return f"{slug}-{_FALLBACK}" if slug in _RESERVED else slug


def _cut(words: str) -> str:
    if len(words) <= LIMIT:
        return words
    head = words[: LIMIT + 1]
    at = head.rfind("-")
    return head[:at] if at > 0 else words[:LIMIT]


def checked(slug: str) -> str:
    """The slug itself if it may stand in a web address and a file name; raises `InvalidValue` otherwise."""
    if len(slug) > LIMIT or not _VALID.fullmatch(slug) or slug in _RESERVED:
        raise InvalidValue(
            f"“{slug}” cannot be a web address: use up to {LIMIT} letters a–z, digits and inner hyphens."
        )
    return slug


def distinct(slug: str, taken: frozenset[str] | set[str]) -> str:
    """The slug, or the first of `slug-2`, `slug-3`… that is not in `taken`."""
    if slug not in taken:
        return slug
    number = 2
    while (candidate := f"{slug[: LIMIT - len(str(number)) - 1].rstrip('-')}-{number}") in taken:
        number += 1
    return candidate
