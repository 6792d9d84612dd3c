"""What becomes of what is pasted or dropped into the body?

Stories become links, pictures become assets of the library, an address over a selection becomes a link, rich
text becomes Markdown; the rest is text. What takes long is made off the UI thread, and comes to the place
where it was pasted, whatever is typed meanwhile.
"""

import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor import clipboard
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.editor.linking import Linking
from deskeditor.ui.editor.picture_inserts import PictureInserts
from deskeditor.ui.editor.slow_insert import AT_ONCE, SlowInsert
from deskeditor.ui.editor.spot import Spot

if TYPE_CHECKING:
    from deskeditor.markup.from_html import Converted
    from deskeditor.storage.library import Library

HTML_AT_ONCE = 8_000  # characters of HTML that are read on the UI thread: some 10 ms
MOST = 20_000_000  # characters that are pasted at all
_DEFINES = re.compile(r"^\[\^\d+\]:", re.MULTILINE)
_GONE = "Another story is open by now: paste it there again."


class Pasting(QObject):
    """Takes what is pasted or dropped."""

    def __init__(self, view: EditorView, linking: Linking, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._body, self._linking, self._desk = view, view.body, linking, desk
        self._pictures = PictureInserts(view, desk, self)
        self._body.taker = self.take
        self._body.welcomes = self.welcomes
        desk.commands.on("edit.paste_plain", self._paste_plain)

    def welcomes(self, data: QMimeData) -> bool:
        """Whether the body takes it; files that are no pictures are left to the window."""
        found = clipboard.files(data)
        if found:
            return any(map(clipboard.is_picture, found))
        return (
            data.hasText() or data.hasHtml() or clipboard.has_picture(data) or bool(clipboard.stories(data))
        )

    def take(self, data: QMimeData) -> None:
        """Put it where the caret is."""
        if ids := clipboard.stories(data):
            self._link_stories(ids)
        elif found := clipboard.files(data):
            self._pictures.take_files(found)
        elif clipboard.has_picture(data):
            self._pictures.take_picture(data)
        elif not self._link_selection(data.text()):
            self._take_words(data)

    def _link_selection(self, text: str) -> bool:
        """Make the selection a link if an address comes over it."""
        words = self._body.textCursor().selectedText()
        if not words.strip() or "\u2029" in words or len(text) > MOST:
            return False
        from deskeditor.markup import editing, link_addresses

        if (
            not link_addresses.is_address(text)
            or link_addresses.is_address(words)
            or self._body.keys.in_code()
        ):
            return False
        target = link_addresses.clean(text.strip())
        target = f"https://{target}" if target.startswith("www.") else target
        return self._body.apply(partial(editing.link, address=target))

    def _take_words(self, data: QMimeData) -> None:
        html, text = data.html() if data.hasHtml() else "", data.text()
        if max(len(text), 0 if text else len(html)) > MOST:
            self._refuse(len(text or html))
        elif not html.strip() or len(html) > MOST or self._body.keys.in_code():
            self._insert(Spot(self._body), _lined(text))
        elif len(html) <= HTML_AT_ONCE:
            self._put(Spot(self._body), text, _converted(html))
        else:
            spot = Spot(self._body)
            self._desk.pure.run(lambda: _converted(html), partial(self._put, spot, text), self._failed)

    def _put(self, spot: Spot, text: str, made: "Converted | None") -> None:
        if made is None or not made.is_rich:
            self._insert(spot, _lined(text or (made.markdown if made else "")))
            return
        markdown = made.markdown
        if _DEFINES.search(markdown):
            from deskeditor.markup import editing_footnotes

            markdown = editing_footnotes.renumbered(
                markdown, editing_footnotes.last_number(self._body.source)
            )
        if made.pictures:
            self._pictures.keep_pasted(made.pictures, partial(self._put_rich, spot, made, markdown))
        else:
            self._put_rich(spot, made, markdown)

    def _put_rich(self, spot: Spot, made: "Converted", markdown: str, kept: Sequence[str] = ()) -> None:
        """Insert Markdown with the pictures that were kept, and say which were not."""
        if made.pictures:
            from deskeditor.markup import pasted_pictures

            markdown = pasted_pictures.put_back(markdown, kept)
        self._insert(spot, markdown, as_blocks=True)
        left_out = made.pictures_left_out + sum(not reference for reference in kept)
        if said := " ".join(filter(None, (_left_out(left_out), _remote(made.remote_pictures)))):
            self._desk.messages.toast(said)

    def _insert(self, spot: Spot, words: str, *, as_blocks: bool = False) -> None:
        """Put words at a spot, in one go or, if they are many, piece by piece."""
        if not spot.is_here:
            self._desk.messages.toast(_GONE)
            return
        if len(words) > AT_ONCE:
            SlowInsert(self._body, spot, words, self._body.ensureCursorVisible)
            return
        from deskeditor.markup import editing, editing_cells

        before = self._body.place()
        moved = not spot.start <= before.position <= spot.end
        end = spot.end
        spot.choose()
        make = editing.passage if as_blocks else editing.words
        grown = self._body.document().characterCount()
        in_cell = not self._body.keys.in_code() and self._body.apply(partial(editing_cells.paste, new=words))
        if not in_cell:
            self._body.apply(partial(make, new=words))
        grown = self._body.document().characterCount() - grown
        if moved:
            shift = grown if before.position >= end else 0
            self._body.select(before._replace(anchor=before.anchor + shift, position=before.position + shift))

    def _paste_plain(self) -> None:
        """Paste into the field that has the focus: headline, fields and body alike."""
        field = QApplication.focusWidget()
        if field is not self._body and field is not None and hasattr(field, "paste"):
            field.paste()
            return
        text = QGuiApplication.clipboard().text()
        if len(text) > MOST:
            self._refuse(len(text))
        else:
            self._insert(Spot(self._body), _lined(text))

    def _link_stories(self, ids: tuple[str, ...]) -> None:
        spot = Spot(self._body)
        self._desk.lane.ask(lambda library: _stories(library, ids), partial(self._linked, spot), self._failed)

    def _linked(self, spot: Spot, found: list[tuple[str, str]]) -> None:
        if not spot.is_here:
            self._desk.messages.toast(_GONE)
            return
        spot.choose()
        self._linking.link_stories(found)
        self._view.edit_body()

    def _refuse(self, size: int) -> None:
        self._desk.messages.toast(
            f"{size // 1_000_000} million characters are too many to paste: import them as a file."
        )

    def _failed(self, error: DeskError) -> None:
        self._desk.messages.toast(str(error))


def _converted(html: str) -> "Converted | None":
    from deskeditor.markup import from_html  # loads nh3: not before the first paint

    return from_html.convert(html)


def _lined(text: str) -> str:
    """Plain text with ordinary line ends, and without what no text has."""
    text = "\n".join(text.replace("\0", "").splitlines()) + ("\n" if text.endswith(("\n", "\r")) else "")
    return text.replace("\ufeff", "")


def _left_out(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return "A picture was left out: copy it by itself, or drop its file here."
    return f"{count} pictures were left out: copy each by itself, or drop its file here."


def _remote(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return "A picture stays on its own server: copy it by itself to keep it in the library."
    return f"{count} pictures stay on their own servers: copy each by itself to keep it in the library."


def _stories(library: "Library", ids: tuple[str, ...]) -> list[tuple[str, str]]:
    from deskeditor.services import stories  # loads SQLAlchemy: not on the UI thread

    found = [stories.story(library, each) for each in ids]
    return [(story.details.slug, story.headline) for story in found]
