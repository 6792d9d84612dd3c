"""How do the moves of one story come into its log before its text comes into the library?

A line is appended at once, on the UI thread: that takes 0.05 ms, and what a killed program has written stays.
A new head is made in a lane; until it is put in the place of the old one, lines go behind both.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from deskeditor.errors import CannotWrite
from deskeditor.storage import files
from deskeditor.ui.editor import undo_log
from deskeditor.ui.editor.undo_trail import LONGEST, MOST_LETTERS, Step, Trail
from deskeditor.ui.tasks import Lane

MOST_BYTES = 64_000  # of lines behind a head
KEPT = 24  # logs


class UndoFile:
    """The log of one story; one that cannot be written is no reason to trouble anybody."""

    def __init__(self, path: Path, lane: Lane) -> None:
        self._path, self._lane = path, lane
        self._key = ""  # of the head that stands
        self._next = ""  # of the one that is being made
        self._waiting = b""  # lines behind that
        self._size = 0  # of the lines behind the newest head
        self._is_given_up = False

    @property
    def is_wanting(self) -> bool:
        """Whether there is no head for moves to stand behind, and one can be made."""
        return not (self._key or self._next or self._is_given_up)

    def begin(self, trail: Trail) -> None:
        """Begin with what a trail has now."""
        trail.moves()
        if self._is_given_up:
            return
        key = self._next = undo_log.new_key()
        self._waiting, self._size = b"", 0
        draft = partial(_drafted, self._path, key, trail.text, trail.steps)
        self._lane.run(draft, partial(self._put, key))

    def add(self, trail: Trail) -> None:
        """Write down what a trail noted since the last time."""
        moves = trail.moves()
        if len(trail.text) > LONGEST:
            self._key = self._next = ""
            return
        if sum(move.letters for move in moves if move) > MOST_LETTERS:
            self._key = ""  # the way back ends here
            self.begin(trail)
            return
        if self._key:
            self._append(self._path, undo_log.lines(self._key, moves))
        if self._next:
            self._waiting += undo_log.lines(self._next, moves)
        self._size += sum(40 + (move.letters if move else 0) for move in moves)
        if self._size > MOST_BYTES:
            self.begin(trail)

    def sync(self) -> None:
        """Let what was written survive a power cut, too."""
        self._lane.run(partial(_synced, self._path), key=str(self._path))

    def _put(self, key: str, draft: Path | None) -> None:
        if draft is None:
            self._key, self._next, self._is_given_up = "", "", True
        elif key != self._next:  # another has been begun since
            with suppress(OSError):
                draft.unlink()
        else:
            self._key, self._next = key, ""
            self._append(draft, self._waiting)
            with suppress(OSError):
                draft.replace(self._path)

    def _append(self, path: Path, lines: bytes) -> None:
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_APPEND)
            try:
                os.write(descriptor, lines)
            finally:
                os.close(descriptor)
        except OSError:
            self._key = ""


def _drafted(path: Path, key: str, text: str, steps: Sequence[Step]) -> Path | None:
    try:
        if not path.parent.exists():
            files.make_folder(path.parent)
            path.parent.chmod(0o700)
        draft = files.temporary_beside(path)
        draft.write_bytes(undo_log.head(key, text, steps))
    except (CannotWrite, OSError):
        return None
    _sweep(path.parent)
    return draft


def _synced(path: Path) -> None:
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        files.sync_folder(path.parent)


def _sweep(folder: Path) -> None:
    """Keep the newest; and none of those of earlier versions, which held whole texts."""
    files.sweep(folder)
    with suppress(OSError):  # another window may sweep, too
        found = sorted(folder.glob("*.steps"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in (*found[KEPT:], *folder.glob("*/*.json")):
            path.unlink(missing_ok=True)
