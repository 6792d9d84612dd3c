"""Where do the suggestions stand in the panel?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from deskeditor.ui.cards.candidate import Candidate
from deskeditor.ui.cards.suggestion_list import SuggestionList
from deskeditor.ui.cards.thumbnails import Thumbnails
from deskeditor.ui.widgets import Rule, text_label

_NONE = "Add tags to get suggestions"


class SuggestionsView(QWidget):
    """A heading, the suggestions, and a line in their place where there are none."""

    fill_requested = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.list = SuggestionList(thumbnails)
        self.fill = QPushButton("Fill to four")
        self.fill.setProperty("role", "link")
        self.fill.setAccessibleName("Fill to four cards with suggestions")
        self.fill.setToolTip("Fill to four cards with suggestions; each is marked until you have seen to it")
        self.fill.clicked.connect(self.fill_requested)
        self._none = text_label(_NONE, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        column.addWidget(Rule())
        head = QHBoxLayout()
        head.setContentsMargins(4, 6, 14, 0)
        head.setSpacing(8)
        head.addWidget(text_label("Suggestions", "caption"))
        head.addWidget(text_label("Ctrl+Shift+1…3", "faint"))
        head.addStretch(1)
        head.addWidget(self.fill)
        column.addLayout(head)
        rows = QHBoxLayout()
        rows.setContentsMargins(4, 0, 10, 0)
        rows.addWidget(self.list)
        column.addLayout(rows)
        none = QHBoxLayout()
        none.setContentsMargins(4, 0, 14, 6)
        none.addWidget(self._none)
        column.addLayout(none)
        self.show_candidates((), can_fill=False)
        self.hide()

    def show_candidates(self, candidates: tuple[Candidate, ...], *, can_fill: bool) -> None:
        """Show other suggestions, and whether the cards can be filled up from them."""
        self.list.show_candidates(candidates)
        self.list.setVisible(bool(candidates))
        self._none.setVisible(not candidates)
        self.fill.setVisible(bool(candidates) and can_fill)
