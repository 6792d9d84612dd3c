"""How do the last steps of undo come back after the program ended, however it ended?

They are written down beside the library's other traces in the user's data folder, in a lane of their own, a
moment after each pause in typing; and laid under the text again when the story is opened by a new start.
"""

import time
import zlib
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from deskeditor import user_dirs
from deskeditor.errors import CannotWrite
from deskeditor.storage import files
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.editor.undo_laying import lay
from deskeditor.ui.editor.undo_trail import LONGEST, Record, Trail, read
from deskeditor.ui.tasks import Lane

QUIET_MS = 300
LATEST_MS = 1000
KEPT = 12  # stories whose steps are kept


class UndoKeeper(QObject):
    """Follows the body of the open story, and brings its steps back."""

    def __init__(self, view: EditorView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        which = zlib.crc32(str(desk.lane.folder.absolute()).encode(errors="surrogateescape"))
        self.folder = user_dirs.data() / "undo" / f"{which:08x}"
        self._trails: dict[str, Trail] = {}  # by story
        self._story = ""
        self._waiting: tuple[str, int] | None = None  # a text and its depth, not yet in the trail
        self._lane: Lane | None = None
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._latest = QTimer(self, interval=LATEST_MS, singleShot=True)
        for timer in (self._quiet, self._latest):
            timer.timeout.connect(self.keep)
        view.body_edited.connect(self._edited)
        desk.open_story.opened.connect(self._opened)

    def start(self) -> None:
        """Bring the steps of the story back that the program began with."""
        self._lane = Lane("undo", self)
        self._opened()

    def close(self) -> None:
        """Write down what is still to be written, and end the lane."""
        if self._lane is not None:
            self.keep()
            self._lane.close()

    @property
    def _depth(self) -> int:
        return self._view.body.document().availableUndoSteps()

    def _edited(self, text: str) -> None:
        depth = self._depth
        if self._waiting is not None and self._waiting[1] != depth:
            self._note()
        self._waiting = (text, depth)
        self._quiet.start()
        if not self._latest.isActive():
            self._latest.start()

    def _note(self) -> None:
        """Put what was typed into the trail as a step."""
        if self._waiting is not None and (trail := self._trails.get(self._story)) is not None:
            trail.note(*self._waiting)
        self._waiting = None

    def keep(self) -> None:
        """Write the steps down now."""
        self._quiet.stop()
        self._latest.stop()
        is_new = self._waiting is not None
        self._note()
        trail = self._trails.get(self._story)
        if is_new and trail is not None and self._lane is not None and len(trail.text) <= LONGEST:
            record = Record(time.time(), trail.text, trail.steps)
            self._lane.run(partial(_write, self.folder / _name(self._story), record), key=self._story)

    def _opened(self) -> None:
        """Another story, or another text of this one."""
        story = self._desk.open_story.story
        name = story.id if story is not None else ""
        if name == self._story:
            return
        self.keep()
        self._story = name
        if story is None or self._lane is None:
            return
        known = self._trails.pop(name, None)
        if known is None or known.text != story.body or not self._depth:
            known = Trail(story.body)
            job = partial(_read, self.folder / _name(name))
            changed_at = story.changed_at.timestamp()
            self._lane.run(job, partial(self._bring_back, name, story.body, changed_at))
        self._trails[name] = known
        while len(self._trails) > KEPT:
            del self._trails[next(iter(self._trails))]

    def _bring_back(self, story: str, text: str, changed_at: float, record: Record | None) -> None:
        """Lay the steps under the text, unless it was left, or is not the one they lead to."""
        if record is None or story != self._story or self._view.story != story or self._desk_differs():
            return
        steps = record.leading_to(text, changed_at)
        now = self._view.body.source
        if not steps or len(now) > LONGEST:
            return
        if now != text:  # what was typed since the start
            steps = Record(0, text, steps).leading_to(now, 0)
        trail = Trail(now)
        lay(self._view.body, steps, trail)
        self._waiting = None
        self._trails[story] = trail

    def _desk_differs(self) -> bool:
        """Whether the text on show is not the open story's: another view of it is on its way."""
        story = self._desk.open_story.story
        return story is None or story.body != self._view.body.source


def _name(story: str) -> str:
    return f"{zlib.crc32(story.encode()):08x}-{len(story)}.json"


def _write(path: Path, record: Record) -> None:
    with suppress(CannotWrite, OSError):  # no room for steps of undo is no reason to trouble anybody
        if not path.parent.exists():
            files.make_folder(path.parent)
            path.parent.chmod(0o700)
        files.write_atomically(path, record.written())
        _sweep(path.parent)


def _sweep(folder: Path) -> None:
    found = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in found[KEPT:]:
        path.unlink(missing_ok=True)


def _read(path: Path) -> Record | None:
    try:
        return read(path.read_bytes())
    except OSError:
        return None
