"""How do the text and its page stay at the same place?"""

from PySide6.QtCore import QObject, Qt, QTimer

from deskeditor.ui.desk import Desk
from deskeditor.ui.editor import text_place
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.preview.following import Following
from deskeditor.ui.window_state import WindowState

COMMAND = "view.together"
_KEPT = "preview/together"


class SideBySide(QObject):
    """Moves the page with the text and the text with the page, as long as that is wished."""

    def __init__(self, editor: EditorView, following: Following, desk: Desk, state: WindowState) -> None:
        super().__init__(editor)
        self._editor, self._following, self._state = editor, following, state
        self._is_on = state.word(_KEPT, "on") == "on"
        self._moves_text = False
        self._line = -1
        self._soon = QTimer(self, interval=0, singleShot=True)  # several steps of one scroll are one
        self._soon.timeout.connect(self._move_page)
        desk.commands.on(COMMAND, self.switch)
        desk.commands.set_checked(COMMAND, self._is_on)
        editor.body.verticalScrollBar().valueChanged.connect(self._text_scrolled)
        editor.caret_moved.connect(self._caret_moved)
        following.scrolled.connect(self._move_text)
        following.clicked.connect(self._put_caret)
        desk.open_story.opened.connect(self._forget)

    def switch(self, is_on: bool) -> None:
        """Scroll both together from now on, or each alone."""
        self._is_on = is_on
        self._state.keep_word(_KEPT, "on" if is_on else "off")
        if is_on:
            self._move_page()

    def _forget(self) -> None:
        self._line = -1

    def _text_scrolled(self) -> None:
        if self._is_on and not self._moves_text and not self._following.leads:
            self._soon.start()

    def _move_page(self) -> None:
        self._following.show_line(text_place.top_line(self._editor.body))

    def _caret_moved(self, line: int, _column: int) -> None:
        """The block under the caret is marked; one that is out of sight comes into it."""
        if line - 1 == self._line:
            return
        self._line = line - 1
        self._following.mark(self._line)
        if self._is_on and self._editor.body.hasFocus():
            self._following.take_lead_away()
            self._following.reveal(self._line, text_place.caret_height(self._editor.body))

    def _move_text(self, line: float) -> None:
        if self._is_on:
            self._moves_text = True
            text_place.show_line(self._editor.body, line)
            self._moves_text = False

    def _put_caret(self, line: int, column: int) -> None:
        self._moves_text = True
        text_place.put_caret(self._editor.body, line, column)
        self._moves_text = False
        self._editor.body.setFocus(Qt.FocusReason.MouseFocusReason)
