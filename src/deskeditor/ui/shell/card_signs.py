"""Where does the window say that pages on disk carry old cards?"""

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from deskeditor.ui import icons
from deskeditor.ui.cards.ripple_presenter import RipplePresenter
from deskeditor.ui.library.library_view import LibraryView
from deskeditor.ui.shell.status_bar import StatusBar

_NAME = "Pages with old cards"


class CardSigns(QObject):
    """At the foot of the window, in a word or two, and at the rows of the stories concerned."""

    def __init__(self, bar: StatusBar, library: LibraryView, ripple: RipplePresenter) -> None:
        super().__init__(bar)
        self._bar = bar
        self._item = _item()
        row = bar.layout()
        assert isinstance(row, QHBoxLayout)  # noqa: S101 - made by the status bar
        row.insertWidget(row.indexOf(bar.exported), self._item)
        self._item.clicked.connect(ripple.pressed)
        ripple.open_at(self._item)
        ripple.said.connect(self._say)
        ripple.stale_changed.connect(library.list.show_old_pages)

    def _say(self, words: str) -> None:
        self._bar.show_item(self._item, words)
        self._item.setText(f" {words}" if words else "")
        self._item.setAccessibleName(words or _NAME)


def _item() -> QPushButton:
    button = QPushButton()
    button.setObjectName("oldPages")
    button.setProperty("role", "status")
    button.setProperty("kind", "")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(_NAME)
    button.setIcon(icons.icon("cards", "amber"))
    button.setIconSize(QSize(14, 14))
    button.setToolTip("Pages on disk that carry old cards: press to see them and to export them again")
    button.hide()
    return button
