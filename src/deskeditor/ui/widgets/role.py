"""How does a widget get its look from the style sheet?"""

from html import escape
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

from deskeditor.ui import theme

W = TypeVar("W", bound=QWidget)


def set_role(widget: W, role: str, **properties: str) -> W:
    """Give a widget a role of `base.qss`, and properties such as `kind="amber"`; returns the widget."""
    widget.setProperty("role", role)
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet looks at, and show it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def plain_tip(text: str) -> str:
    """What `setToolTip` must be given so that it shows just this text, and takes no mark-up for its own."""
    return f"<p>{escape(text)}</p>" if "<" in text else text


def bold_width(text: str, size: int) -> int:
    """The width of a text that is bold while it is chosen: its button has room for that from the start."""
    return QFontMetrics(theme.current().ui_font(size, 600)).horizontalAdvance(text)


def text_label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """A plain-text label in a role of `base.qss`, such as `heading` or `muted`."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label
