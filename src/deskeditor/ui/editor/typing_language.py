"""In which language are quotation marks set while one types?"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.typing_keys import TypingKeys

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

_ENGLISH = "en-GB"


class TypingLanguage(QObject):
    """Keeps the keys in the language of the open story, or of its site where it says none."""

    def __init__(self, keys: TypingKeys, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._keys, self._desk = keys, desk
        self._sites: dict[str, str] = {}
        desk.open_story.opened.connect(self._follow)
        desk.open_story.details_changed.connect(self._follow)
        desk.hub.changed.connect(self._sites.clear)
        self._follow()

    def _follow(self) -> None:
        story = self._desk.open_story.story
        if story is None:
            return
        wanted = story.details.language or self._sites.get(story.site, "")
        self._keys.set_language(wanted or _ENGLISH)
        if not wanted:
            site = story.site
            self._desk.lane.ask(
                lambda library: _language(library, site), partial(self._known, site), key="editor.language"
            )

    def _known(self, site: str, language: str) -> None:
        self._sites[site] = language or _ENGLISH
        self._follow()


def _language(library: "Library", site: str) -> str:
    from deskeditor.services import sites  # loads SQLAlchemy: not on the UI thread

    return sites.site(library, site).language
