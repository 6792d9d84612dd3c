"""What does the foot of the window say, and when?"""

from datetime import datetime

from PySide6.QtCore import QLocale, QObject

from deskeditor.domain.story import Story
from deskeditor.ui.editor.lengths import Lengths
from deskeditor.ui.open_story import OpenStory
from deskeditor.ui.shell.status_bar import StatusBar


class StatusPresenter(QObject):
    """Says truthfully whether what was typed is in the library; counts and places as they come."""

    def __init__(self, bar: StatusBar, open_story: OpenStory) -> None:
        super().__init__(bar)
        self._bar = bar
        self._open_story = open_story
        self._lengths = Lengths()
        self._selected = (0, 0)
        self._goal = 0
        self._failure = ""
        self._standing = ""
        open_story.opened.connect(self._story_opened)
        open_story.dirty.connect(self._show_state)
        open_story.saved.connect(self._saved)
        open_story.save_failed.connect(self._failed)
        self._story_opened()

    def show_lengths(self, lengths: Lengths) -> None:
        """How long the body is, and what in the story is still to come."""
        self._lengths = lengths
        self._show_words()
        minutes = lengths.minutes
        self._bar.show_item(self._bar.reading, f"{minutes} min read" if minutes else "")
        self._bar.show_to_come(lengths.to_come)

    def show_selected(self, words: int, characters: int) -> None:
        """What is selected, 0 for nothing."""
        self._selected = (words, characters)
        self._show_words()

    def show_goal(self, goal: int) -> None:
        """The words that the story is meant to have, 0 for no goal."""
        self._goal = goal
        self._show_words()

    def show_caret(self, line: int, column: int) -> None:
        """Where the caret stands, both counted from 1."""
        self._bar.show_item(self._bar.caret, f"Ln {line}, Col {column}" if self._open_story.story else "")

    def show_standing(self, words: str) -> None:
        """How the exported page stands to the story; without words, when it was exported."""
        self._standing = words
        self._show_export()

    def _show_words(self) -> None:
        count, (selected, characters) = self._lengths, self._selected
        words = "word" if count.words == 1 else "words"
        selection = f"{selected:,} of " if selected else ""
        is_open = self._open_story.story is not None
        self._bar.show_item(self._bar.words, f"{selection}{count.words:,} {words}" if is_open else "")
        of = f"{characters:,} of " if selected else ""
        self._bar.words.setToolTip(f"{of}{count.characters:,} characters. Press for the goal")
        self._bar.show_goal(count.words, self._goal if is_open else 0)

    def _story_opened(self) -> None:
        story = self._open_story.story
        self._selected = (0, 0)
        self._show_state()
        self._show_words()
        if story is None:
            self._bar.show_item(self._bar.reading, "")
            self._bar.show_item(self._bar.caret, "")
        self._show_export()

    def _saved(self) -> None:
        self._failure = ""
        self._show_state()
        self._show_export()

    def _failed(self, why: str) -> None:
        self._failure = why
        self._show_state()

    def _show_export(self) -> None:
        story = self._open_story.story
        said = _exported(story)
        self._bar.show_item(self._bar.exported, (story and story.exported_at and self._standing) or said)
        self._bar.exported.setToolTip(f"{said}. Press to export it")

    def _show_state(self) -> None:
        story = self._open_story.story
        if self._open_story.is_saved:
            self._bar.show_saved(_saved_at(story))
        elif self._failure:
            self._bar.show_not_saved(self._failure)
        else:
            self._bar.show_saving()


def _saved_at(story: Story | None) -> str:
    if story is None:
        return ""
    return f"Saved {clock(story.changed_at)}" if story.seq else "Nothing to save yet"


def _exported(story: Story | None) -> str:
    if story is None:
        return ""
    return f"Exported {clock(story.exported_at)}" if story.exported_at else "Not exported yet"


def clock(moment: datetime) -> str:
    """A moment in few words, in the local time: `03:52` today, `18 Nov` this year, else `18 Nov 2024`."""
    local, now = moment.astimezone(), datetime.now().astimezone()
    if local.date() == now.date():
        return local.strftime("%H:%M")
    day = f"{local.day} {QLocale().monthName(local.month, QLocale.FormatType.ShortFormat)}"
    return day if local.year == now.year else f"{day} {local.year}"
