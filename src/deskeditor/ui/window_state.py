"""What does the window remember from one day to the next?"""

import zlib
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QRect, QSettings, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from deskeditor import user_dirs
from deskeditor.ui.theme import Appearance

_STATE = "window.ini"
_REAL = 1024
_TITLE = 40  # pixels for the frame that the desktop sets on the window, unknown before it is shown
_ON_SCREEN = 0.8  # the share of the window that must lie on a screen for its old place to count


class Place(NamedTuple):
    """Where somebody was: a story's id, the caret as a position in its body, and the lines scrolled by."""

    story: str = ""
    caret: int = 0
    scrolled: int = 0


def settings() -> QSettings:
    """The file of what is remembered, in the user's configuration folder."""
    return QSettings(str(user_dirs.config() / _STATE), QSettings.Format.IniFormat)


class WindowState:
    """Reads and writes what the window remembers; nothing in it is worth more than a look."""

    def __init__(self, kept: QSettings | None = None) -> None:
        self._kept = kept if kept is not None else settings()

    @property
    def appearance(self) -> Appearance:
        """Light, dark, or as the system."""
        return _member(str(self._kept.value("appearance", "")))

    @appearance.setter
    def appearance(self, appearance: Appearance) -> None:
        self._kept.setValue("appearance", appearance.value)

    def word(self, name: str, otherwise: str) -> str:
        """A remembered word, such as the view mode."""
        return str(self._kept.value(name, otherwise))

    def keep_word(self, name: str, word: str) -> None:
        """Remember a word."""
        self._kept.setValue(name, word)

    def sizes(self, arrangement: str) -> list[int]:
        """The widths of the areas in an arrangement, from left to right; empty where none are remembered."""
        return self._numbers(f"sizes/{arrangement}")

    def keep_sizes(self, arrangement: str, sizes: list[int]) -> None:
        """Remember the widths of an arrangement."""
        self._kept.setValue(f"sizes/{arrangement}", " ".join(map(str, sizes)))

    def place(self, library: Path) -> Place:
        """Where somebody was in a library; an empty place where nothing is remembered."""
        story, _, numbers = self.word(_place_key(library), "").partition(" ")
        kept = [int(word) for word in numbers.split() if word.isdigit()]
        return Place(story, *kept) if len(kept) == len(Place._fields) - 1 else Place()

    def keep_place(self, library: Path, place: Place) -> None:
        """Remember where somebody is, at once: a kill must not take it."""
        self.keep_word(_place_key(library), f"{place.story} {place.caret} {place.scrolled}")
        self.write()

    def restore_geometry(self, window: QMainWindow) -> None:
        """Put the window where it was, if most of that place is on a screen that is there."""
        numbers = self._numbers("geometry")
        place = QRect(*numbers) if len(numbers) == len(("left", "top", "width", "height")) else QRect()
        if _is_on_screen(place):
            window.setGeometry(place)
        else:
            window.resize(_fitting(window.size()))
        if self.word("maximized", "no") == "yes":
            window.setWindowState(Qt.WindowState.WindowMaximized)

    def keep_geometry(self, window: QMainWindow) -> None:
        """Remember where the window is."""
        place = window.normalGeometry()
        numbers = (place.x(), place.y(), place.width(), place.height())
        self.keep_word("geometry", " ".join(map(str, numbers)))
        self.keep_word("maximized", "yes" if window.isMaximized() else "no")

    def _numbers(self, name: str) -> list[int]:
        words = self.word(name, "").split()
        return [int(word) for word in words if word.lstrip("-").isdigit()]

    def write(self) -> None:
        """Put everything on the disk now."""
        self._kept.sync()


def _place_key(library: Path) -> str:
    return f"place/{zlib.crc32(str(library.absolute()).encode(errors='surrogateescape')):08x}"


def _member(word: str) -> Appearance:
    return Appearance(word) if word in set(Appearance) else Appearance.SYSTEM


def _is_on_screen(place: QRect) -> bool:
    area = place.width() * place.height()
    shown = [screen.availableGeometry().intersected(place) for screen in QGuiApplication.screens()]
    return area > 0 and sum(part.width() * part.height() for part in shown) >= _ON_SCREEN * area


def _fitting(size: QSize) -> QSize:
    """A size that a real screen has room for; one below 1024 pixels is none that somebody sits at."""
    screen = QGuiApplication.primaryScreen().availableGeometry()
    room = screen.size() - QSize(0, _TITLE)
    return size.boundedTo(room) if screen.width() >= _REAL else size
