"""How does an editor stand in the place of a tile?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from deskeditor.ui.cards.card_model import CardModel
from deskeditor.ui.cards.carry_list import CarryList
from deskeditor.ui.cards.tile_delegate import TileDelegate

if TYPE_CHECKING:
    from deskeditor.ui.cards.tile_editor import TileEditor


class EditingList(CarryList):
    """A list one of whose tiles may be replaced by an editor of its words."""

    editing_changed = Signal()

    def __init__(self, model: CardModel, delegate: TileDelegate, parent: QWidget | None = None) -> None:
        super().__init__(model, delegate, parent)
        self._editor: TileEditor | None = None

    def choose(self, row: int) -> None:
        """Make a row the current one and bring it into view."""
        index = self.cards.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    @property
    def edited(self) -> str:
        """The id of the card whose words are being changed; empty for none."""
        return self.delegate.edited

    @property
    def is_editing(self) -> bool:
        """Whether the words of a tile are being changed."""
        return self._editor is not None

    def show_editor(self, row: int, editor: "TileEditor") -> None:
        """Put an editor in the place of a tile; the tile grows to its height."""
        tile = self.cards.tile(row)
        if tile is None:
            return
        self.close_editor()
        self._editor = editor
        self.delegate.edited = tile.id
        editor.setParent(self.viewport())
        editor.height_changed.connect(self._fit_editor)
        editor.show()
        self._fit_editor()
        self.choose(row)
        self.editing_changed.emit()

    def close_editor(self) -> None:
        """Show the tile again."""
        if self._editor is None:
            return
        editor, self._editor = self._editor, None
        focused = QApplication.focusWidget()
        had_focus = focused is not None and editor.isAncestorOf(focused)
        editor.hide()
        editor.deleteLater()
        self.delegate.edited = ""
        self.scheduleDelayedItemsLayout()
        if had_focus:
            self.setFocus()
        self.editing_changed.emit()

    def _fit_editor(self) -> None:
        if self._editor is not None:
            width = self.delegate.tile_rect(self.viewport().rect()).width()
            self.delegate.edited_height = self._editor.height_for(width)
            self.doItemsLayout()

    def updateGeometries(self) -> None:
        """Keep the editor above its tile when the list scrolls or is laid out anew."""
        super().updateGeometries()
        self.updateEditorGeometries()

    def updateEditorGeometries(self) -> None:
        """Put the editor where its tile is."""
        super().updateEditorGeometries()
        row = self.cards.row_of(self.delegate.edited) if self._editor is not None else -1
        if self._editor is not None and row >= 0:
            self._editor.setGeometry(self.tile_box(row))
