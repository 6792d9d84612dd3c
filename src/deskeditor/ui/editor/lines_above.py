"""How does a step up go by lines where the text above has not been laid out yet?

Qt takes a paragraph that nobody has seen for one line: three lines up would be three paragraphs. So what may
be scrolled to next is laid out ahead.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPlainTextEdit

_AHEAD = 60  # lines: more than the highest screen shows


class LinesAbove(QObject):
    """Lays out the lines above those in sight, after each scroll and whenever it is asked."""

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.lay_out)
        field.verticalScrollBar().valueChanged.connect(self._scrolled)

    def _scrolled(self) -> None:
        self._soon.start()

    def lay_out(self) -> None:
        """Do it now."""
        layout = self._field.document().documentLayout()
        block = self._field.firstVisibleBlock()
        ahead = _AHEAD
        while block.isValid() and ahead > 0:
            if not block.layout().lineCount():
                layout.blockBoundingRect(block)
            ahead -= block.lineCount()
            block = block.previous()
