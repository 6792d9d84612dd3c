"""How do two versions of a text become one, paragraph by paragraph?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from deskeditor.domain.paragraph_diff import aligned, pieces
from deskeditor.domain.word_diff import Fate, Run


class Choice(StrEnum):
    """Whose paragraph is taken."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Part:
    """A place in the text: what stands there in each version, "" for nothing, blank lines included."""

    theirs: str
    ours: str
    runs: tuple[Run, ...]  # from theirs to ours

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to choose."""
        return self.theirs.strip("\n") == self.ours.strip("\n")


def parts(theirs: str, ours: str) -> tuple[Part, ...]:
    """Both versions, place by place; the parts of one version put together are that version."""
    return tuple(_parts(theirs, ours))


def _parts(theirs: str, ours: str) -> Iterator[Part]:
    before, after = pieces(theirs), pieces(ours)
    for one in aligned(theirs, ours):
        old = before[one.old] if one.old is not None and one.fate is not Fate.ADDED else ""
        new = after[one.new] if one.new is not None and one.fate is not Fate.REMOVED else ""
        yield Part(old, new, one.runs)


def merged(both: Sequence[Part], choices: Sequence[Choice]) -> str:
    """The text of the parts as chosen; raises `ValueError` unless there is a choice for each part."""
    taken: list[str] = []
    for part, choice in zip(both, choices, strict=True):
        if choice is Choice.OURS or part.is_same:
            taken.append(part.ours)
        elif choice is Choice.THEIRS:
            taken.append(part.theirs)
        else:
            taken += [part.theirs, part.ours]
    return _joined([piece for piece in taken if piece])


def _joined(taken: Sequence[str]) -> str:
    """Paragraphs one after the other, with blank lines between them and none at the end."""
    last = [piece.rstrip("\n") if _ends_blank(piece) else piece for piece in taken[-1:]]
    whole = [piece if _ends_blank(piece) else piece.rstrip("\n") + "\n\n" for piece in taken[:-1]]
    return "".join([*whole, *last])


def _ends_blank(piece: str) -> bool:
    lines = piece.split("\n")
    return len(lines) > 2 and not lines[-1].strip() and not lines[-2].strip()
