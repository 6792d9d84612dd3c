"""How do pictures get into the library and into the body: chosen, pasted, dropped?"""

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QFileDialog

from deskeditor.errors import DeskError, UnreadableFile
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor import clipboard
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.editor.spot import Spot

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

    Kept = tuple[list[tuple[str, str]], list[str]]  # references with captions, and what went wrong

_PICTURES = "Pictures (*.png *.jpg *.jpeg *.gif *.webp)"
_MOST = 50  # pictures at once
_LARGEST = 64_000_000  # bytes of a file


class PictureInserts(QObject):
    """Keeps pictures in the library, off the UI thread, and puts them where they were meant to go."""

    def __init__(self, view: EditorView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk
        desk.commands.on("insert.image", self._choose)

    def _choose(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self._view, "Insert image", "", _PICTURES)
        if paths:
            self.take_files(tuple(map(Path, paths)))

    def take_files(self, paths: tuple[Path, ...]) -> None:
        """Take files; one that is no picture is refused in words."""
        if len(paths) > _MOST:
            self._desk.messages.toast(f"{len(paths)} files are too many at once: drop {_MOST} or fewer.")
            return
        self._desk.lane.ask(
            lambda library: _kept_files(library, paths),
            partial(self._insert, Spot(self._view.body)),
            self._failed,
        )

    def take_picture(self, data: QMimeData) -> None:
        """Take a picture that has no file."""
        encoded = clipboard.encoded_picture(data)
        found = (b"", 0, 0) if encoded else clipboard.pixels(data)
        self._desk.lane.ask(
            lambda library: ([_kept(library, encoded or _png(*found), "")], []),
            partial(self._insert, Spot(self._view.body)),
            self._failed,
        )

    def keep_pasted(self, pictures: Sequence[str], done: Callable[[list[str]], None]) -> None:
        """Keep pictures that came inside pasted words; `done` gets their references, empty where refused.

        The words come without them where the library takes none.
        """

        def go_without(error: DeskError) -> None:
            done([""] * len(pictures))
            self._failed(error)

        self._desk.lane.ask(lambda library: _kept_pasted(library, pictures), done, go_without)

    def _insert(self, spot: Spot, kept: "Kept") -> None:
        pictures, refused = kept
        if refused:
            self._desk.messages.toast(" ".join(refused[:2]))
        if not pictures:
            return
        if not spot.is_here:
            self._desk.messages.toast("Another story is open by now: insert the picture there again.")
            return
        from deskeditor.markup import editing

        spot.choose()
        self._view.body.apply(partial(editing.images, pictures=pictures))
        self._view.edit_body()

    def _failed(self, error: DeskError) -> None:
        self._desk.messages.toast(str(error))


def _kept_files(library: "Library", paths: tuple[Path, ...]) -> "Kept":
    kept, refused = [], []
    for path in paths:
        try:
            kept.append(_kept(library, _read(path), path.name))
        except UnreadableFile as error:
            refused.append(str(error))
    return kept, refused


def _kept_pasted(library: "Library", pictures: Sequence[str]) -> list[str]:
    from deskeditor.markup import pasted_pictures

    references = []
    for picture in pictures:
        try:
            reference, _ = _kept(library, pasted_pictures.decoded(picture), "")
        except UnreadableFile:
            reference = ""
        references.append(reference)
    return references


def _read(path: Path) -> bytes:
    if not clipboard.is_picture(path):
        raise UnreadableFile(f"“{path.name}” is no picture: drop it on the window to import it as a story.")
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableFile(f"“{path.name}” is larger than {_LARGEST // 1_000_000} MB: make it smaller.")
        return path.read_bytes()
    except OSError as reason:
        raise UnreadableFile(f"“{path.name}” cannot be read: {reason.strerror}.") from reason


def _kept(library: "Library", data: bytes, name: str) -> tuple[str, str]:
    from deskeditor.services import assets  # loads SQLAlchemy: not on the UI thread

    asset = assets.add_image(library, data, name)
    words = assets.words_in(data)
    credit = f"Credit: {words.credit}" if words.credit else ""
    return asset.reference, " ".join(filter(None, (words.caption, credit)))


def _png(pixels: bytes, width: int, height: int) -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.frombytes("RGBA", (width, height), pixels).save(out, "PNG")
    return out.getvalue()
