"""How does a card get a picture of its own, or none?"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from deskeditor.domain.card import Card, CardField
from deskeditor.domain.drift import worded
from deskeditor.errors import DeskError, UnreadableFile
from deskeditor.ui.cards.card_actions import CardActions
from deskeditor.ui.cards.card_feed import CardFeed
from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

_KINDS = "Pictures (*.png *.jpg *.jpeg *.webp *.gif *.avif)"


class OwnPictures(QObject):
    """Asks for a picture, takes it into the library, and gives it to a card."""

    def __init__(self, window: QWidget, feed: CardFeed, actions: CardActions, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._feed, self._actions, self._desk = window, feed, actions, desk

    def choose(self, card: Card) -> None:
        """Ask for a file."""
        path, _ = QFileDialog.getOpenFileName(self._window, "Choose a picture for the card", "", _KINDS)
        if path:
            self.take(card.id, Path(path))

    def take(self, card_id: str, path: Path) -> None:
        """Put a file into the library and onto a card."""
        self._desk.lane.ask(
            lambda library: _added(library, path),
            lambda reference: self._put(card_id, reference),
            self._refused,
        )

    def drop(self, card: Card) -> None:
        """Show the card without a picture."""
        self._put(card.id, "")

    def _put(self, card_id: str, reference: str) -> None:
        card = self._actions.card(card_id)
        if card is not None:
            self._actions.put(worded(card, CardField.IMAGE, reference, self._feed.values(card)))

    def _refused(self, error: DeskError) -> None:
        self._desk.messages.toast(str(error))


def _added(library: "Library", path: Path) -> str:
    from deskeditor.services import assets  # loads Pillow: not on the UI thread

    try:
        data = path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise UnreadableFile(f"“{path.name}” cannot be read: {why}. Choose another file.") from error
    return assets.add_image(library, data, path.name).reference
