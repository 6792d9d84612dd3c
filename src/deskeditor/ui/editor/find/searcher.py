"""How is a text looked through without the window ever waiting, even by an expression that runs for ever?"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from deskeditor import worker
from deskeditor.markup.search_question import HEAD, READY, Answer, Question, framed, unframed

HURRY_MS = 150  # an answer that nobody waits for any more may take so long
PATIENCE_MS = 2000  # a text of 100,000 words takes some 50 ms; what works longer than this never ends
START_MS = 20_000  # until the process can be asked: a cold disk and a busy machine
TOO_SLOW = "This expression takes too long on this text. Make it simpler, or more exact."
_GONE = "The search could not be run."


class Searcher(QObject):
    """Asks another process; of several questions the last one counts. `rest` ends the process."""

    answered = Signal(object)  # an Answer to the newest question

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._number = 0
        self._known: str | None = None  # the text that the process has
        self._received = b""
        self._is_ready = False  # the process has begun
        self._is_busy = False
        # what it had worked before its question, and when that was
        self._had: tuple[float | None, float] = (None, 0.0)
        self._next: tuple[Question, str] | None = None  # asked while it was busy, and in which text
        self._patience = self._timer(self._give_up)
        self._hurry = self._timer(self._go_on)

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True)
        timer.timeout.connect(act)
        return timer

    def ask(self, text: str, question: Question) -> int:
        """Ask for places; gives the number that the answer will have. `text` and number are filled in."""
        self._number += 1
        question = replace(question, number=self._number, text=None)
        if not self._is_busy:
            self._send(question, text)
        else:
            self._next = (question, text)
            self._make_haste()
        return self._number

    def _send(self, question: Question, text: str) -> None:
        process = self._running()
        if text != self._known:
            question = replace(question, text=text)
            self._known = text
        self._is_busy = True
        process.write(framed(question))
        self._begin_to_wait()

    def _begin_to_wait(self) -> None:
        process = self._process
        if process is not None and self._is_ready:
            self._had = worker.worked(process.processId()), time.monotonic()
        self._patience.start(PATIENCE_MS if self._is_ready else START_MS)

    def _make_haste(self) -> None:
        """Have what somebody waits for: not while the process begins, for another would take as long."""
        if self._is_ready and not self._hurry.isActive():
            self._hurry.start(HURRY_MS)

    def _go_on(self) -> None:
        """What the process is at is not wanted any more, and takes too long."""
        if self._next is not None:
            question, text = self._next
            self.rest()
            self._send(question, text)

    def rest(self) -> None:
        """End the process; the next question begins another."""
        self._patience.stop()
        self._hurry.stop()
        self._is_ready, self._is_busy, self._next = False, False, None
        process, self._process = self._process, None
        self._known, self._received = None, b""
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._read)
            process.errorOccurred.disconnect(self._fail)
            process.kill()
            process.waitForFinished()
            process.deleteLater()

    def _running(self) -> QProcess:
        if self._process is None:
            process = QProcess(self)
            process.readyReadStandardOutput.connect(self._read)
            process.errorOccurred.connect(self._fail)
            process.setStandardErrorFile(QProcess.nullDevice())
            process.start(sys.executable, ["-P", "-m", "deskeditor.markup.search_worker"])
            self._process = process
        return self._process

    def _read(self) -> None:
        if self._process is None:
            return
        self._received += self._process.readAllStandardOutput().data()
        while len(self._received) >= HEAD.size:
            (length,) = HEAD.unpack(self._received[: HEAD.size])
            end = HEAD.size + length
            if len(self._received) < end:
                return
            frame, self._received = self._received[HEAD.size : end], self._received[end:]
            self._take(unframed(frame))

    def _take(self, answer: object) -> None:
        if answer == READY:
            self._is_ready = True
            self._begin_to_wait()
            if self._next is not None:
                self._make_haste()
            return
        self._patience.stop()
        self._hurry.stop()
        self._is_busy = False
        waiting, self._next = self._next, None
        if waiting is not None:
            self._send(*waiting)
        elif isinstance(answer, Answer) and answer.number == self._number:
            self.answered.emit(answer)

    def _give_up(self) -> None:
        """It has had its time; where the machine has let it wait for a processor, it has that still."""
        worked, since = self._had
        process, is_late = self._process, time.monotonic() - since > worker.HELD_UP
        if process is not None and self._is_ready and not is_late:
            left = worker.still_has(process.processId(), PATIENCE_MS / 1000, worked)
            if left > 0:
                self._patience.start(max(round(left * 1000), 1))
                return
        self.rest()
        self.answered.emit(Answer(self._number, fault=TOO_SLOW))

    def _fail(self) -> None:
        self.rest()
        self.answered.emit(Answer(self._number, fault=_GONE))
