"""What the preview shows, when it follows, and what it does when its process ends."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QToolButton

from deskeditor.domain.story import Story
from deskeditor.ui.editor.editor_presenter import EditorPresenter
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.preview.page_maker import PageMaker

from .conftest import press


def kill_the_process(qtbot, preview) -> None:
    with qtbot.waitSignal(preview.presenter._live.crashed, timeout=10_000):
        os.kill(preview.presenter._live.page.renderProcessPid(), signal.SIGKILL)


def test_keys_typed_in_the_body_stand_on_the_page(qtbot, preview, desk):
    view = EditorView()
    qtbot.addWidget(view)
    EditorPresenter(view, desk)
    with qtbot.waitExposed(view):
        view.show()
    view.body.setFocus()
    press(view.body, "\n\nNewly *typed* words.\n\n")
    qtbot.waitUntil(lambda: "Newly typed words." in preview.text(), timeout=10_000)
    assert "<em>typed</em>" in preview.html()


def test_what_is_typed_changes_the_page_in_place(preview, desk):
    preview.ask("window.kept = document.querySelector('[data-part=body] h2')")
    desk.open_story.set_body(desk.open_story.story.body + "\n\nMore.")
    preview.settle()
    assert preview.ask("window.kept.isConnected") is True


def test_a_page_that_takes_long_to_make_keeps_nobody_waiting(preview, desk, monkeypatch):
    make, gate = PageMaker.make, threading.Event()
    monkeypatch.setattr(PageMaker, "make", lambda *given: gate.wait(60) and make(*given))
    desk.open_story.set_body("It waits.")
    QApplication.processEvents()  # were it waited for, this would not come back while the gate is closed
    assert "It waits" not in preview.text()
    gate.set()
    preview.settle()
    assert "It waits." in preview.text()


def test_the_place_on_the_page_is_kept(preview, desk):
    desk.open_story.set_body("Words.\n\n" * 80)
    preview.settle()
    preview.ask("window.scrollTo(0, 600)")
    desk.open_story.set_body("Words.\n\n" * 80 + "The last one.")
    preview.settle()
    assert preview.ask("window.scrollY") == pytest.approx(600, abs=1)
    preview.load_afresh()
    assert preview.ask("window.scrollY") == pytest.approx(600, abs=1)


def test_a_page_of_five_megabytes_is_shown(preview, desk):
    desk.open_story.set_body("".join(f"Слово {number} о трамвае. " * 40 + "\n\n" for number in range(3200)))
    preview.settle()
    preview.load_afresh()
    assert len(preview.html().encode()) > 4_000_000
    assert "Слово 3199" in preview.text()


def test_the_page_comes_back_when_its_process_is_killed(qtbot, preview, desk):
    kill_the_process(qtbot, preview)
    qtbot.waitUntil(lambda: preview.presenter._loading is not None, timeout=10_000)
    preview.settle()
    assert preview.pane.chip.text() == "Live"
    assert "The council voted" in preview.text()
    desk.open_story.set_body("After the accident.")
    preview.settle()
    assert "After the accident." in preview.text()


def test_killed_twice_it_says_so_and_waits_to_be_asked(qtbot, preview, desk):
    kill_the_process(qtbot, preview)
    qtbot.waitUntil(lambda: preview.presenter._loading is not None, timeout=10_000)
    preview.settle()
    kill_the_process(qtbot, preview)
    assert preview.pane.chip.text() == "Can’t render"
    assert "F5" in preview.pane.chip.toolTip()
    desk.open_story.set_body("Typed meanwhile.")
    qtbot.wait(100)
    desk.commands.run("view.refresh")
    preview.settle()
    assert preview.pane.chip.text() == "Live"
    assert "Typed meanwhile." in preview.text()


def test_paused_it_stands_still_and_catches_up(qtbot, preview, desk):
    preview.presenter.pause(paused=True)
    desk.open_story.set_body("While nobody looked.")
    qtbot.wait(200)
    assert preview.pane.chip.text() == "Paused"
    assert "While nobody looked." not in preview.text()
    qtbot.mouseClick(preview.pane.chip, Qt.MouseButton.LeftButton)
    preview.settle()
    assert preview.pane.chip.text() == "Live"
    assert "While nobody looked." in preview.text()


def test_a_hidden_pane_renders_nothing_until_it_is_shown(qtbot, preview, desk):
    preview.pane.hide()
    desk.open_story.set_body("Typed in the dark.")
    qtbot.wait(200)
    assert "Typed in the dark." not in preview.text()
    preview.pane.show()
    preview.settle()
    assert "Typed in the dark." in preview.text()


def test_another_story_is_another_page(qtbot, preview, desk):
    desk.open_story.open("ferry")
    qtbot.waitUntil(lambda: preview.presenter._rendering.shown_story == "ferry", timeout=10_000)
    preview.settle()
    assert "About the ferry" in preview.html()
    assert "tram line" not in preview.html()


def test_no_story_is_no_page(preview, desk):
    desk.open_story.show(None)
    assert preview.pane.findChild(type(preview.pane.stage)).isVisible() is False
    assert preview.pane.chip.isVisible() is False
    desk.open_story.show(Story(headline="A new one"))
    preview.settle()
    assert "A new one" in preview.html()


def test_the_page_says_what_it_leaves_out(preview, desk):
    desk.open_story.set_body("<script>alert(1)</script>\n\nWords.")
    preview.settle()
    assert "script" in preview.pane.chip.toolTip()


@pytest.mark.parametrize(("command", "width"), [("phone", 375), ("tablet", 768), ("desktop", 1280)])
def test_a_device_is_its_true_width(qtbot, preview, desk, command, width):
    desk.commands.run(f"view.{command}")
    qtbot.waitUntil(lambda: abs(int(preview.ask("window.innerWidth")) - width) <= 2, timeout=5_000)


def test_fitted_the_page_is_as_wide_as_the_pane(qtbot, preview, desk):
    desk.commands.run("view.fit")
    qtbot.waitUntil(lambda: preview.ask("window.innerWidth") == preview.pane.width(), timeout=5_000)


def test_the_pages_appearance_is_its_own(qtbot, preview):
    background = "getComputedStyle(document.body).backgroundColor"
    light = preview.ask(background)
    qtbot.mouseClick(preview.pane._dark, Qt.MouseButton.LeftButton)
    dark = preview.ask(background)
    assert light != dark
    assert 'data-theme="dark"' in preview.load_afresh()
    qtbot.mouseClick(preview.pane._dark, Qt.MouseButton.LeftButton)
    assert preview.ask(background) == light
    assert preview.ask("document.documentElement.hasAttribute('data-theme')") is False


def test_loading_takes_no_focus(qtbot, preview, desk):
    view = EditorView()
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
    view.show_story("x", "", "", "")
    view.body.setFocus()
    preview.load_afresh()
    assert QApplication.focusWidget() is view.body


def test_esc_leads_out_of_the_page(qtbot, preview):
    keys = []
    preview.pane.keyPressEvent = lambda event: keys.append(event.key())
    with qtbot.waitActive(preview.pane):
        preview.pane.activateWindow()
    inside = preview.presenter._live.view.focusProxy()
    inside.setFocus()
    qtbot.keyClick(inside, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: keys == [Qt.Key.Key_Escape])


def test_all_of_the_bar_and_its_menu_can_be_done_by_commands(preview, desk):
    desk.commands.set_condition("story", True)
    desk.commands.run("view.page_dark")
    assert preview.ask("document.documentElement.dataset.theme") == "dark"
    assert desk.commands.action("view.page_dark").isChecked()
    desk.commands.run("view.page_dark")
    assert preview.ask("document.documentElement.hasAttribute('data-theme')") is False
    desk.commands.run("view.pause")
    assert preview.pane.chip.text() == "Paused"
    preview.presenter.pause(paused=False)
    assert not desk.commands.action("view.pause").isChecked()
    offered = {action.objectName() for action in preview.pane.menu.actions()}
    assert offered >= {"view.page_dark", "view.pause", "view.browser", "view.together", "edit.copy_html"}


def test_before_there_is_a_page_the_browser_gets_none(preview, desk, monkeypatch):
    monkeypatch.setattr(preview.presenter._rendering, "_shown", None)
    desk.commands.set_condition("story", True)
    desk.commands.run("view.browser")
    assert desk.messages.latest == ["The page is not on show yet. Show the preview, and try again."]


def test_the_browser_gets_the_page_with_its_pictures(qtbot, monkeypatch, preview, desk):
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    desk.commands.set_condition("story", True)
    desk.commands.run("view.browser")
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    page = Path(opened[0].toLocalFile())
    assert page.read_text(encoding="utf-8") == preview.presenter._rendering.shown.html
    assert {each.suffix for each in (page.parent / "images").iterdir()} == {".webp", ".jpg"}
    preview.presenter.close()
    assert not page.exists()


def test_after_close_nothing_is_left_to_answer(qtbot, preview, desk):
    preview.presenter.close()
    desk.open_story.set_body("Nobody sees this.")
    desk.commands.run("view.refresh")
    qtbot.wait(100)
    assert preview.presenter._live is None


def test_a_bug_in_a_rendering_does_not_stop_the_preview(qtbot, monkeypatch, preview, desk):
    told: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: told.append(kind))
    make = PageMaker.make
    monkeypatch.setattr(PageMaker, "make", lambda *_: 1 / 0)
    desk.open_story.set_body("A page that cannot be made.")
    qtbot.waitUntil(lambda: preview.pane.chip.text() == "Can’t render", timeout=5_000)
    monkeypatch.setattr(PageMaker, "make", make)
    desk.open_story.set_body("One that can.")
    qtbot.waitUntil(lambda: preview.pane.chip.text() == "Live", timeout=5_000)
    preview.settle()
    assert "One that can." in preview.text()
    assert set(told) == {ZeroDivisionError}


def test_words_of_the_page_can_be_copied_once_they_are_selected(qtbot, preview):
    menu = preview.pane.menu
    copy = menu.actions()[0]
    menu.aboutToShow.emit()
    assert not copy.isEnabled()
    preview.ask("getSelection().selectAllChildren(document.querySelector('[data-part=body] p'))")
    qtbot.waitUntil(preview.presenter._has_selection, timeout=5_000)
    menu.aboutToShow.emit()
    assert copy.isEnabled()
    copy.trigger()
    qtbot.waitUntil(lambda: "The council voted" in QApplication.clipboard().text(), timeout=5_000)


def test_the_bar_is_walked_through_from_the_devices_on(preview):
    buttons = [each for each in preview.pane.findChildren(QToolButton) if each.isVisible()]
    assert [each.accessibleName() for each in buttons] == [
        "Phone", "Tablet", "Desktop", "Fit the pane", "Show the page dark", "More about the preview",
    ]  # fmt: skip
    assert "Phone 375" in buttons[0].toolTip()
