"""The window: the only floor that knows Qt."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow


def open_window(library: Path) -> "QMainWindow":
    """Open a library in a window on the running `QApplication`; the window is shown and takes typing.

    Closing the window saves all and releases the library.
    """
    from deskeditor.ui.application import open_window as opened  # Qt is loaded only when a window is wanted

    return opened(library)
