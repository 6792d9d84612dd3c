"""Which fonts, sizes and colours does the text of a story have in the editor?"""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextFormat

from deskeditor.ui import theme
from deskeditor.ui.editor.markdown_lines import Look

SMALLEST, LARGEST = 12, 24  # pixels
LINE_HEIGHT = 1.625  # of the size
_HEADING = 1.125  # of the size


class Face(StrEnum):
    """What the body is set in."""

    SERIF = "serif"
    TYPEWRITER = "typewriter"


class Measure(StrEnum):
    """How long the longest line is."""

    NARROW = "narrow"
    USUAL = "usual"
    WIDE = "wide"


_EMS = {Measure.NARROW: 28, Measure.USUAL: 35, Measure.WIDE: 42}
_DEFAULT_SIZE = {Face.SERIF: 16, Face.TYPEWRITER: 15}
_BOLD = Look.STRONG | Look.HEADING | Look.TO_COME | Look.LIST_MARK
_SLANTED = Look.EMPHASIS | Look.QUOTE | Look.COMMENT
_TOKENS = (  # the first that holds gives the colour of a run
    (Look.TO_COME, "amber"),
    (Look.MARK, "text3"),
    (Look.COMMENT, "text3"),
    (Look.LINK, "accent"),
    (Look.LIST_MARK, "accent"),
    (Look.QUOTE, "text2"),
)


class BodyFace(QObject):
    """The face and size of the body, and the format of each look in it; `changed` when any of it differs."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._face = Face.SERIF
        self._size = _DEFAULT_SIZE[Face.SERIF]
        self._measure = Measure.USUAL
        self._number = 0
        self._formats: dict[Look, QTextCharFormat] = {}
        theme.current().changed.connect(self._renew)

    @property
    def face(self) -> Face:
        """What the body is set in."""
        return self._face

    @property
    def size(self) -> int:
        """Pixels."""
        return self._size

    @property
    def word(self) -> str:
        """The face's name, as the settings have it."""
        return self._face.value

    @property
    def sizes(self) -> range:
        """The sizes that the text can have, in pixels."""
        return range(SMALLEST, LARGEST + 1)

    @property
    def line_height(self) -> int:
        """Pixels."""
        return round(self._size * LINE_HEIGHT)

    @property
    def measure(self) -> int:
        """The longest line, in pixels."""
        return _EMS[self._measure] * self._size

    @property
    def measure_word(self) -> str:
        """The measure's name, as the settings have it."""
        return self._measure.value

    def set_measure(self, word: str) -> None:
        """Change the measure by its name; a name that is none changes nothing."""
        if word in set(Measure) and word != self._measure:
            self._measure = Measure(word)
            self.changed.emit()  # no line looks another way: nothing is painted anew

    @property
    def font(self) -> QFont:
        """What plain text is set in."""
        current = theme.current()
        return current.serif(self._size) if self._face is Face.SERIF else current.mono(self._size)

    @property
    def number(self) -> int:
        """Counts the changes, so that a document knows whether it is painted as of now."""
        return self._number

    def set_face(self, face: Face) -> None:
        """Change the face; the size goes to what suits it."""
        self._face = face
        self._size = _DEFAULT_SIZE[face]
        self._renew()

    def set_word(self, word: str) -> None:
        """Change the face by its name; a name that is none changes nothing."""
        if word in set(Face) and word != self._face:
            self.set_face(Face(word))

    def set_size(self, size: int) -> None:
        """Change the size, in pixels, within its bounds."""
        self._size = max(SMALLEST, min(LARGEST, size))
        self._renew()

    def format_of(self, look: Look) -> QTextCharFormat:
        """The format of a run."""
        if look not in self._formats:
            self._formats[look] = self._format(look)
        return self._formats[look]

    def _renew(self) -> None:
        self._number += 1
        self._formats.clear()
        self.changed.emit()

    def _format(self, look: Look) -> QTextCharFormat:
        current = theme.current()
        made = QTextCharFormat()
        token = next((token for part, token in _TOKENS if look & part), "")
        if token:
            made.setForeground(current.colour(token))
        if look & _BOLD and not look & Look.MARK:
            made.setFontWeight(QFont.Weight.Bold)
        if look & Look.HEADING:
            made.setProperty(QTextFormat.Property.FontPixelSize, round(self._size * _HEADING))
        made.setFontItalic(bool(look & _SLANTED) and not look & (Look.MARK | Look.UPRIGHT))
        made.setFontStrikeOut(bool(look & Look.STRUCK))
        if look & Look.TO_COME:
            made.setBackground(current.colour("amber-subtle"))
        if look & Look.CODE:
            made.setFontFamilies(theme.MONO_FAMILIES)
            made.setProperty(QTextFormat.Property.FontPixelSize, round(self._size * 0.9))
            made.setBackground(current.colour("sunken"))
        return made
