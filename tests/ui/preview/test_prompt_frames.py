"""What the engine has drawn after a change is painted at once, and nothing is hurried between changes."""

import pytest
from PySide6.QtCore import QEvent, QTimer, QTimerEvent
from PySide6.QtWidgets import QWidget

from deskeditor.ui.preview import prompt_frames
from deskeditor.ui.preview.prompt_frames import PromptFrames

LONG_MS = 600_000


class Surface(QWidget):
    """Waits for a timer before it paints, as Qt's own does; a very long one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.painted = 0

    def draw(self) -> None:
        self.startTimer(LONG_MS)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTimerEvent):
            self.killTimer(event.timerId())
            self.painted += 1
        return super().event(event)


@pytest.fixture
def view(qtbot, monkeypatch) -> QWidget:
    monkeypatch.setattr(prompt_frames, "_LONGEST_MS", LONG_MS)  # a machine may have much else to do
    view = QWidget()
    qtbot.addWidget(view)
    view.setFocusProxy(Surface(view))
    return view


def test_a_frame_that_is_expected_is_painted_at_once(qtbot, view):
    frames = PromptFrames(view)
    frames.expect()
    frames.expect()
    surface = view.focusProxy()
    QTimer.singleShot(0, surface.draw)
    qtbot.waitUntil(lambda: surface.painted == 1, timeout=30_000)


def test_a_surface_that_comes_later_is_the_one_that_is_looked_at(qtbot, view):
    PromptFrames(view).expect()
    later = Surface(view)
    view.setFocusProxy(later)
    later.draw()
    qtbot.waitUntil(lambda: later.painted == 1, timeout=30_000)


def test_nothing_is_hurried_when_no_frame_is_expected_any_more(qtbot, view, monkeypatch):
    monkeypatch.setattr(prompt_frames, "_LONGEST_MS", 1)
    frames = PromptFrames(view)
    frames.expect()
    qtbot.waitUntil(lambda: not frames._is_waiting, timeout=30_000)
    surface = view.focusProxy()
    surface.draw()
    turns: list[int] = []
    for delay in range(5):
        QTimer.singleShot(delay, lambda: turns.append(1))
    qtbot.waitUntil(lambda: len(turns) == 5, timeout=30_000)
    assert surface.painted == 0
    frames._enough.setInterval(LONG_MS)
    frames.expect()  # and again
    qtbot.waitUntil(lambda: surface.painted == 1, timeout=30_000)


def test_the_engine_shows_its_frames_on_the_widget_that_is_looked_at(preview):
    surface = preview.presenter._live.view.focusProxy()
    assert surface.metaObject().className() == "QQuickWidget"
