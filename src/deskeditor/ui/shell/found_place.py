"""Where in the window does a hit of a search in the whole library stand?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from deskeditor.markup.searching import Units

if TYPE_CHECKING:
    from deskeditor.markup.story_hits import Hit
    from deskeditor.ui.editor.editor_view import EditorView

_OF_CARDS = ("card/", "web/")


def is_of_cards(hit: "Hit") -> bool:
    """Whether it stands in a card's words."""
    return hit.field.startswith(_OF_CARDS)


def show_in_editor(view: "EditorView", hit: "Hit") -> bool:
    """Select a hit in headline, standfirst or body; whether it stands in one of them, and there still."""
    fields: dict[str, QPlainTextEdit] = {
        "headline": view.head.headline,
        "standfirst": view.head.standfirst,
        "body": view.body,
    }
    field = fields.get(hit.field)
    if field is None:
        return False
    if field is not view.body:
        view.head.show()
    _select(field, hit)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def _select(field: QPlainTextEdit, hit: "Hit") -> None:
    text = field.toPlainText()
    if text[hit.start : hit.end] != hit.found:
        return  # it was edited meanwhile
    units, cursor = Units(text), field.textCursor()
    cursor.setPosition(units.unit(hit.start))
    cursor.setPosition(units.unit(hit.end), cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    field.centerCursor()
