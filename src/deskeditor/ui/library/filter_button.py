"""How does a word open a menu?"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QPushButton

from deskeditor.ui import theme

_AROUND = 26  # pixels that the style sheet keeps beside the text, the chevron's included


class FilterButton(QPushButton):
    """A word with a chevron right behind it; `strong` sets the word bold."""

    def __init__(self, tip: str, menu: QMenu, *, strong: bool = False) -> None:
        super().__init__()
        self._weight = 600 if strong else 400
        self.setProperty("role", "filter")
        self.setProperty("strong", "true" if strong else "false")
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        self.setMenu(menu)

    def sizeHint(self) -> QSize:
        """As wide as the word and the chevron: the style would put them far apart."""
        font = theme.current().ui_font(12, self._weight)
        return QSize(QFontMetrics(font).horizontalAdvance(self.text()) + _AROUND, super().sizeHint().height())
