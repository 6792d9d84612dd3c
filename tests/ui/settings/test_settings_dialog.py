"""The dialog as a whole: search, pages, keys, names for those who cannot see it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListWidget, QPlainTextEdit

from deskeditor.ui import theme
from deskeditor.ui.theme import Appearance


def shown(dialog):
    return [
        item.text() for row in range(dialog.list.count()) if not (item := dialog.list.item(row)).isHidden()
    ]


def test_it_opens_with_the_keys_in_the_search(dialog):
    assert (dialog.objectName(), dialog.accessibleName()) == ("settingsDialog", "Settings")
    assert dialog.focusWidget() is dialog.search.edit
    assert shown(dialog) == ["Sites", "Authors", "Sections", "Tags", "Editor", "Appearance"]
    assert not dialog.isModal()


def test_a_search_leaves_what_answers_to_it(dialog):
    QTest.keyClicks(dialog.search.edit, "time zone")
    assert shown(dialog) == ["Sites"]
    fields = dialog.pages[0].fields
    assert fields["time_zone"].isVisible()
    assert not fields["address"].isVisible()
    QTest.keyClick(dialog.search.edit, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert fields["address"].isVisible()


def test_a_search_turns_to_the_page_that_has_it(dialog):
    QTest.keyClicks(dialog.search.edit, "dark")
    assert dialog.stack.currentWidget() is dialog.pages[5]
    QTest.keyClick(dialog.search.edit, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.pages[5].appearance.box


def test_a_search_for_nothing_says_so(dialog):
    QTest.keyClicks(dialog.search.edit, "xyzzy")
    assert shown(dialog) == []
    assert dialog.stack.currentWidget() not in dialog.pages


def test_pages_are_turned_with_the_arrow_keys(dialog):
    QTest.keyClick(dialog.search.edit, Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.list
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.stack.currentWidget() is dialog.pages[1]
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.pages[1].list


def test_everything_that_takes_keys_has_a_name(dialog):
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QListWidget)
    controls = [one for kind in kinds for one in dialog.findChildren(kind)]
    takes_keys = [one for one in controls if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [one for one in takes_keys if not (one.accessibleName() or getattr(one, "text", str)())]
    assert len(takes_keys) > 40
    assert nameless == []


def test_a_field_that_gets_the_keys_is_scrolled_into_sight(dialog):
    line = dialog.pages[0].fields["excerpt_limit"].line
    assert line.visibleRegion().isEmpty()
    line.setFocus()
    assert not line.visibleRegion().isEmpty()


def test_the_appearance_is_chosen_by_the_command_that_the_menu_has(dialog, desk):
    def show(appearance):
        theme.current().set_appearance(appearance)

    for appearance in Appearance:
        desk.commands.on(f"view.appearance.{appearance.value}", lambda _, to=appearance: show(to))
    page = dialog.pages[5]
    dialog.show_page("Appearance")
    page.appearance.box.setFocus()
    QTest.keyClick(page.appearance.box, Qt.Key.Key_End)
    assert theme.current().appearance is Appearance.DARK
    page.reset.click()
    assert theme.current().appearance is Appearance.SYSTEM
    page.reset.click()
    assert theme.current().appearance is Appearance.DARK
    show(Appearance.SYSTEM)


def test_the_face_and_size_of_the_text_follow_the_choice_and_the_keys(dialog, face):
    page = dialog.pages[4]
    dialog.show_page("Editor")
    page.face.box.setFocus()
    QTest.keyClick(page.face.box, Qt.Key.Key_Down)
    assert (face.word, face.size, page.text_size.value) == ("typewriter", 15, "15")
    face.set_size(20)
    assert page.text_size.value == "20"
    page.reset.click()
    assert (face.word, face.size) == ("serif", 16)
    page.reset.click()
    assert (face.word, face.size) == ("typewriter", 20)


def test_the_fields_of_all_pages_are_as_wide_with_a_scroll_bar_and_without(qtbot, dialog):
    edges = set()
    for row in range(dialog.list.count()):
        dialog.list.setCurrentRow(row)
        page = dialog.stack.currentWidget()
        fields = [box for box in page.findChildren(QComboBox) if box.isVisible()]
        for box in fields[-1:]:
            qtbot.waitUntil(lambda box=box: box.width() > 300)
            edges.add(box.mapTo(dialog, box.rect().topRight()).x())
    assert len(edges) == 1
