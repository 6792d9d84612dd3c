"""How is a part of the form folded away under its heading?"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from deskeditor.ui import icons, theme


class FoldHeading(QAbstractButton):
    """A heading with a chevron, which a click or Space turns."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The height of a control."""
        return QSize(120, 30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The heading left, the chevron right, a ring while it has the focus."""
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.ui_font(13, 600))
        painter.setPen(look.colour("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.save()
        painter.translate(self.width() - 10, self.height() / 2)
        painter.rotate(0 if self.isChecked() else -90)
        painter.drawPixmap(-8, -8, icons.pixmap("chevron", "text2", 16, self.devicePixelRatioF()))
        painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-3, 1, -1, -1), 6, 6)
        painter.end()


class Fold(QWidget):
    """A heading, and under it what it shows or hides."""

    toggled = Signal(bool)

    def __init__(self, text: str, content: QWidget) -> None:
        super().__init__()
        self.heading = FoldHeading(text)
        self._content = content
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(content)
        content.setVisible(False)
        self.heading.toggled.connect(content.setVisible)
        self.heading.toggled.connect(self.toggled)

    def set_open(self, *, wanted: bool) -> None:
        """Show or hide the content."""
        self.heading.setChecked(wanted)
