"""How does Markdown look while it is written?

A key costs the lines that it touches. Where more change their look at once (a long text put on the desk, a
code fence opened above a thousand lines), the first are painted, of the rest only what they leave open is
read, and they are painted in slices while nothing else happens. Lines that nobody has seen yet are painted
without being laid out, which Qt's own way does: the layout of a line takes 40 bytes for each of its letters.
"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument, QTextLayout

from deskeditor.ui.editor import markdown_lines
from deskeditor.ui.editor.markdown_lines import NOTHING_OPEN, Look, Run, State

AT_ONCE = 200  # lines painted in one go
_SLICE = 0.004  # seconds of painting before the event loop has its turn


class MarkdownHighlighter(QSyntaxHighlighter):
    """Paints a document by the looks of its lines; `format_of` gives the format of a look."""

    def __init__(
        self, document: QTextDocument, format_of: Callable[[Look], QTextCharFormat], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._format_of = format_of
        self._in_one_go = 0
        self._in_slice = False
        self._unpainted = -1  # the number of the first line that waits for its paint, -1 for none
        self._lines = document.blockCount()
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._paint_slice)
        document.contentsChange.connect(self._begin)  # before `setDocument` connects the base class
        self.setDocument(document)

    @property
    def is_painted(self) -> bool:
        """Whether every line has its paint."""
        return self._unpainted < 0

    def repaint(self) -> None:
        """Paint all anew, after colours or faces changed."""
        self._in_one_go = 0
        self.rehighlight()

    @staticmethod
    def leaves_open(block: QTextBlock) -> bool:
        """Whether a line leaves code or a comment open for the next one."""
        state = _decode(block.userState())
        return bool(state.fence or state.in_comment)

    def highlightBlock(self, text: str) -> None:
        """Paint one line, or only read what it leaves open and paint it later."""
        before = _decode(self.previousBlockState())
        self._in_one_go += 1
        if self._in_slice or self._in_one_go <= AT_ONCE:
            line = markdown_lines.read(text, before)
            self.setCurrentBlockState(_encode(line.state))
            self._paint(text, line.runs)
            return
        self.setCurrentBlockState(_encode(markdown_lines.left_open(text, before)))
        self._paint_later()

    def _begin(self, place: int) -> None:
        self._in_one_go = 0
        before, self._lines = self._lines, self.document().blockCount()
        if self._unpainted >= 0 and self._lines < before:  # lines that wait have moved up
            edited = self.document().findBlock(place).blockNumber()
            self._unpainted = min(self._unpainted, max(edited, self._unpainted + self._lines - before))

    def _paint(self, text: str, runs: list[Run]) -> None:
        runs = _upright(text, runs)
        if text.isascii() or max(text) <= "\uffff":
            for start, end, look in runs:
                self.setFormat(start, end - start, self._format_of(look))
            return
        for start, end, look in runs:  # Qt counts characters beyond U+FFFF twice
            first = _units(text[:start])
            self.setFormat(first, _units(text[start:end]), self._format_of(look))

    def _paint_later(self) -> None:
        number = self.currentBlock().blockNumber()
        if self._unpainted < 0 or number < self._unpainted:
            self._unpainted = number
        if not self._idle.isActive():
            self._idle.start()

    def _paint_slice(self) -> None:
        first = block = self.document().findBlockByNumber(self._unpainted)
        until = perf_counter() + _SLICE
        self._in_slice = True
        while block.isValid() and perf_counter() < until:
            if block.layout().lineCount():
                self._settle(first, block)
                self.rehighlightBlock(block)
                first = block.next()
            else:
                self._paint_unseen(block)
            block = block.next()
        self._settle(first, block)
        self._in_slice = False
        self._unpainted = block.blockNumber() if block.isValid() else -1
        if self._unpainted < 0:
            self._idle.stop()

    def _settle(self, first: QTextBlock, end: QTextBlock) -> None:
        """Have done with lines painted unseen: else Qt takes all of them for changed by the next key."""
        if first.isValid() and first != end:
            there = end.position() if end.isValid() else self.document().characterCount()
            self.document().markContentsDirty(first.position(), there - first.position())

    def _paint_unseen(self, block: QTextBlock) -> None:
        text = block.text()
        runs = _upright(text, markdown_lines.read(text, _decode(block.previous().userState())).runs)
        block.layout().setFormats(list(self._ranges(text, runs)))

    def _ranges(self, text: str, runs: list[Run]) -> Iterator[QTextLayout.FormatRange]:
        """One after the other, as Qt makes them of formats that are set over one another."""
        if not runs:
            return
        looks = [Look.PLAIN] * len(text)
        for start, end, look in runs:
            looks[start:end] = [look] * (end - start)
        at = 0
        for look, same in groupby(looks):
            end = at + sum(1 for _ in same)
            if look is not Look.PLAIN:
                found = QTextLayout.FormatRange()
                found.start = _units(text[:at])
                found.length = _units(text[at:end])
                found.format = self._format_of(look)
                yield found
            at = end


_NO_ITALICS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")  # Hebrew, Arabic, Syriac and others


def _upright(text: str, runs: list[Run]) -> list[Run]:
    """The runs, upright where a script knows no italics: many slanted fonts have no letters of it."""
    if not runs or text.isascii() or not _NO_ITALICS.search(text):
        return runs
    return [
        run._replace(look=run.look | Look.UPRIGHT) if _NO_ITALICS.search(text, run.start, run.end) else run
        for run in runs
    ]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_COMMENT = 1
_SIGNS = "`~"


def _encode(state: State) -> int:
    if state.fence:
        return len(state.fence) * 4 + _SIGNS.index(state.fence[0])
    return _COMMENT if state.in_comment else 0


def _decode(number: int) -> State:
    if number <= 0:
        return NOTHING_OPEN
    if number == _COMMENT:
        return State(in_comment=True)
    return State(fence=_SIGNS[number % 4] * (number // 4))
