"""Where does something open that belongs to the caret?"""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

_LEAST = 2  # pixels


def at_caret(field: QPlainTextEdit) -> QWidget:
    """A place at the caret of a text, as wide as nothing: it cannot be seen and takes no clicks."""
    found = field.viewport().findChild(QWidget, "caretAnchor")
    anchor = found if isinstance(found, QWidget) else QWidget(field.viewport())
    anchor.setObjectName("caretAnchor")
    place = field.cursorRect()
    anchor.setGeometry(place.x(), place.y(), _LEAST, place.height())
    anchor.hide()
    return anchor
