"""What does the text of a document say, without reading the whole document at every key?"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextDocument

from deskeditor.ui.editor.joined_lines import JoinedLines

_LINE_SEPARATOR = "\u2028"


class TextSource(QObject):
    """The lines of a document, kept up to date from its `contentsChange`; `changed` when they differ.

    Unlike `toPlainText` it keeps no-break spaces, and it reads only the lines that an edit touched.
    Changes of format alone are not announced.
    """

    changed = Signal()

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._lines = JoinedLines(self._read(0, document.blockCount()))
        document.contentsChange.connect(self._follow)

    @property
    def text(self) -> str:
        """The whole text, its lines joined by `\\n`."""
        return self._lines.text

    def _follow(self, position: int, _removed: int, added: int) -> None:
        count = self._document.blockCount()
        end = min(position + added, self._document.characterCount() - 1)
        first = self._document.findBlock(position).blockNumber()
        last = self._document.findBlock(end).blockNumber()
        behind = count - 1 - last  # lines after the edit are what they were
        lines = self._read(first, last + 1)
        if self._lines.exchange(first, len(self._lines) - behind, lines):
            self.changed.emit()

    def _read(self, first: int, end: int) -> list[str]:
        lines = []
        block = self._document.findBlockByNumber(first)
        for _ in range(first, end):
            lines.append(block.text().replace(_LINE_SEPARATOR, "\n"))
            block = block.next()
        return lines
