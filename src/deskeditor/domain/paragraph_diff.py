"""Which paragraphs came, went, changed and moved between two texts?"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deskeditor.domain import word_diff
from deskeditor.domain.word_diff import Fate, Run

_PIECE = re.compile(r"(?:[ \t]*\n)*.+?(?:\n[ \t]*(?:\n[ \t]*)+|\Z)", re.DOTALL)
_ALIKE = 0.45  # the share of common words from which a paragraph counts as a changed one
_MOVED_ALIKE = 0.75  # the same for one that stands elsewhere
_LEAST = 4  # words: a shorter paragraph has moved only if it says exactly the same
_MOST = 10_000  # pairs of paragraphs that are compared each with each


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of either text; `old` and `new` are its places, counted from 0, where it has them."""

    fate: Fate
    runs: tuple[Run, ...]
    old: int | None = None
    new: int | None = None


def pieces(text: str) -> tuple[str, ...]:
    """The text in paragraphs, each with the blank lines after it: put together they are the text."""
    found = tuple(_PIECE.findall(text))
    rest = text[sum(map(len, found)) :]
    return (*found, rest) if rest else found


def paragraphs(old: str, new: str) -> tuple[Paragraph, ...]:
    """How the old text becomes the new one, paragraph by paragraph, in one sequence."""
    made = aligned(old, new)
    return tuple(_with_moves(made, _bare(old), _bare(new)))


def aligned(old: str, new: str) -> list[Paragraph]:
    """The same without regard to moves: one that moved is told as removed and added."""
    before, after = _bare(old), _bare(new)
    made: list[Paragraph] = []
    for kind, a1, a2, b1, b2 in _stretches(before, after):
        if kind == "equal":
            made += [_same(before[a], a, b) for a, b in zip(range(a1, a2), range(b1, b2), strict=True)]
        else:
            made += _replaced(before, after, range(a1, a2), range(b1, b2))
    return made


def _bare(text: str) -> list[str]:
    return [piece.strip("\n") for piece in pieces(text)]


def _stretches(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """Where paragraphs are the same; all between the first and the last difference, if that is not much."""
    found = list(word_diff.opcodes(before, after))
    unlike = [code for code in found if code[0] != "equal"]
    if not unlike:
        return found
    (_, a1, _, b1, _), (_, _, a2, _, b2) = unlike[0], unlike[-1]
    if (a2 - a1) * (b2 - b1) > _MOST:
        return found
    ends = (("equal", 0, a1, 0, b1), ("replace", a1, a2, b1, b2))
    return [*ends, ("equal", a2, len(before), b2, len(after))]


def _same(text: str, old: int, new: int) -> Paragraph:
    return Paragraph(Fate.SAME, word_diff.runs(text, text), old, new)


def _replaced(before: Sequence[str], after: Sequence[str], old: range, new: range) -> list[Paragraph]:
    """Paragraphs that stand in each other's place: those alike are one that changed."""
    pairs = _pairs([before[a] for a in old], [after[b] for b in new])
    made: list[Paragraph] = []
    a, b = old.start, new.start
    for left, right in [*((old.start + i, new.start + j) for i, j in pairs), (old.stop, new.stop)]:
        made += [_gone(before[at], at) for at in range(a, left)]
        made += [_come(after[at], at) for at in range(b, right)]
        if left < old.stop:
            told = word_diff.runs(before[left], after[right])
            is_same = before[left] == after[right]
            made.append(Paragraph(Fate.SAME if is_same else Fate.CHANGED, told, left, right))
        a, b = left + 1, right + 1
    return made


def _gone(text: str, at: int) -> Paragraph:
    return Paragraph(Fate.REMOVED, (Run(text, Fate.REMOVED),), old=at)


def _come(text: str, at: int) -> Paragraph:
    return Paragraph(Fate.ADDED, (Run(text, Fate.ADDED),), new=at)


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Those that are alike, in order, so that as much as possible is alike."""
    if not old or not new:
        return []
    if len(old) * len(new) > _MOST:
        same = zip(range(len(old)), range(len(new)), strict=False)
        return [(a, b) for a, b in same if alike(_bag(old[a]), _bag(new[b])) >= _ALIKE]
    return _best_path([_bag(one) for one in old], [_bag(one) for one in new])


def _best_path(old: "Sequence[Counter[str]]", new: "Sequence[Counter[str]]") -> list[tuple[int, int]]:
    width = len(new) + 1
    best = [[0.0] * width for _ in range(len(old) + 1)]
    score = [[_weight(a, b) for b in new] for a in old]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            taken = score[i][j] + best[i + 1][j + 1] if score[i][j] else 0.0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if score[i][j] and best[i][j] == score[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _weight(one: "Counter[str]", other: "Counter[str]") -> float:
    """How much it is worth that two paragraphs are told as one: their common words; 0 for unlike ones."""
    total = one.total() + other.total()
    if not total:
        return 1.0 if one == other else 0.0
    if 2 * min(one.total(), other.total()) < _ALIKE * total:
        return 0.0  # so unlike in length that the words need not be looked at
    if 4 * len(one.keys() & other.keys()) < _ALIKE * (len(one) + len(other)):
        return 0.0  # a quick look: to count the words that both have takes ten times as long
    common = (one & other).total()
    return float(common) if 2 * common >= _ALIKE * total else 0.0


def _bag(text: str) -> "Counter[str]":
    return Counter(word_diff.words(text))


def alike(one: "Counter[str]", other: "Counter[str]") -> float:
    """The share of words that two texts have in common, from 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _with_moves(
    made: Sequence[Paragraph], before: Sequence[str], after: Sequence[str]
) -> Sequence[Paragraph]:
    gone = {
        one.old: _bag(before[one.old]) for one in made if one.fate is Fate.REMOVED and one.old is not None
    }
    come = {one.new: _bag(after[one.new]) for one in made if one.fate is Fate.ADDED and one.new is not None}
    places = _moves(gone, come)
    sources = {old: new for new, old in places.items()}
    return [_moved(one, places, sources, before, after) for one in made]


def _moves(gone: "dict[int, Counter[str]]", come: "dict[int, Counter[str]]") -> dict[int, int]:
    """Where a paragraph that came stood before, by its new place."""
    if len(gone) * len(come) > _MOST:
        exact = {frozenset(bag.items()): at for at, bag in gone.items() if bag}
        found = ((new, exact.get(frozenset(bag.items()))) for new, bag in come.items())
        return {new: old for new, old in found if old is not None}
    scored = sorted(
        ((_moved_alike(a, b), old, new) for old, a in gone.items() for new, b in come.items()), reverse=True
    )
    places: dict[int, int] = {}
    for score, old, new in scored:
        if score >= _MOVED_ALIKE and new not in places and old not in places.values():
            places[new] = old
    return places


def _moved_alike(one: "Counter[str]", other: "Counter[str]") -> float:
    score = alike(one, other)
    return score if score == 1 or min(one.total(), other.total()) >= _LEAST else 0.0


def _moved(
    one: Paragraph,
    places: dict[int, int],
    sources: dict[int, int],
    before: Sequence[str],
    after: Sequence[str],
) -> Paragraph:
    if one.fate is Fate.ADDED and one.new is not None and one.new in places:
        old = places[one.new]
        told = word_diff.runs(before[old], after[one.new])
        return Paragraph(Fate.MOVED, told, old, one.new)
    if one.fate is Fate.REMOVED and one.old is not None and one.old in sources:
        return replace(one, fate=Fate.MOVED_AWAY, new=sources[one.old])
    return one
