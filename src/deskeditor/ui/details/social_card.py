"""How will the page look where somebody shares it?"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from deskeditor.ui import icons, theme
from deskeditor.ui.details.snippet_part import DrawnButton, Look, SnippetPart, paint_ring
from deskeditor.ui.widgets.drop_zone import SOCIAL

NO_PICTURE = "No picture: the card will be small"
NO_ADDRESS = "Shown once the site’s address is set"
_RADIUS = 8
_DOMAIN = Look(11, 16, "text2")
_TITLE = Look(13, 18, "text", weight=600, lines=2)
_DESCRIPTION = Look(12, 16, "text2")


class SocialPicture(DrawnButton):
    """The picture in the shape that social networks cut it to; leads to its field."""

    def __init__(self) -> None:
        super().__init__("Choose the social image")
        self._picture = QImage()
        self.show_picture(QImage(), NO_PICTURE)

    def show_picture(self, picture: QImage, words: str) -> None:
        """Show a picture, or why there is none."""
        self._picture = picture
        self.setText("" if words == NO_PICTURE and not picture.isNull() else words)
        self.setAccessibleName(f"Social image: {self.text() or 'a picture is set'}")
        self.update()

    def hasHeightForWidth(self) -> bool:
        """It keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width, in pixels."""
        return round(width * SOCIAL)

    def sizeHint(self) -> QSize:
        """The size in an inspector of usual width."""
        return QSize(288, self.heightForWidth(288))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture under rounded corners, or the words in its place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()).adjusted(0, 0, 0, _RADIUS), _RADIUS, _RADIUS)
        painter.setClipPath(clip)
        painter.fillRect(self.rect(), theme.current().colour("sunken"))
        if self.text():
            self._paint_words(painter)
        else:
            self._paint_picture(painter)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()))
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        area = QRect(0, 0, size.width(), size.height())
        area.moveCenter(self.rect().center())
        painter.drawImage(area, self._picture)

    def _paint_words(self, painter: QPainter) -> None:
        look, middle = theme.current(), self.rect().center()
        painter.drawPixmap(
            middle.x() - 12, middle.y() - 26, icons.pixmap("image", "text3", 24, self.devicePixelRatioF())
        )
        painter.setFont(look.ui_font(12))
        painter.setPen(look.colour("text2"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(12, middle.y() + 6, self.width() - 24, self.height(), flags, self.text())


class SocialCard(QFrame):
    """Picture, domain, title and description as social networks show them; each leads to its field."""

    part_clicked = Signal(str)  # the field's name: picture, canonical, social_title, social_description

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._pictures: dict[bool, QImage] = {}  # by whether it is the social image, or else the lead image
        self._has_address = False
        self.picture = SocialPicture()
        self.domain = SnippetPart("Canonical address", _DOMAIN)
        self.title = SnippetPart("Social title", _TITLE)
        self.description = SnippetPart("Social description", _DESCRIPTION)
        words = QVBoxLayout()
        words.setContentsMargins(8, 6, 8, 8)
        words.setSpacing(0)
        for part in (self.domain, self.title, self.description):
            words.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.picture)
        column.addLayout(words)
        self._connect()

    def _connect(self) -> None:
        parts = {
            "picture": self.picture,
            "canonical": self.domain,
            "social_title": self.title,
            "social_description": self.description,
        }
        for name, part in parts.items():
            part.clicked.connect(lambda _checked=False, name=name: self.part_clicked.emit(name))

    def show_card(self, domain: str, title: str, description: str) -> None:
        """Show the words; without the site's address, networks are told of no picture."""
        self._has_address = bool(domain)
        self.domain.show_words(domain)
        self.title.show_words(title)
        self.description.show_words(description)
        self.setAccessibleName(f"Social card: {title}. {description}")
        self._show_picture()

    def show_picture(self, picture: QImage, *, is_own: bool) -> None:
        """Take the social image, or the lead image, which stands in for it."""
        self._pictures[is_own] = picture
        self._show_picture()

    def _show_picture(self) -> None:
        found = [one for own in (True, False) if not (one := self._pictures.get(own, QImage())).isNull()]
        shown = found[0] if found else QImage()
        needs_address = bool(found) and not self._has_address
        self.picture.show_picture(shown, NO_ADDRESS if needs_address else NO_PICTURE)
