"""Where is a comparison read, and how does one go from change to change?"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QTextBrowser

from deskeditor.domain.story_diff import Comparison
from deskeditor.ui import theme
from deskeditor.ui.history.diff_html import DiffHtml
from deskeditor.ui.widgets import set_role


class DiffView(QTextBrowser):
    """A comparison as text that can be read, selected and copied, not changed."""

    walked = Signal(int, int)  # which change is shown, counted from 1, and how many there are

    def __init__(self, *, serif: int = 13) -> None:
        super().__init__()
        set_role(self, "diff")
        self.setAccessibleName("What changed")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self._size = serif
        self._told: tuple[Comparison, Mapping[str, str]] | None = None
        self._side_by_side = False
        self._changes = 0
        self._at = 0
        theme.current().changed.connect(self._show)

    def show_comparison(self, told: Comparison, names: Mapping[str, str]) -> None:
        """Show how one state became another; `names` are the headlines of cards' targets."""
        self._told = told, names
        self._show()

    def show_nothing(self) -> None:
        """Show that nothing is compared."""
        self._told = None
        self._show()

    def show_side_by_side(self, both: bool) -> None:
        """Two columns, or one."""
        self._side_by_side = both
        self._show()

    def step(self, step: int) -> None:
        """Go to the next change, or with -1 to the one before; after the last comes the first."""
        if self._changes:
            self._at = (self._at - 1 + step) % self._changes + 1
            self.scrollToAnchor(f"change{self._at}")
            self.walked.emit(self._at, self._changes)

    def _show(self) -> None:
        self._at = self._changes = 0
        if self._told is None:
            self.clear()
        else:
            colours = theme.current()
            self.document().setDefaultFont(colours.serif(self._size))
            writer = DiffHtml(lambda token: colours.colour(token).name())
            told, names = self._told
            shown = writer.side_by_side(told, names) if self._side_by_side else writer.inline(told, names)
            self.setHtml(shown.html if shown.changes else _NOTHING)
            self._changes = shown.changes
            self._at = min(1, shown.changes)
        self.walked.emit(self._at, self._changes)


_NOTHING = "<p>No difference.</p>"
