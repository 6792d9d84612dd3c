"""The areas of a real window: modes, panels, drawers, edges, and what is remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def shown(window):
    return [name for name, region in window.regions.items() if region.isVisible()]


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_the_modes_by_key(window):
    press(window, Qt.Key.Key_1, CTRL_ALT)
    assert shown(window) == ["library", "editor", "inspector"]
    press(window, Qt.Key.Key_3, CTRL_ALT)
    assert shown(window) == ["library", "preview", "inspector"]
    assert window.top_bar.modes.current == 2
    press(window, Qt.Key.Key_2, CTRL_ALT)
    assert shown(window) == ["library", "editor", "preview", "inspector"]


def test_esc_leads_from_the_preview_to_the_text(window):
    press(window, Qt.Key.Key_3, CTRL_ALT)
    window.escaped.emit()
    assert "editor" in shown(window)
    assert QApplication.focusWidget().objectName() == "bodyEdit"


def test_the_library_is_hidden_and_comes_back(window):
    press(window, Qt.Key.Key_Backslash, Qt.KeyboardModifier.ControlModifier)
    assert "library" not in shown(window)
    press(window, Qt.Key.Key_Backslash, Qt.KeyboardModifier.ControlModifier)
    assert "library" in shown(window)


def test_who_hides_the_panel_that_has_the_keys_writes_on_in_the_text(window):
    window.findChild(QWidget, "librarySearch").setFocus()
    press(window, Qt.Key.Key_Backslash, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget().objectName() == "bodyEdit"


def test_in_a_narrow_window_the_inspector_is_a_drawer_that_esc_closes(window, qtbot):
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: "inspector" not in shown(window))
    press(window, Qt.Key.Key_Backslash, CTRL_SHIFT)
    drawer = window.drawers["inspector"]
    qtbot.waitUntil(drawer.isVisible)
    assert drawer.geometry().right() == window.splitter.geometry().right()
    assert drawer.width() == 320
    window.findChild(QWidget, "detailsPanel").setFocus()
    press(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not drawer.isVisible())
    assert QApplication.focusWidget().objectName() == "bodyEdit"
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: "inspector" in shown(window))
    assert window.splitter.indexOf(window.regions["inspector"]) == 3


def test_alt_1_and_alt_2_show_the_panels_and_go_there(window):
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.findChild(QWidget, "cardsPanel").isVisible()
    press(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    details = window.findChild(QWidget, "detailsPanel")
    assert details.isVisible()
    assert details.isAncestorOf(QApplication.focusWidget())


def test_focus_mode_hides_everything_but_the_text(window):
    press(window, Qt.Key.Key_F11)
    assert shown(window) == ["editor"]
    assert not window.top_bar.isVisible()
    press(window, Qt.Key.Key_F11)
    assert shown(window) == ["library", "editor", "preview", "inspector"]
    assert window.top_bar.isVisible()


def test_an_edge_is_moved_by_key_and_its_place_is_kept(window, opened, library_folder, qtbot):
    before = window.regions["editor"].width()
    press(window, Qt.Key.Key_Right, CTRL_ALT)
    assert window.regions["editor"].width() == before + 24
    window.close()
    again = opened(library_folder)
    assert again.regions["editor"].width() == before + 24


def test_a_double_click_on_an_edge_brings_back_the_usual_widths(window):
    before = window.splitter.sizes()
    press(window, Qt.Key.Key_Right, CTRL_ALT)
    assert window.splitter.sizes() != before
    window.splitter.double_clicked.emit()
    assert window.splitter.sizes() == before


def test_no_area_can_be_dragged_away(window):
    window.splitter.moveSplitter(0, 1)
    assert window.regions["library"].width() >= 200
    window.splitter.moveSplitter(1400, 3)
    assert window.regions["inspector"].width() >= 288


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700), (800, 560)])
def test_nothing_makes_the_window_wider_than_it_is(window, qtbot, size):
    for mode in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        window.resize(*size)
        press(window, mode, CTRL_ALT)
        qtbot.waitUntil(lambda: window.minimumSizeHint().width() <= size[0])  # when all is laid out
        assert (window.width(), window.height()) == size


def test_the_window_remembers_its_mode_and_its_panels(window, opened, library_folder):
    press(window, Qt.Key.Key_1, CTRL_ALT)
    press(window, Qt.Key.Key_Backslash, Qt.KeyboardModifier.ControlModifier)
    window.close()
    again = opened(library_folder)
    assert shown(again) == ["editor", "inspector"]


def test_f6_walks_the_areas_and_back(window):
    places = []
    for _ in range(7):
        press(window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        frames = {"top bar": window.top_bar, "status bar": window.status_bar, **window.regions}
        places.append(next(name for name, frame in frames.items() if frame.isAncestorOf(focused)))
    assert places[:3] == ["preview", "inspector", "status bar"]
    assert set(places) == {"top bar", "library", "editor", "preview", "inspector", "status bar"}
    press(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    focused = QApplication.focusWidget()
    assert frames[places[-2]].isAncestorOf(focused)
