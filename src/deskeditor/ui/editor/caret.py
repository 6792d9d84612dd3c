"""Where and when is the caret drawn?

Qt draws it in the colour of the text; here it has the theme's accent, and blinks as the system says.
"""

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QPlainTextEdit

from deskeditor.ui import theme

_WIDTH = 2  # pixels


class Caret(QObject):
    """The caret of a text field; while something is dragged over it, where that would fall."""

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self._shown = False
        self._drop: QPoint | None = None
        self._drawn = QRect()
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._toggle)
        field.setCursorWidth(0)
        field.cursorPositionChanged.connect(self.restart)

    def restart(self) -> None:
        """Show it if one can type here, and begin to blink anew."""
        shown = self._field.hasFocus() and not self._field.isReadOnly()
        period = QGuiApplication.styleHints().cursorFlashTime() // 2
        if shown and period > 0:
            self._blink.start(period)
        else:
            self._blink.stop()
        self._show(shown)

    def drag_to(self, place: QPoint | None) -> None:
        """Show where what is dragged would fall; None when it is gone."""
        self._drop = place
        self._show(self._shown)

    def paint(self) -> None:
        """Draw it over the text, if it is to be seen now."""
        if self._shown or self._drop is not None:
            self._drawn = self._place()
            painter = QPainter(self._field.viewport())
            painter.fillRect(self._drawn, theme.current().colour("accent"))
            painter.end()

    def _place(self) -> QRect:
        if self._drop is None:
            rect = self._field.cursorRect()
        else:
            rect = self._field.cursorRect(self._field.cursorForPosition(self._drop))
        return QRect(rect.x(), rect.y(), _WIDTH, rect.height())

    def _toggle(self) -> None:
        self._show(not self._shown)

    def _show(self, shown: bool) -> None:
        self._shown = shown
        self._field.viewport().update(self._drawn)
        self._field.viewport().update(self._place())
