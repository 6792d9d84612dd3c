"""What happens to files that are dropped on the window?"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from deskeditor.ui.messages import Messages

SUFFIXES = frozenset([".md", ".markdown", ".mdown", ".mkd"])  # of files that are stories
_KINDS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrop(QObject):
    """Takes files that no area of the window wants; `take` is given the paths of those that are stories."""

    def __init__(self, window: QWidget, take: Callable[[list[str]], None], messages: Messages) -> None:
        super().__init__(window)
        self._take, self._messages = take, messages
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Welcome files, and take them when they fall."""
        if event.type() not in _KINDS or not isinstance(event, QDropEvent) or not _paths(event.mimeData()):
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._fell(_paths(event.mimeData()))
        return True

    def _fell(self, paths: list[Path]) -> None:
        stories = [str(path) for path in paths if path.suffix.lower() in SUFFIXES or path.is_dir()]
        others = [path.name for path in paths if str(path) not in stories]
        if stories:
            self._take(stories)
        if others:
            more = f" and {len(others) - 1} more" if len(others) > 1 else ""
            self._messages.toast(
                f"“{others[0]}”{more} cannot be imported: drop Markdown files, or pictures on the text."
            )


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
