"""Where in a text does TK stand: a fact that is still to come?"""

import re

_MARK = re.compile(r"<!--.*?(?:-->|\Z)|(?P<mark>\bTK\b)", re.DOTALL)


def marks(text: str) -> tuple[int, ...]:
    """The places in code points; those in notes to self do not count, because no note is ever exported."""
    if "TK" not in text:
        return ()
    return tuple(match.start() for match in _MARK.finditer(text) if match["mark"])
