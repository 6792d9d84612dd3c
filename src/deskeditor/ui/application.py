"""How does the window come to be, so that it takes typing at once?

First only what typing needs: the frame and the editor with the story's words. When the window has been
painted, the web engine begins in processes of its own, on the page that was kept of these words; then a
thread loads the modules of the rest, which follows in steps between which keys are taken; the library's lane
comes last.
"""

import gc
import locale
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from deskeditor.storage.first_words import FirstWords, first_words
from deskeditor.ui import drawing, theme
from deskeditor.ui.editor import kept_face, kept_keys
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.shell import place_keeper
from deskeditor.ui.shell.arrangement import Arrangement
from deskeditor.ui.shell.main_window import MainWindow
from deskeditor.ui.window_state import WindowState

if TYPE_CHECKING:
    from deskeditor.ui.preview.first_page import FirstPage
    from deskeditor.ui.shell.main_presenter import MainPresenter
    from deskeditor.ui.tasks import Lane

BREATH_MS = 2  # between the first paint and what is slow: keys that wait come first
PATIENCE_MS = 1000  # for the first page, before the window is completed without it


def run(library: Path, story: str | None = None) -> int:
    """Open the window on a library, on a story if one is named, and stay until it is closed.

    Where nothing stands yet in the default place, the sample stories are offered. Gives the exit status.
    """
    gc.disable()  # until the window stands: nothing made on the way is garbage
    drawing.choose()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)  # the web view wants it
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])  # cheaper than later
    app.setProperty(theme.STYLED, "Fusion")
    app.setApplicationName("deskeditor")
    app.setDesktopFileName("deskeditor")
    opening = Opening(library, story, is_program=True)
    opening.window.painted.connect(lambda: QTimer.singleShot(BREATH_MS, opening, opening.go_on))
    return app.exec()


def open_window(library: Path, story: str | None = None) -> MainWindow:
    """Open a library in a window on the running application; `story` is a slug or the start of an id."""
    opening = Opening(library, story)
    opening.finish()
    return opening.window


_STANDING: list["Opening"] = []  # those that nobody else holds: their windows stand in for others


class Opening(QObject):
    """Brings up one window: the text at once, the rest step by step."""

    def __init__(
        self, library: Path, story: str | None, *, is_program: bool = False, follows: bool = False
    ) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication), "a window needs a QApplication"  # noqa: S101
        _speak_english()
        self.state = WindowState()
        theme.install(app, self.state.appearance)
        self.library, self.story, self.is_program = library, story, is_program
        self.follows = follows  # whether its window stands in for one that was there before
        self.place = self.state.place(library)
        self.words = first_words(library, story, self.place.story) or _nothing_yet()
        self.editor = EditorView()
        kept_face.keep(self.editor.face, self.state)
        kept_keys.keep(self.editor.body.keys, self.state)
        self.editor.show_story(*self.words)
        self.typed: dict[str, str] = {}  # what was typed before anybody could keep it
        self._note_typing()
        self.window = MainWindow(self.editor)
        super().__init__(self.window)
        self.state.restore_geometry(self.window)
        self.arrangement = Arrangement(self.window, self.state)
        self.first_page: FirstPage | None = None
        self._lane: Lane | None = None
        self._steps: Iterator[None] | None = None
        self.presenter: MainPresenter | None = None
        self.window.may_close = self._may_close
        self.window.show()
        self._put_caret()

    def _put_caret(self) -> None:
        """Into the text; in a story without words into its headline."""
        if any(self.words[1:]):
            self.editor.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        else:
            self.editor.edit_headline()
        if self.words.story == self.place.story:
            place_keeper.go_back(self.editor.body, self.place)

    def _note_typing(self) -> None:
        editor, typed = self.editor, self.typed
        editor.headline_edited.connect(lambda text: typed.update(headline=text))
        editor.standfirst_edited.connect(lambda text: typed.update(standfirst=text))
        editor.body_edited.connect(lambda text: typed.update(body=text))

    def go_on(self) -> None:
        """Take the next step, and come back for the one after; the first one is waited for."""
        if self._steps is None and self._lane is None:
            self._begin()
        elif next(self._rest(), self) is not self:
            QTimer.singleShot(0, self, self.go_on)

    def _begin(self) -> None:
        """Let the web engine start in its own processes; Python's work would hold it up."""
        region = self.window.regions["preview"]
        if not region.isVisible():
            self._load_rest()
            return
        from deskeditor.ui.preview.first_page import FirstPage

        self.first_page = FirstPage(self.library, region.fill)
        self.first_page.settled.connect(self._load_rest)
        QTimer.singleShot(PATIENCE_MS, self, self._load_rest)
        self.first_page.show(self.words)

    def _load_rest(self) -> None:
        """Load the modules of all that is still missing, once, while keys are taken."""
        if self._lane is None and self._steps is None:
            from deskeditor.ui.tasks import Lane

            self._lane = Lane("loading", self)
            self._lane.run(_load, lambda _: self.go_on())

    def finish(self) -> None:
        """Take all steps now."""
        for _ in self._rest():
            pass

    def go_to(self, library: Path) -> None:
        """Go on in another library, in a new window in place of this one: nothing of the old one stays."""
        self.state.keep_geometry(self.window)
        following = Opening(library, None, is_program=self.is_program, follows=True)
        following.finish()
        _STANDING.append(following)
        if self.window.close():  # else something is left in it that could not be saved
            self.window.deleteLater()
            if self in _STANDING:
                _STANDING.remove(self)
        if following.presenter is not None:
            following.presenter.desk.messages.toast(f"Opened the library “{library.name}”")

    def _rest(self) -> Iterator[None]:
        if self._steps is None:
            if self._lane is not None:
                self._lane.close()
            from deskeditor.ui import completion  # loads all that the first paint did not need

            self._steps = completion.steps(self)
        return self._steps

    def _may_close(self) -> bool:
        """Closed before it was complete: what was typed is saved all the same."""
        self.finish()
        return self.window.may_close()


def _speak_english() -> None:
    """In dates as in all other words: Qt has taken the system's language over, for what files say as well."""
    QLocale.setDefault(QLocale.c())
    locale.setlocale(locale.LC_TIME, "C")


def _load() -> None:
    from deskeditor.ui import completion

    completion.load()


def _nothing_yet() -> FirstWords:
    from deskeditor.domain.identity import new_id

    return FirstWords(new_id(), "", "", "")
