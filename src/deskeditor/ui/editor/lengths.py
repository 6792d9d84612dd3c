"""How long is what is written and what is selected, and what in it is still to come?"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from deskeditor.domain.story import Story
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.editor_view import EditorView

_COUNT_AFTER_MS = 300
_LONG = 100_000  # characters: from here on a first count takes longer than the first screen of the page


@dataclass(frozen=True, slots=True)
class Lengths:
    """Of the body: words, characters with spaces, minutes to read; and TK marks anywhere in the story."""

    words: int = 0
    characters: int = 0
    minutes: int = 0
    to_come: int = 0


class LengthCounter(QObject):
    """Counts a moment after the last key, off the UI thread."""

    measured = Signal(object)  # Lengths of the story
    selection_measured = Signal(int, int)  # words and characters of the selection; 0 where there is none

    def __init__(self, view: EditorView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk
        self._story_timer = self._timer(self.count)
        self._selection_timer = self._timer(self.count_selection)
        desk.open_story.text_changed.connect(self._story_timer.start)
        desk.open_story.opened.connect(self._count_opened)
        view.selection_changed.connect(self._selection_timer.start)

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=_COUNT_AFTER_MS, singleShot=True)
        timer.timeout.connect(act)
        return timer

    def _count_opened(self) -> None:
        """A long story's page goes first: they share a lane, and nobody opens a story for its number."""
        story = self._desk.open_story.story
        if story is not None and len(story.body) > _LONG:
            self._story_timer.start()
        else:
            self.count()

    def count(self) -> None:
        """Count the open story now."""
        story = self._desk.open_story.story
        self._desk.pure.run(lambda: _lengths(story), self.measured.emit, key="editor.count")

    def count_selection(self) -> None:
        """Count what is selected now."""
        text = self._view.body.textCursor().selectedText()
        self._desk.pure.run(
            lambda: _selected(text),
            lambda counts: self.selection_measured.emit(*counts),
            key="editor.selection",
        )


def _lengths(story: Story | None) -> Lengths:
    from deskeditor.markup import counting, tally, to_come  # not before the first paint

    if story is None:
        return Lengths()
    counts = tally.shared.count(story.body)
    marks = sum(len(to_come.marks(text)) for text in (story.headline, story.standfirst, story.body))
    minutes = counting.reading_minutes(counts.words) if counts.words else 0
    return Lengths(counts.words, counts.characters, minutes, marks)


def _selected(text: str) -> tuple[int, int]:
    from deskeditor.markup import counting

    if not text:
        return 0, 0
    counts = counting.count(text.replace("\u2029", "\n").replace("\u2028", "\n"))
    return counts.words, counts.characters
