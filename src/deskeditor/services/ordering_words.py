"""How is said what became of tags, sections and authors?"""

from collections.abc import Sequence

from deskeditor.domain.naming import Naming

_NAMED = 3  # names that are said one by one


def counted(stories: int) -> str:
    """`1 story`, `1,250 stories`."""
    return "1 story" if stories == 1 else f"{stories:,} stories"


def renamed(kind: Naming, olds: Sequence[str], new: str, stories: int) -> str:
    """What a new name did."""
    return f"Renamed the {_of(kind, olds)} to “{new}” in {counted(stories)}."


def merged(kind: Naming, olds: Sequence[str], new: str, stories: int) -> str:
    """What became one."""
    others = [old for old in olds if old != new]
    return f"Merged the {_of(kind, others)} into “{new}” in {counted(stories)}."


def removed(kind: Naming, name: str, stories: int) -> str:
    """What went."""
    if kind is Naming.AUTHOR:
        return f"Took “{name}” off file; bylines keep the name."
    return f"Removed the {kind.value} “{name}” from {counted(stories)}."


def unknown(kind: Naming, name: str) -> str:
    """That there is no such name."""
    return f"There is no {kind.value} “{name}”; `deskeditor {kind.value}s` lists those that there are."


def _of(kind: Naming, names: Sequence[str]) -> str:
    """`tag “sea”`, `tags “sea” and “coast”`, `tags “sea”, “coast”, “bay” and 4 more`."""
    quoted = [f"“{name}”" for name in names]
    if len(quoted) == 1:
        return f"{kind.value} {quoted[0]}"
    first = quoted[:_NAMED] if len(quoted) > _NAMED + 1 else quoted[:-1]
    rest = quoted[-1] if len(first) == len(quoted) - 1 else f"{len(quoted) - len(first)} more"
    return f"{kind.value}s {', '.join(first)} and {rest}"
