"""How does what is written come onto the clipboard as HTML, or as text with its looks?

What is selected in the body, or else all of it, is made by the same steps as the page, off the UI thread.
"""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from deskeditor.domain.story import Story
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.body_edit import BodyEdit

if TYPE_CHECKING:
    from deskeditor.pages.surroundings import Surroundings
    from deskeditor.storage.library import Library

_KEY = "editor.copy"  # of two copies, the later one counts
_CHARSET = '<meta charset="utf-8">'  # without it some programs take text/html for Latin-1


@dataclass(frozen=True, slots=True)
class Copied:
    """A passage as HTML, and as the words alone."""

    html: str
    words: str


class Copying(QObject):
    """Answers the commands that copy in another form."""

    def __init__(self, body: BodyEdit, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._body = body
        self._desk = desk
        desk.commands.on("edit.copy_html", lambda: self._copy(rich=False))
        desk.commands.on("edit.copy_rich", lambda: self._copy(rich=True))

    def _copy(self, *, rich: bool) -> None:
        story = self._desk.open_story.story
        start, end = sorted(self._body.selection())
        if story is None or not story.body.strip():
            self._desk.messages.toast("There is nothing to copy yet: the body is empty.")
            return
        place = (start, end) if start != end else None
        self._desk.lane.ask(
            lambda library: _around(library, story),
            lambda around: self._make(story, around, place, rich=rich),
            self._failed,
            key=_KEY,
        )

    def _make(
        self, story: Story, around: "Surroundings", place: tuple[int, int] | None, *, rich: bool
    ) -> None:
        self._desk.pure.run(
            lambda: copied(story, around, place), partial(self._put, rich=rich), self._failed, key=_KEY
        )

    def _put(self, made: Copied, *, rich: bool) -> None:
        data = QMimeData()
        data.setText(made.words if rich else made.html)
        if rich:
            data.setHtml(_CHARSET + made.html)
        QGuiApplication.clipboard().setMimeData(data)
        self._desk.messages.toast("Copied as rich text" if rich else "Copied as HTML")

    def _failed(self, error: DeskError) -> None:
        self._desk.messages.toast(str(error))


def copied(story: Story, around: "Surroundings", place: tuple[int, int] | None) -> Copied:
    """The body of a story, or the passage at a place of it (code points); without the cards."""
    from deskeditor.markup import passage  # loads Markdown: not on the UI thread
    from deskeditor.markup.plain import plain
    from deskeditor.pages import fragment

    words = story.body
    if place is not None:
        words = story.body[slice(*place)]
        story = replace(story, body=passage.alone(story.body, *place)).with_details(dateline="")
    return Copied(fragment.render(story, around, cards=False).html, plain(words).strip())


def _around(library: "Library", story: Story) -> "Surroundings":
    from deskeditor.services import surroundings  # loads SQLAlchemy: not on the UI thread

    return surroundings.around(library, story)
