"""How is a line shown that may be longer than its room?"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from deskeditor.ui.widgets.role import plain_tip


class ElidedLabel(QLabel):
    """One line of plain text that shortens itself with an ellipsis; its tooltip has the whole."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(24)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another line; line breaks become spaces."""
        super().setText(" ".join(text.split()))
        self._tell()

    def minimumSizeHint(self) -> QSize:
        """It never asks for more than a few letters' room."""
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """The tooltip is there only while something is cut off."""
        self._tell()

    def _tell(self) -> None:
        self.setToolTip(plain_tip(self.text()) if self._shown() != self.text() else "")

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, shortened to the room there is."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        align = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.contentsRect(), align, self._shown())
        painter.end()


class ElidedButton(QPushButton):
    """A button whose words are shortened with an ellipsis where its row is too narrow for them.

    It gives way only to `least` pixels; its tooltip is its owner's, and should have the whole.
    """

    def __init__(self, least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """All of its words, or `least` where they are longer."""
        whole = self.sizeHint()
        return QSize(min(self._least, whole.width()), whole.height())

    @property
    def shown(self) -> str:
        """What of its words there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button with what there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.shown
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()
