"""What is asked about libraries? Runs in a lane of its own."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deskeditor.services.libraries import Moved, Step

_SPELL = 0.1  # seconds of moving between two looks at what somebody wants


def opened(folder: Path, *, is_new: bool, always: bool) -> Path:
    """Open a library once, or make it; with `always` it is the one that is opened from now on."""
    from deskeditor.services import libraries  # loads SQLAlchemy: not on the UI thread

    (libraries.create_library if is_new else libraries.open_library)(folder).close()
    if always:
        libraries.choose(folder)
    return folder


class Moving:
    """A move that is taken a spell at a time, in one lane."""

    def __init__(self, folder: Path, to: Path, *, keep: bool) -> None:
        self._asked = folder, to, keep
        self._steps: Iterator[Step | Moved] | None = None
        self._is_stopped = False  # set on the UI thread, read in the lane's

    def stop(self) -> None:
        """Leave all as it was, at the next spell."""
        self._is_stopped = True

    def spell(self) -> "Step | Moved | None":
        """How far it has come after this spell; None where it was stopped."""
        from deskeditor.services import libraries

        if self._steps is None:
            folder, to, keep = self._asked
            self._steps = libraries.move(folder, to, keep=keep)
        until, step = time.monotonic() + _SPELL, None
        while not self._is_stopped:
            step = next(self._steps)
            if isinstance(step, libraries.Moved) or time.monotonic() > until:
                return step
        del self._steps  # closing it takes the copy away
        self._steps = iter(())
        return None
