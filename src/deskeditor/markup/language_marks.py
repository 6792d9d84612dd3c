"""Which quotation marks does a language use?"""

from functools import cache
from typing import NamedTuple

_THIN = "\u202f"  # the narrow space that does not break
_WIDE = "\u00a0"


class Quotes(NamedTuple):
    """The marks around a quotation, and around one within it."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


_ENGLISH = Quotes("“", "”", "‘", "’")
_GERMAN = Quotes("„", "“", "‚", "‘")
_ANGLED = Quotes("«", "»", "“", "”")
_NORDIC = Quotes("”", "”", "’", "’")
_POLISH = Quotes("„", "”", "‚", "’")
_QUOTES = {
    "bg": _GERMAN,
    "ca": _ANGLED,
    "cs": _GERMAN,
    "da": _NORDIC,
    "de": _GERMAN,
    "de-ch": Quotes("«", "»", "‹", "›"),
    "el": _ANGLED,
    "en": _ENGLISH,
    "es": _ANGLED,
    "et": _GERMAN,
    "fi": _NORDIC,
    "fr": Quotes(f"«{_WIDE}", f"{_WIDE}»", "“", "”"),
    "fr-ch": Quotes("«", "»", "‹", "›"),
    "hr": _POLISH,
    "hu": Quotes("„", "”", "»", "«"),
    "it": Quotes("«", "»", "“", "”"),
    "is": _GERMAN,
    "lt": _GERMAN,
    "nb": Quotes("«", "»", "‘", "’"),
    "nn": Quotes("«", "»", "‘", "’"),
    "no": Quotes("«", "»", "‘", "’"),
    "pl": _POLISH,
    "pt-pt": _ANGLED,
    "ro": Quotes("„", "”", "«", "»"),
    "ru": Quotes("«", "»", "„", "“"),
    "sk": _GERMAN,
    "sl": _GERMAN,
    "sv": _NORDIC,
    "uk": Quotes("«", "»", "„", "“"),
}


@cache
def quotes(language: str) -> Quotes:
    """The marks of a language given as in BCP 47, such as `en-GB`; English ones where it is unknown."""
    tag = language.lower().replace("_", "-")
    return _QUOTES.get(tag) or _QUOTES.get(tag.split("-")[0]) or _ENGLISH


@cache
def spaces_before_marks(language: str) -> bool:
    """Whether a space stands before `! ? ; :` and must not break, as in French."""
    return language.lower().split("-")[0] == "fr"


def space_before(mark: str) -> str:
    """The unbreakable space before such a mark."""
    return _WIDE if mark == ":" else _THIN
