"""How high is a box of several lines?"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy


class GrowingText(QPlainTextEdit):
    """A box of plain text as high as what stands in it, between two numbers of lines; Tab moves on."""

    left = Signal()  # the focus went elsewhere

    def __init__(self, fewest: int, most: int) -> None:
        super().__init__()
        self._fewest, self._most = fewest, most
        self.setTabChangesFocus(True)
        self.setProperty("role", "field")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)

    def fit(self) -> None:
        """Take the height of the text."""
        lines = min(max(self.document().lineCount(), self._fewest), self._most)
        height = QFontMetrics(self.font()).lineSpacing() * lines + 2 * self._edge()
        if height != self.height():
            self.setFixedHeight(height)
        overflows = self.document().lineCount() > self._most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if overflows else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def _edge(self) -> int:
        margins = self.contentsMargins()
        return margins.top() + round(self.document().documentMargin()) + 2

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the editor went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()
