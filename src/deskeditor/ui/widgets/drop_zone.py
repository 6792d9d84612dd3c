"""Where is a picture shown, chosen, dropped and taken away?"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QImageWriter,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskeditor.ui import icons, theme

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
INVITATION = "Drop a picture here, or choose one"
WIDE = 9 / 16
SOCIAL = 1 / 1.91  # what social networks cut cards to


class DropZone(QWidget):
    """A box with the picture, or the wish for one; Enter or a click asks for a file, Delete to remove it."""

    choice_requested = Signal()
    file_dropped = Signal(str)  # path
    image_dropped = Signal(bytes)  # PNG data of a picture without a file
    removal_requested = Signal()

    def __init__(self, ratio: float = WIDE) -> None:
        super().__init__()
        self._ratio = ratio
        self._picture = QImage()
        self._words = INVITATION
        self._is_target = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: QImage, words: str = "") -> None:
        """Show a picture, or words where there is none (`""`: the invitation to choose one)."""
        self._picture = picture
        self._words = words or INVITATION
        self.setAccessibleDescription("A picture is set" if not picture.isNull() else self._words)
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The box keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width, in pixels."""
        return round(width * self._ratio)

    def sizeHint(self) -> QSize:
        """The size in an inspector of usual width."""
        return QSize(288, self.heightForWidth(288))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click asks for a file."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.choice_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space ask for a file, Delete takes the picture away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choice_requested.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Picture files and pictures are welcome."""
        if event.mimeData().hasImage() or _picture_file(event.mimeData()):
            event.acceptProposedAction()
            self._be_target(wanted=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Nothing is over the box any more."""
        self._be_target(wanted=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        self._be_target(wanted=False)
        event.acceptProposedAction()
        if path := _picture_file(event.mimeData()):
            self.file_dropped.emit(path)
        elif event.mimeData().hasImage():
            self.image_dropped.emit(_as_png(QImage(event.mimeData().imageData())))

    def _be_target(self, *, wanted: bool) -> None:
        self._is_target = wanted
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture filling the box, or a dashed frame with an icon and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self._picture.isNull():
            self._paint_invitation(painter, box)
        else:
            self._paint_picture(painter, box)
        if self.hasFocus() or self._is_target:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.current().colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.end()

    def _paint_invitation(self, painter: QPainter, box: QRectF) -> None:
        look = theme.current()
        painter.setBrush(look.colour("accent-subtle" if self._is_target else "surface"))
        painter.setPen(QPen(look.colour("border-strong"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 6, 6)
        pixmap = icons.pixmap("image", "text3", 24, self.devicePixelRatioF())
        painter.drawPixmap(int(box.center().x() - 12), int(box.center().y() - 26), pixmap)
        painter.setFont(look.ui_font(12))
        painter.setPen(look.colour("text2"))
        words = box.adjusted(12, box.height() / 2 + 4, -12, -6)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._words)

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        clip = QPainterPath()
        clip.addRoundedRect(box, 6, 6)
        painter.setClipPath(clip)
        size = self._picture.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        area = QRectF(0, 0, size.width(), size.height())
        area.moveCenter(box.center())
        painter.drawImage(area, self._picture)
        painter.setClipping(False)


def _picture_file(data: QMimeData) -> str:
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if Path(path).suffix.lower() in SUFFIXES), "")


def _as_png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())
