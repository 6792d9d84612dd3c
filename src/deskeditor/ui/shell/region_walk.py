"""How does one get from area to area by key?"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from deskeditor.ui.shell.main_window import MainWindow

ORDER = ("top bar", "library", "editor", "preview", "inspector", "status bar", "notifications")


class RegionWalk(QObject):
    """F6 goes on to the next area that is in sight, Shift+F6 back."""

    def __init__(self, window: MainWindow, into: dict[str, QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._into = into  # where the focus goes in an area
        self._frames: dict[str, QWidget] = {
            "top bar": window.top_bar,
            **window.regions,
            "status bar": window.status_bar,
            "notifications": window.notices,
        }

    def step(self, by: int) -> None:
        """Go `by` areas on, round and round."""
        shown = [name for name in ORDER if self._frames[name].isVisible()]
        here = self._here(shown)
        start = shown.index(here) if here in shown else (-1 if by > 0 else 0)
        for distance in range(1, len(shown) + 1):
            if self._enter(shown[(start + by * distance) % len(shown)]):
                return

    def _here(self, shown: list[str]) -> str:
        focused = QApplication.focusWidget()
        inside = (name for name in shown if focused is not None and self._frames[name].isAncestorOf(focused))
        return next(inside, "")

    def _enter(self, name: str) -> bool:
        target = self._into[name] if name in self._into else _first_stop(self._frames[name])
        if target is None or not target.isEnabled():
            return False
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True


def _first_stop(frame: QWidget) -> QWidget | None:
    stops = (
        widget
        for widget in frame.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
    )
    return next(stops, None)
