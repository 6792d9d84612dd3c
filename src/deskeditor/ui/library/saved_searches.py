"""How is a search kept, and made again?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.library.library_view import LibraryView
from deskeditor.ui.messages import Kind

if TYPE_CHECKING:
    from deskeditor.services.searches import SavedSearch
    from deskeditor.storage.library import Library


class SavedSearches(QObject):
    """A menu in the menu of filters: the searches of this library, and one to keep or forget that of now."""

    def __init__(self, view: LibraryView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._saved: tuple[SavedSearch, ...] = ()
        self.menu = QMenu("Saved searches", view)
        view.filter_menu.addMenu(self.menu)
        view.choices_requested.connect(self._ask)
        self.menu.aboutToShow.connect(self.fill)
        desk.commands.on("library.save_search", self.toggle)

    def _ask(self) -> None:
        self._desk.lane.ask(_saved, self._take, self._refused, key="library.searches")

    def _take(self, saved: "tuple[SavedSearch, ...]") -> None:
        self._saved = saved
        self.fill()

    def fill(self) -> None:
        """Show the searches there are."""
        self.menu.clear()
        for one in self._saved:
            action = self._row(one.name.replace("&", "&&"))
            action.triggered.connect(
                lambda _checked=False, text=one.text: self._view.search.edit.setText(text)
            )
        self.menu.addSeparator()
        words = "Forget this search" if self._is_saved() else "Save this search"
        keep = self._row(words)
        keep.setEnabled(bool(self._text()))
        keep.triggered.connect(self.toggle)

    def _row(self, words: str) -> QAction:
        """Made here, not by `addAction(words)`: PySide may know such an action by an older one's address."""
        action = QAction(words, self.menu)
        self.menu.addAction(action)
        return action

    def _text(self) -> str:
        return self._view.filters.text.strip()

    def _is_saved(self) -> bool:
        return any(one.text == self._text() for one in self._saved)

    def toggle(self) -> None:
        """Keep the search of now under its own words, or forget it."""
        text = self._text()
        if not text:
            self._desk.messages.toast("Type a search first")
            return
        self._desk.lane.ask(lambda library: _toggled(library, text), self._tell, self._refused)

    def _tell(self, saved: "tuple[SavedSearch, ...]") -> None:
        more = len(saved) > len(self._saved)
        self._take(saved)
        self._desk.messages.toast("Saved this search" if more else "Forgot this search")

    def _refused(self, error: DeskError) -> None:
        self._desk.messages.info_bar("library", str(error), kind=Kind.ERROR)


def _saved(library: "Library") -> "tuple[SavedSearch, ...]":
    from deskeditor.services import searches  # loads SQLAlchemy: not on the UI thread

    return searches.saved(library)


def _toggled(library: "Library", text: str) -> "tuple[SavedSearch, ...]":
    from deskeditor.services import searches

    for one in searches.saved(library):
        if one.text == text:
            return searches.remove(library, one.name)
    return searches.save(library, text, text)
