"""How does an area say something to the person at the desk?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Signal

Act = Callable[[], object]

UNDO = "Undo"  # the label of an action that Ctrl+Z stands for too, where no text has the keys


class Kind(StrEnum):
    """How grave a notice is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Toast:
    """A sentence about something done, which goes by itself; `actions` are label and what it does."""

    text: str
    actions: tuple[tuple[str, Act], ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A sentence that stays at the top of an area until it is handled."""

    area: str
    text: str
    actions: tuple[tuple[str, Act], ...] = ()
    kind: Kind = Kind.WARNING


class Messages(QObject):
    """Toasts and info bars are asked for here; the window shows them, and screen readers hear of them.

    `area` is `window`, `library`, `editor`, `preview` or `inspector`. An area shows one bar of a text once.
    """

    toast_asked = Signal(object)  # Toast
    bar_asked = Signal(object)  # Bar
    bar_gone = Signal(str, str)  # area, text

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.latest: list[str] = []  # texts, newest last
        self._undo: Act | None = None  # of the last toast that offered it

    def toast(self, text: str, action_label: str = "", action: Act | None = None) -> None:
        """Say that something was done: `toast("Moved to trash", "Undo", restore)`."""
        if action is not None and action_label == UNDO:
            self._undo = undo = action
            action = partial(self._take_back, undo)
        actions = ((action_label, action),) if action is not None else ()
        self._note(text)
        self.toast_asked.emit(Toast(text, actions))

    def take_back_last(self) -> bool:
        """Undo what a toast offered to undo last, once; whether there was such a thing."""
        undo = self._undo
        if undo is not None:
            self._take_back(undo)
        return undo is not None

    def _take_back(self, undo: Act) -> None:
        if self._undo is undo:
            self._undo = None
        undo()

    def info_bar(
        self, area: str, text: str, buttons: Sequence[tuple[str, Act]] = (), kind: Kind = Kind.WARNING
    ) -> None:
        """Say something that wants an answer; a button closes the bar and then does what it says."""
        self._note(text)
        self.bar_asked.emit(Bar(area, text, tuple(buttons), kind))

    def take_back(self, area: str, text: str) -> None:
        """Close a bar whose reason is gone."""
        self.bar_gone.emit(area, text)

    def _note(self, text: str) -> None:
        self.latest = [*self.latest[-49:], text]
