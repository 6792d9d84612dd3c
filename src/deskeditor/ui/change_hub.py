"""Who has to hear that something in the library changed?"""

from PySide6.QtCore import QObject, Signal

from deskeditor.domain.changes import Changes


class ChangeHub(QObject):
    """Hands the changes of each write to the areas; each refreshes only if it is concerned."""

    changed = Signal(object)  # Changes

    def announce(self, changes: Changes) -> None:
        """Tell every area of a write that is in the library now."""
        self.changed.emit(changes)
