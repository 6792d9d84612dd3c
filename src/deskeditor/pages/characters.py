"""Which characters can no HTML document hold?"""

import re

_LAST_OF_PLANES = "".join(chr((plane << 16) + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
_NEVER = re.compile(
    f"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_LAST_OF_PLANES}]"
)


def printable(text: str) -> str:
    """The text without control characters, halves of characters, and what Unicode says is none."""
    if text.isprintable() or _without_blanks(text).isprintable():  # far quicker, and true of most
        return text
    return _NEVER.sub("", text) if _NEVER.search(text) else text


def _without_blanks(text: str) -> str:
    return text.replace("\n", "").replace("\u00a0", "").replace("\u2060", "")
