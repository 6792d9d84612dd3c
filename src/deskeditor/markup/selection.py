"""What is selected in a text, and what does an edit make of both?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Selection:
    """Offsets in code points: where the selection was begun, and where the caret stands."""

    anchor: int
    position: int

    @property
    def start(self) -> int:
        """Its first offset."""
        return min(self.anchor, self.position)

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return max(self.anchor, self.position)

    @property
    def empty(self) -> bool:
        """Whether it is a caret only."""
        return self.anchor == self.position


def caret(position: int) -> Selection:
    """A caret without a selection."""
    return Selection(position, position)


class Change(NamedTuple):
    """What stands from `start` to `end` becomes `words`."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Edit:
    """The whole text after an edit, and what is selected then.

    `changes`, where an edit names them, are the places that it changes, in the order of the text before; of
    one that names none, it is the one stretch in which the texts differ.
    """

    text: str
    selection: Selection
    changes: tuple[Change, ...] = ()


def edited(text: str, changes: Sequence[Change], selection: Selection) -> Edit:
    """The edit that makes some changes, given in the order of the text."""
    parts, at = [], 0
    for change in changes:
        parts += [text[at : change.start], change.words]
        at = change.end
    return Edit("".join([*parts, text[at:]]), selection, tuple(changes))


def replaced(text: str, start: int, end: int, new: str) -> str:
    """The text with `new` instead of what stands from `start` to `end`."""
    return text[:start] + new + text[end:]


def word_at(text: str, position: int) -> tuple[int, int]:
    """Where the word around a position begins and ends; the position twice where no word is."""
    line = text.rfind("\n", 0, position) + 1
    stop = text.find("\n", position)
    for word in _WORD.finditer(text, line, len(text) if stop < 0 else stop):
        if word.start() <= position <= word.end():
            return word.span()
    return position, position


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the white space at its ends."""
    inside = text[start:end]
    if not inside.strip():
        return start, end
    return start + len(inside) - len(inside.lstrip()), end - (len(inside) - len(inside.rstrip()))


def line_at(text: str, position: int) -> tuple[int, int]:
    """Where the line around a position begins and ends, without its line end."""
    stop = text.find("\n", position)
    return text.rfind("\n", 0, position) + 1, len(text) if stop < 0 else stop


def whole_lines(text: str, selection: Selection) -> tuple[int, int]:
    """Where the lines that a selection touches begin and end; a line end at its close does not count."""
    end = selection.end
    if not selection.empty and text[end - 1] == "\n":
        end -= 1
    stop = text.find("\n", end)
    return text.rfind("\n", 0, selection.start) + 1, len(text) if stop < 0 else stop
