"""Is a block too heavy to be read while someone waits?

The reader of inline marks is quadratic, or worse, in unclosed brackets and tags, and deep nesting ends in a
RecursionError. Such blocks are shown as the plain text that they are.
"""

DEPTH = 40  # how deeply blocks may nest: a desk's outline stays far below
_LENGTH = 200_000  # characters
_COUNTS = {"[": 600, "<": 6_000, "`": 2_000, "*": 4_000, "_": 4_000, "~": 2_000, "&": 20_000, "\\": 4_000}


class TooHeavy(Exception):
    """The block cannot be rendered in a reasonable time; `str(error)` says why, in plain words."""


def check(source: str) -> None:
    """Raise `TooHeavy` where a block's length or marks are beyond what can be read at once."""
    if len(source) > _LENGTH:
        raise TooHeavy("too long")
    if len(source) < min(_COUNTS.values()):
        return
    for mark, limit in _COUNTS.items():
        if source.count(mark) > limit:
            raise TooHeavy(f"too many “{mark}”")
