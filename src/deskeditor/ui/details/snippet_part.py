"""How does one text of a snippet stand there: its look, its lines, and what a press on it does?"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from deskeditor.ui import theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
RING = 4  # pixels around the words, where the focus is shown


@dataclass(frozen=True, slots=True)
class Look:
    """A font of the interface, a colour of the theme, and how much room a text may take."""

    size: int  # pixels
    line: int  # pixels from line to line
    token: str
    weight: int = 400
    lines: int = 1
    widest: int = 10_000  # pixels
    in_the_middle: bool = False  # where one line is cut


class DrawnButton(QAbstractButton):
    """Something drawn that leads to the field it comes from; a click, Enter or Space presses it."""

    def __init__(self, tip: str) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tip)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


class SnippetPart(DrawnButton):
    """Words that are cut where their room ends."""

    def __init__(self, name: str, look: Look) -> None:
        super().__init__(f"Edit the {name.lower()}")
        self._name, self._look = name, look

    def show_words(self, words: str) -> None:
        """Show other words; without any there is nothing to be seen."""
        words = " ".join(words.split())
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")
        self.setVisible(bool(words))
        self.updateGeometry()

    def shown_lines(self, width: int) -> list[str]:
        """The lines as they are drawn in that many pixels, the last one cut if there is more."""
        metrics, room = QFontMetricsF(self._font()), self._room(width)
        if self._look.lines == 1:
            mode = Qt.TextElideMode.ElideMiddle if self._look.in_the_middle else Qt.TextElideMode.ElideRight
            return [metrics.elidedText(self.text(), mode, room)]
        lines = _wrapped(self.text(), self._font(), room)
        kept = lines[: self._look.lines]
        if len(lines) > len(kept):
            rest = "".join(lines[self._look.lines - 1 :])
            kept[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
        return [line.rstrip() for line in kept]

    def hasHeightForWidth(self) -> bool:
        """Its height follows its lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width, in pixels."""
        return self._look.line * len(self.shown_lines(width)) + RING

    def sizeHint(self) -> QSize:
        """One line, or as many as there are at its width."""
        return QSize(120, self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, and a ring while it has the focus."""
        colours, painter = theme.current(), QPainter(self)
        painter.setFont(self._font())
        painter.setPen(colours.colour(self._look.token))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        for number, line in enumerate(self.shown_lines(self.width())):
            top = RING // 2 + number * self._look.line
            painter.drawText(RING, top, self.width() - RING, self._look.line, flags, line)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def _room(self, width: int) -> float:
        return max(1, min(width - 2 * RING, self._look.widest))

    def _font(self) -> QFont:
        return theme.current().ui_font(self._look.size, self._look.weight)


def paint_ring(painter: QPainter, box: QRectF) -> None:
    """The ring around what has the focus."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.current().colour("accent"), 2))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)


def _wrapped(text: str, font: QFont, room: float) -> list[str]:
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, 0))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines or [""]
