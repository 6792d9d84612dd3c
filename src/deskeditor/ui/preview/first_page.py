"""What does the preview show while the window is being completed?

The web engine takes its time in processes of its own. So it is begun right after the first paint, before
Python loads the rest of the program, and meanwhile shows the page that was kept of the words on the desk.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from deskeditor.storage.first_words import FirstWords
from deskeditor.ui import theme
from deskeditor.ui.preview import kept_page, standing
from deskeditor.ui.preview.devices import Device
from deskeditor.ui.preview.preview_view import PreviewPane

if TYPE_CHECKING:
    from deskeditor.ui.desk import Desk
    from deskeditor.ui.preview.pictures import Pictures, Reply
    from deskeditor.ui.preview.rendering import Rendering


class FirstPage(QObject):
    """The pane with its web view, and the kept page in it; the preview's presenter takes them over."""

    settled = Signal()  # the kept page stands, or there is none

    def __init__(self, library: Path, place: Callable[[PreviewPane], None]) -> None:
        self.pane = PreviewPane()
        super().__init__(self.pane)
        place(self.pane)
        self.pane.show_page()
        self._library = library
        self._pictures: Pictures | None = None
        self.live = standing.stand(
            self.pane.stage, self._fetch, dark=theme.current().is_dark, device=Device.PHONE
        )
        self._html = ""
        self._is_loading = False
        self._then: Callable[[], None] | None = None
        self.live.loaded.connect(self._settle)
        self.live.crashed.connect(lambda: self._settle(ok=False))

    @property
    def pictures(self) -> "Pictures":
        """What stands beside the page; begun when it is first asked for."""
        if self._pictures is None:
            from deskeditor.ui.preview.pictures import Pictures

            self._pictures = Pictures(self._library, self.pane)
        return self._pictures

    def _fetch(self, reference: str, reply: "Reply") -> None:
        self.pictures.fetch(reference, reply)

    def show(self, words: FirstWords) -> None:
        """Show the page that was kept of these words, if one was."""
        self._html = kept_page.read(kept_page.words(self._library, *words))
        if self._html:
            self._is_loading = True
            self.live.load(words.story, self._html, keep_scroll=False)
        else:
            self._settle(ok=False)

    def shows(self, html: str) -> bool:
        """Whether just this page stands."""
        return bool(html) and self._html == html and not self._is_loading

    def when_settled(self, then: Callable[[], None]) -> None:
        """Call back when nothing is being loaded here any more: at once if nothing is."""
        if self._is_loading:
            self._then = then
        else:
            then()

    def _settle(self, ok: bool) -> None:
        self._is_loading = False
        if not ok:
            self._html = ""
        self.settled.emit()
        then, self._then = self._then, None
        if then is not None:
            QTimer.singleShot(0, self, then)  # when everybody has heard that this page has come


def keep(desk: "Desk", rendering: "Rendering") -> None:
    """Let the next start begin with the page on show; called when no other will come."""
    story, page = desk.open_story.story, rendering.shown
    if story is None:
        desk.pure.run(kept_page.forget)
    elif page is not None and rendering.is_up_to_date:
        html = page.html
        of = kept_page.words(desk.lane.folder, story.id, story.headline, story.standfirst, story.body)
        desk.pure.run(lambda: kept_page.write(of, html))
    elif rendering.shown_story not in ("", story.id):  # what was kept may be in the trash by now
        desk.pure.run(kept_page.forget)
