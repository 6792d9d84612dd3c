"""The settings in the real window: opened by their keys, made only then, followed by the areas at once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from deskeditor.ui.application import Opening
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.window_state import WindowState

CTRL = Qt.KeyboardModifier.ControlModifier


def settings(window):
    return window.findChild(QDialog, "settingsDialog")


def opened_settings(qtbot, window):
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Comma, CTRL)
    qtbot.waitUntil(lambda: settings(window) is not None and settings(window).isVisible())
    dialog = settings(window)
    qtbot.waitUntil(lambda: dialog.pages[0].fields["name"].text() == "My site")
    return dialog


def test_they_are_made_when_they_are_first_wanted(qtbot, window):
    assert settings(window) is None
    dialog = opened_settings(qtbot, window)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert opened_settings(qtbot, window) is dialog


def test_the_cards_follow_a_changed_site(qtbot, window):
    dialog = opened_settings(qtbot, window)
    panel = window.findChild(object, "cardsPanel")
    line = dialog.pages[0].fields["card_limit"].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "3")
    qtbot.waitUntil(lambda: any("of 3" in label.text() for label in panel.findChildren(QLabel)))


def test_what_is_done_while_one_writes_is_switched_here_and_in_the_menus(qtbot, window):
    dialog = opened_settings(qtbot, window)
    dialog.show_page("Editor")
    page, keys = dialog.pages[4], window.findChild(EditorView).body.keys
    box = page.switches["format.smart"]
    assert (box.text(), box.isChecked()) == ("Set quotes and dashes while typing", True)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not keys.smart
    page.reset.click()
    assert keys.smart
    assert box.isChecked()
    page.reset.click()
    assert not keys.smart
    QTest.keyClicks(dialog.search.edit, "apostrophes")
    assert box.isVisible()
    assert not page.face.isVisible()


def test_the_face_of_the_text_lasts_from_one_day_to_the_next(qtbot, window, opened, library_folder):
    dialog = opened_settings(qtbot, window)
    dialog.show_page("Editor")
    box = dialog.pages[4].face.box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(dialog.pages[4].text_size.box, Qt.Key.Key_End)
    window.close()
    assert (WindowState().word("editor/face", ""), WindowState().word("editor/size", "")) == (
        "typewriter",
        "24",
    )
    again = opened(library_folder).findChild(EditorView)
    assert (again.face.word, again.face.size) == ("typewriter", 24)


def test_a_renamed_tag_reaches_the_open_story_and_leaves_its_text_alone(opened, library_folder, qtbot):
    window = opened(library_folder, "wall")
    dialog = opened_settings(qtbot, window)
    body = window.findChild(QWidget, "bodyEdit")
    QTest.keyClick(body, Qt.Key.Key_Home, CTRL)
    QTest.keyClicks(body, "Still ")
    tags = dialog.pages[3]
    qtbot.waitUntil(lambda: tags.list.count() == 1, timeout=30_000)
    tags.rename_requested.emit(("coast",), "shore")
    open_story = window.findChild(Opening).presenter.desk.open_story
    qtbot.waitUntil(lambda: open_story.story.details.tags == ("shore",), timeout=30_000)
    qtbot.waitUntil(lambda: tags.done.words.text().startswith("Renamed"), timeout=30_000)
    assert (body.source, body.textCursor().position()) == ("Still Nobody.", 6)
    assert body.document().isUndoAvailable()
    assert window.regions["editor"].bars == ()
