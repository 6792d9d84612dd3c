"""Which commands change the body, and how do they reach it?

The edits themselves are functions of `markup.editing`, tested without a window; each is one step of undo.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from deskeditor.errors import DeskError, UnreadableFile
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.editor_view import EditorView

if TYPE_CHECKING:
    from deskeditor.domain.asset import Asset
    from deskeditor.markup.selection import Edit, Selection
    from deskeditor.storage.library import Library

BAR = (  # the buttons above the text: command and icon
    (
        ("format.heading2", "heading"),
        ("format.bold", "bold"),
        ("format.italic", "italic"),
        ("insert.link", "link"),
    ),
    (
        ("format.quote", "quote"),
        ("format.bullets", "bullets"),
        ("insert.image", "image"),
        ("insert.table", "table"),
        ("insert.embed", "embed"),
    ),
)
_EDITS: dict[str, tuple[str, dict[str, int]]] = {  # command: function of `markup.editing`, arguments
    "format.bold": ("bold", {}),
    "format.italic": ("italic", {}),
    "format.code": ("code", {}),
    "format.strike": ("strike", {}),
    "format.heading2": ("heading", {"level": 2}),
    "format.heading3": ("heading", {"level": 3}),
    "format.heading4": ("heading", {"level": 4}),
    "format.body": ("body_text", {}),
    "format.bullets": ("bullet_list", {}),
    "format.numbers": ("numbered_list", {}),
    "format.quote": ("quote", {}),
    "insert.pull_quote": ("pull_quote", {}),
    "insert.table": ("table", {}),
    "insert.footnote": ("footnote", {}),
    "insert.divider": ("divider", {}),
}
_ADDRESSES = ("http", "https", "mailto")
_PICTURES = "Pictures (*.png *.jpg *.jpeg *.gif *.webp)"


class BodyCommands(QObject):
    """Answers to the commands of text while a story is open."""

    def __init__(self, view: EditorView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._desk = desk
        for name, (function, arguments) in _EDITS.items():
            desk.commands.on(name, partial(self._edit, function, **arguments))
        desk.commands.on("insert.link", lambda: self._edit("link", address=_copied_address()))
        desk.commands.on("insert.embed", lambda: self._edit("embed", address=_copied_address() or "https://"))
        desk.commands.on("insert.image", self._choose_picture)
        desk.commands.on("view.larger", lambda: view.face.set_size(view.face.size + 1))
        desk.commands.on("view.smaller", lambda: view.face.set_size(view.face.size - 1))
        view.bar.show_buttons([[(desk.commands.action(name), icon) for name, icon in group] for group in BAR])

    def _edit(self, function: str, **arguments: object) -> None:
        """Change the body by a function of `markup.editing`; headline and standfirst know no Markdown."""
        if self._view.head.has_focus:
            return
        from deskeditor.markup import editing  # not before the first paint

        self._apply(partial(getattr(editing, function), **arguments))

    def _apply(self, edit: "Callable[[str, Selection], Edit]") -> None:
        from deskeditor.markup.selection import Selection

        body = self._view.body
        done = edit(body.source, Selection(*body.selection()))
        body.change(done.text, done.selection.anchor, done.selection.position)
        self._view.edit_body()

    def _choose_picture(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._view, "Insert image", "", _PICTURES)
        if path:
            self._desk.lane.ask(
                lambda library: _kept(library, Path(path)), self._insert_picture, self._failed
            )

    def _insert_picture(self, asset: "Asset") -> None:
        self._edit("image", reference=asset.reference)

    def _failed(self, error: DeskError) -> None:
        self._desk.messages.info_bar("editor", str(error))


def _copied_address() -> str:
    """What was copied, if it is an address."""
    text = QGuiApplication.clipboard().text().strip()
    return text if QUrl(text, QUrl.ParsingMode.StrictMode).scheme() in _ADDRESSES and " " not in text else ""


def _kept(library: "Library", path: Path) -> "Asset":
    from deskeditor.services import assets  # loads SQLAlchemy: not on the UI thread

    try:
        data = path.read_bytes()
    except OSError as reason:
        raise UnreadableFile(f"“{path.name}” cannot be read: {reason.strerror}.") from reason
    return assets.add_image(library, data, path.name)
