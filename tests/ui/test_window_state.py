"""What the window remembers: where it was, if that place is still there."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from deskeditor.ui import window_state
from deskeditor.ui.theme import Appearance
from deskeditor.ui.window_state import WindowState, settings


@pytest.fixture
def state(tmp_path):
    return WindowState(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def main_window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def test_a_place_on_the_screen_comes_back(state, main_window, qtbot):
    main_window.setGeometry(20, 30, 500, 400)
    state.keep_geometry(main_window)
    other = QMainWindow()
    qtbot.addWidget(other)
    state.restore_geometry(other)
    assert other.geometry().getRect() == (20, 30, 500, 400)


def test_a_place_on_a_screen_that_is_gone_is_forgotten(state, main_window):
    state.keep_word("geometry", "9000 9000 500 400")
    main_window.resize(640, 480)
    state.restore_geometry(main_window)
    assert (main_window.width(), main_window.height()) == (640, 480)


@pytest.mark.parametrize("nonsense", ["", "1 2 3", "a b c d", "0 0 0 0"])
def test_nonsense_is_no_place(state, main_window, nonsense):
    state.keep_word("geometry", nonsense)
    main_window.resize(640, 480)
    state.restore_geometry(main_window)
    assert main_window.width() == 640


def test_sizes_and_words_come_back(state):
    state.keep_sizes("split-wide", [240, 505, 365, 326])
    state.keep_word("mode", "write")
    state.appearance = Appearance.DARK
    assert state.sizes("split-wide") == [240, 505, 365, 326]
    assert state.sizes("write-wide") == []
    assert state.word("mode", "split") == "write"
    assert state.word("never", "split") == "split"
    assert state.appearance is Appearance.DARK


def test_an_appearance_nobody_knows_is_the_systems(state):
    state.keep_word("appearance", "sepia")
    assert state.appearance is Appearance.SYSTEM


def test_the_file_stands_in_the_users_configuration(own_user_folders):
    kept = settings()
    kept.setValue("x", "y")
    kept.sync()
    assert str(own_user_folders) in kept.fileName()


def test_on_a_small_screen_the_window_leaves_room_for_its_title_bar(monkeypatch):
    screen = SimpleNamespace(availableGeometry=lambda: QRect(0, 0, 1366, 768))
    monkeypatch.setattr(QGuiApplication, "primaryScreen", lambda: screen)
    assert window_state._fitting(QSize(1440, 900)) == QSize(1366, 728)
    assert window_state._fitting(QSize(1024, 700)) == QSize(1024, 700)
