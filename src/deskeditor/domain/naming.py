"""By which names are stories kept in order, and what becomes of a story's when some are renamed?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Naming(StrEnum):
    """What the names are: tags and authors stand in a row, of sections a story has one."""

    TAG = "tag"
    SECTION = "section"
    AUTHOR = "author"

    def same(self, name: str) -> str:
        """What two names have in common that count as one: tags and sections whatever their case."""
        return name if self is Naming.AUTHOR else name.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name as most stories spell it, and how many have it; those in the trash are counted apart."""

    name: str
    stories: int = 0
    trashed: int = 0
    spellings: tuple[str, ...] = ()  # how others spell it, the commonest first
    is_kept: bool = False  # stays when no story has it: an author on file, a section in the desk's order


def gathered(kind: Naming, uses: Iterable[tuple[str, int, int]]) -> tuple[Named, ...]:
    """Names with the numbers of their stories, spelling by spelling, as one entry for each name."""
    spelled: dict[str, list[tuple[str, int, int]]] = {}
    for use in uses:
        spelled.setdefault(kind.same(use[0]), []).append(use)
    return tuple(_together(several) for several in spelled.values())


def _together(several: list[tuple[str, int, int]]) -> Named:
    names = [name for name, *_ in sorted(several, key=lambda one: (-one[1], -one[2], one[0]))]
    stories, trashed = sum(one[1] for one in several), sum(one[2] for one in several)
    return Named(name=names[0], stories=stories, trashed=trashed, spellings=tuple(names[1:]))


def replaced(kind: Naming, names: Iterable[str], gone: Collection[str], new: str) -> tuple[str, ...]:
    """A story's names with each of `gone` turned into `new`, once; with an empty `new` without them.

    `gone` are names as `kind.same` gives them.
    """
    kept: dict[str, str] = {}
    for name in names:
        now = new if kind.same(name) in gone else name
        if now:
            kept.setdefault(kind.same(now), now)
    return tuple(kept.values())
