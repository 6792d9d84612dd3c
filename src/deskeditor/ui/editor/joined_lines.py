"""How is a text of many lines put together after each edit, without looking at every line?

Joining 100,000 words line by line takes 0.3 ms of every key. Here the lines stand in groups whose text is
kept, so that an edit costs its own group, and copying the others.
"""

from collections.abc import Sequence

_MANY = 256  # lines of a group when it is made; it is divided when it has twice as many


class JoinedLines:
    """Lines that are exchanged, and the text that they make with `\\n` between them."""

    def __init__(self, lines: Sequence[str]) -> None:
        """There is one line at least, also after every exchange."""
        self._count = len(lines)
        self._groups = _grouped(lines)
        self._texts: list[str | None] = [None] * len(self._groups)

    def __len__(self) -> int:
        return self._count

    @property
    def text(self) -> str:
        """The whole text."""
        for at, text in enumerate(self._texts):
            if text is None:
                self._texts[at] = "\n".join(self._groups[at])
        return "\n".join(text for text in self._texts if text is not None)

    def exchange(self, first: int, end: int, lines: Sequence[str]) -> bool:
        """Put lines in the place of those from `first` to before `end`; whether they say anything else."""
        at, before = self._place(first)
        stop, held = at + 1, list(self._groups[at])
        while stop < len(self._groups) and before + len(held) < end:
            held += self._groups[stop]
            stop += 1
        place = slice(first - before, end - before)
        if held[place] == lines:
            return False
        self._count += len(lines) - len(held[place])
        held[place] = lines
        groups = _grouped(held) if len(held) > 2 * _MANY else [held] * bool(held)
        self._groups[at:stop] = groups
        self._texts[at:stop] = [None] * len(groups)
        return True

    def _place(self, line: int) -> tuple[int, int]:
        """The group that a line stands in, or the last, and how many lines stand before it."""
        before = 0
        for at, group in enumerate(self._groups):
            if line < before + len(group):
                return at, before
            before += len(group)
        return len(self._groups) - 1, before - len(self._groups[-1])


def _grouped(lines: Sequence[str]) -> list[list[str]]:
    return [list(lines[at : at + _MANY]) for at in range(0, len(lines), _MANY)]
