"""How do the last steps of undo come back after the program ended, however it ended?

They are written down in the user's data folder, each before the library is given the text that it led to,
under the story's id, which stays wherever the library goes. A new start lays them under the text again.
"""

import hashlib
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from deskeditor import user_dirs
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor import undo_log
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.editor.undo_file import UndoFile
from deskeditor.ui.editor.undo_laying import lay
from deskeditor.ui.editor.undo_trail import LONGEST, Step, Trail, step_between
from deskeditor.ui.tasks import Lane

SYNC_MS = 2000  # a power cut may take the steps of so long; a kill takes none
TRAILS = 12  # stories whose steps are followed on when they are opened again
_END_S = 2.0  # for a head that is on its way when the window closes


class UndoKeeper(QObject):
    """Follows the body of the open story, and brings its steps back."""

    def __init__(self, view: EditorView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self.folder = user_dirs.data() / "undo"
        self._trails: dict[str, Trail] = {}  # by story
        self._story = ""
        self._waiting: tuple[str, int] | None = None  # a text and its depth, not yet in the trail
        self._lane: Lane | None = None
        self._log: UndoFile | None = None
        self._sync = QTimer(self, interval=SYNC_MS, singleShot=True)
        self._sync.timeout.connect(self._write_through)
        view.body_edited.connect(self._edited)
        desk.open_story.opened.connect(self._opened)
        desk.open_story.saving.connect(self.keep)

    def start(self) -> None:
        """Bring the steps of the story back that the program began with."""
        self._lane = Lane("undo", self)
        self._opened()

    def close(self) -> None:
        """Write down what is still to be written, and end the lane."""
        if self._lane is not None:
            self.keep()
            self._lane.wait(_END_S)
            self._write_through()
            self._lane.close()

    @property
    def _depth(self) -> int:
        return self._view.body.document().availableUndoSteps()

    def _edited(self, text: str) -> None:
        trail, log = self._trails.get(self._story), self._log
        if trail is None or log is None:
            return
        if log.is_wanting and len(trail.text) <= LONGEST:
            log.begin(trail)
        depth = self._depth
        if self._waiting is not None and self._waiting[1] != depth:
            trail.note(*self._waiting)
        self._waiting = (text, depth)

    def keep(self) -> None:
        """Write down what was typed."""
        trail, log = self._trails.get(self._story), self._log
        if self._waiting is None or trail is None or log is None:
            return
        trail.note(*self._waiting)
        self._waiting = None
        log.add(trail)
        if not self._sync.isActive():
            self._sync.start()

    def _write_through(self) -> None:
        self._sync.stop()
        if self._log is not None:
            self._log.sync()

    def _opened(self) -> None:
        """Another story, or another text of this one."""
        story = self._desk.open_story.story
        name = story.id if story is not None else ""
        if name == self._story:
            self._follow()
            return
        self.keep()
        self._write_through()
        self._story, self._log = name, None
        if story is None or self._lane is None:
            return
        path = self.folder / _name(name)
        self._log = UndoFile(path, self._lane)
        known = self._trails.pop(name, None)
        if known is None or known.text != story.body or not self._depth:
            known = Trail(story.body)
            self._lane.run(partial(_read, path, story.body), partial(self._bring_back, name, story.body))
        self._trails[name] = known
        while len(self._trails) > TRAILS:
            del self._trails[next(iter(self._trails))]

    def _follow(self) -> None:
        """What came from elsewhere is a step, too."""
        trail, text = self._trails.get(self._story), self._view.body.source
        if trail is not None and self._view.story == self._story and text != trail.text:
            self._edited(text)
            self.keep()

    def _bring_back(self, story: str, text: str, steps: tuple[Step, ...]) -> None:
        """Lay the steps under the text, unless it was left, or is another by now."""
        if not steps or story != self._story or self._view.story != story or self._desk_differs():
            return
        now = self._view.body.source
        if len(now) > LONGEST:
            return
        if now != text:  # what was typed since the start
            steps = (*steps, step_between(text, now))
        trail = self._trails[story] = Trail(now)
        lay(self._view.body, steps, trail)
        self._waiting = None
        if self._log is not None and not self._log.is_wanting:
            self._log.begin(trail)

    def _desk_differs(self) -> bool:
        """Whether the text on show is not the open story's: another view of it is on its way."""
        story = self._desk.open_story.story
        return story is None or story.body != self._view.body.source


def _name(story: str) -> str:
    return f"{hashlib.blake2b(story.encode(), digest_size=8).hexdigest()}.steps"


def _read(path: Path, text: str) -> tuple[Step, ...]:
    try:
        return undo_log.leading_to(path.read_bytes(), text)
    except OSError:
        return ()
