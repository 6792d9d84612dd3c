"""Which words went and which came between two texts?"""

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in a row; `changed` says that the other text does not have them there."""

    text: str
    changed: bool


def word_diff(old: str, new: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The old text and the new one, each as runs of words that both have or that only it has."""
    before, after = old.split(), new.split()
    olds: list[Run] = []
    news: list[Run] = []
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        changed = kind != "equal"
        _append(olds, before[a1:a2], changed)
        _append(news, after[b1:b2], changed)
    return tuple(olds), tuple(news)


def _append(runs: list[Run], words: list[str], changed: bool) -> None:
    if words:
        runs.append(Run(" ".join(words), changed))
