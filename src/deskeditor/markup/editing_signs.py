"""Which signs of a mark stand around words, and among them?"""

import re

_RUNS = re.compile(  # code and what is escaped, and the runs of signs between them
    r"(?<!`)(?P<code>`++).*?(?<!`)(?P=code)(?!`)|\\.|(?P<run>\*+|~+)", re.DOTALL
)


def run(text: str) -> int:
    """How many stars a text begins with."""
    return len(text) - len(text.lstrip("*"))


def stands(words: str, mark: str) -> bool:
    """Whether the words carry the mark at both ends."""
    if "*" not in mark:
        return words.startswith(mark) and words.endswith(mark)
    return has_stars(min(run(words), run(words[::-1])), mark)


def is_all(words: str, mark: str) -> bool:
    """Whether the words carry the mark from one end to the other: `**a** b **c**` does not."""
    size = len(mark)
    inner = words[size:-size]
    return bool(inner) and stands(words, mark) and without(inner, mark) == inner


def without(words: str, mark: str) -> str:
    """The words without marks of this kind, where each that begins among them ends there, too."""
    size, count = len(mark), 0

    def stripped(found: re.Match[str]) -> str:
        nonlocal count
        run = found["run"]
        if not run or run[0] != mark[0] or len(run) not in ((size, 3) if "*" in mark else (size,)):
            return found[0]
        before, after = words[: found.start()][-1:], words[found.end() :][:1]
        if (not before or before.isspace()) and (not after or after.isspace()):
            return found[0]  # a sign among the words
        count += 1
        return run[size:]

    bare = _RUNS.sub(stripped, words)
    return words if count % 2 else bare


def has_stars(count: int, mark: str) -> bool:
    """Whether so many stars make the mark."""
    return count >= 2 if mark == "**" else count in (1, 3)
