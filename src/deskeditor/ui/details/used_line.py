"""How does the form say, in one quiet line, where a story or a picture is used?"""

from deskeditor.ui.widgets.elided_label import ElidedButton
from deskeditor.ui.widgets.role import plain_tip

_LEAST = 120  # pixels: the panel is never widened by what it says


class UsedLine(ElidedButton):
    """Words that can be pressed to see where; not there until there is something to say."""

    def __init__(self, tip: str) -> None:
        super().__init__(_LEAST)
        self._tip = tip
        self.setProperty("role", "link")
        self.say("")

    def say(self, words: str, more: str = "") -> None:
        """Show the words; `more` says all of it in the tip, where the words are short for it."""
        self.setText(words)
        self.setToolTip(plain_tip(more or words or self._tip))
        self.setAccessibleName(f"{more or words}: show where" if words else self._tip)
        self.setVisible(bool(words))
