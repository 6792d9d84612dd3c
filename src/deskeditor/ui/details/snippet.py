"""How will the page look among the results of a search engine?"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from deskeditor.domain.excerpt import cut
from deskeditor.ui import theme
from deskeditor.ui.details.fallbacks import DESCRIPTION_LIMIT
from deskeditor.ui.widgets import ElidedLabel, text_label

TITLE_WIDTH = 580  # pixels that search engines give a title before they cut it


class SnippetTitle(QWidget):
    """The title of a result, one line, cut where it ends."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line of 15 px."""
        return QSize(120, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The title in the colour of links."""
        look, painter = theme.current(), QPainter(self)
        painter.setFont(look.ui_font(15, 500))
        painter.setPen(look.colour("link-blue"))
        room = min(self.width(), TITLE_WIDTH)
        shown = painter.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class SearchSnippet(QFrame):
    """Address, title and description as a search engine shows them; a click tells which part."""

    part_clicked = Signal(str)  # the field's name: canonical, search_title, description

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.address = ElidedLabel(role="muted", mode=Qt.TextElideMode.ElideMiddle)
        self.title = SnippetTitle()
        self.description = text_label("", "muted", wrap=True)
        self.description.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._parts: dict[QWidget, str] = {
            self.address: "canonical",
            self.title: "search_title",
            self.description: "description",
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(3)
        for part in self._parts:
            part.setCursor(Qt.CursorShape.PointingHandCursor)
            column.addWidget(part)

    def show_result(self, address: str, title: str, description: str) -> None:
        """Show what a search engine would."""
        self.address.setText(" › ".join(part for part in address.removesuffix(".html").split("/") if part))
        self.title.text = title
        self.title.setVisible(bool(title))
        self.title.update()
        self.description.setText(cut(description, DESCRIPTION_LIMIT))
        self.description.setVisible(bool(description))
        self.setAccessibleName(f"Search result: {title}. {description}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the part that was clicked."""
        part = self.childAt(event.position().toPoint())
        if part in self._parts:
            self.part_clicked.emit(self._parts[part])

    def changeEvent(self, event: QEvent) -> None:
        """Repaint in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.title.update()
