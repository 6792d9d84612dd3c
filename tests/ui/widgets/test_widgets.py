"""The widgets that all areas share, on the screen and by keys."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from deskeditor.ui import theme, widgets
from deskeditor.ui.theme import Appearance
from deskeditor.ui.widgets import (
    STATUS_KINDS,
    Avatar,
    Chip,
    CounterLabel,
    ElidedLabel,
    EmptyState,
    IconButton,
    InfoBar,
    Popover,
    SearchField,
    Segmented,
    ToastCard,
    TokenField,
    chip_width,
    paint_chip,
)
from deskeditor.ui.widgets.elided_label import ElidedButton


@pytest.fixture(autouse=True)
def light(qapp):
    installed = theme.install(qapp)
    installed.set_appearance(Appearance.LIGHT)
    yield installed
    installed.set_appearance(Appearance.SYSTEM)


@pytest.fixture
def show(qtbot):
    """Puts a widget into an active window of a size."""

    windows = []

    def shown(widget, width=400, height=200):
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(width, height)
        QVBoxLayout(window).addWidget(widget)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return widget

    return shown


def test_every_widget_can_be_had_by_its_name():
    assert all(getattr(widgets, name) is not None for name in widgets.__all__)
    assert set(widgets.__all__) == set(widgets._HOMES)
    with pytest.raises(AttributeError):
        _ = widgets.NoSuchWidget


def test_a_chip_shows_another_state(show):
    chip = show(Chip("Live", "green"))
    assert chip.height() == 18
    chip.show_state("Paused", "amber")
    assert chip.text() == "Paused"
    ground = chip.grab().toImage().pixelColor(8, 3).name()
    assert ground == theme.current().hex("amber-subtle").lower()


def test_a_painted_chip_is_as_wide_as_it_says(qapp):
    image = QImage(200, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    width = paint_chip(painter, QPointF(10, 5), "In review", "amber")
    painter.end()
    assert width == chip_width("In review")
    assert image.pixelColor(10 + width // 2, 7).name() == theme.current().hex("amber-subtle").lower()
    assert image.pixelColor(10 + width + 2, 14).name() == "#ffffff"


def test_every_status_has_a_chip():
    assert set(STATUS_KINDS) == {"draft", "in-review", "ready", "published", "archived"}


def test_an_avatar_is_painted_in_its_colour(show):
    avatar = show(Avatar("IC", "#0B5E6B", 40))
    assert avatar.grab().toImage().pixelColor(20, 4).name() == "#0b5e6b"
    avatar.show_author("BN", "#6B3FA0")
    assert avatar.accessibleName() == "BN"
    assert avatar.grab().toImage().pixelColor(20, 4).name() == "#6b3fa0"


def test_a_counter_says_when_the_limit_is_passed(show):
    counter = show(CounterLabel(70))
    counter.show_count(52)
    assert (counter.text(), counter.is_over) == ("52/70", False)
    counter.show_count(71)
    assert (counter.text(), counter.is_over) == ("71/70", True)
    assert counter.accessibleName() == "71 of 70 characters, too long"
    counter.show_count(71, 80)
    assert not counter.is_over


def test_a_long_line_is_shortened_and_its_tip_has_the_whole(show):
    label = show(ElidedLabel("one line\nthat is much longer than the room there is in this window"), 160)
    assert label.toolTip() == "one line that is much longer than the room there is in this window"
    label.setText("short")
    assert label.toolTip() == ""


def test_an_icon_button_names_what_it_does(show):
    button = show(IconButton("bold", "Bold", "Ctrl+B"))
    assert button.toolTip() == "Bold (Ctrl+B)"
    assert button.accessibleName() == "Bold"
    assert button.size() == QSize(28, 28)


def test_a_button_of_a_command_follows_it(show):
    action = QAction("Export…")
    action.setCheckable(True)
    button = show(IconButton.of(action, "export"))
    action.setChecked(True)
    assert button.isChecked()
    action.setEnabled(False)
    assert not button.isEnabled()
    assert button.accessibleName() == "Export"


def test_of_segments_one_is_on_and_arrows_walk(show, qtbot):
    switch = show(Segmented(("Write", "Split", "Preview"), "View mode"))
    with qtbot.assertNotEmitted(switch.chosen, wait=10):
        switch.show_current(1)
    switch.button(1).setFocus()
    with qtbot.waitSignal(switch.chosen) as chosen:
        QTest.keyClick(switch.button(1), Qt.Key.Key_Right)
    assert chosen.args == [2]
    QTest.keyClick(switch.button(2), Qt.Key.Key_Right)
    assert switch.current == 2


def test_a_chosen_segment_is_not_clipped(show):
    switch = show(Segmented(("Write", "Split", "Preview")))
    for index in range(3):
        button = switch.button(index)
        font = theme.current().ui_font(12, 600)
        assert button.width() >= QFontMetrics(font).horizontalAdvance(button.text()) + 20


def test_a_search_field_tells_of_text_and_is_cleared(show, qtbot):
    field = show(SearchField("Search stories", name="librarySearch"))
    assert field.edit.objectName() == "librarySearch"
    clear = field.findChild(QAbstractButton)
    assert not clear.isVisible()
    with qtbot.waitSignal(field.text_changed):
        QTest.keyClicks(field.edit, "tram")
    assert field.text == "tram"
    assert clear.isVisible()
    with qtbot.waitSignal(field.cleared):
        clear.click()
    assert field.text == ""


def test_a_search_field_shows_its_focus(show):
    field = show(SearchField("Search stories"))
    field.edit.setFocus()
    assert field.property("focused") == "true"
    field.edit.clearFocus()
    assert field.property("focused") == "false"


@pytest.fixture
def tags(show):
    return show(TokenField("Add a tag"), 260)


def test_words_are_added_by_enter_and_by_comma(tags, qtbot):
    with qtbot.waitSignal(tags.tokens_changed) as changed:
        QTest.keyClicks(tags.edit, "transport")
        QTest.keyClick(tags.edit, Qt.Key.Key_Return)
    assert changed.args == [("transport",)]
    QTest.keyClicks(tags.edit, "council, budget,")
    assert tags.tokens == ("transport", "council", "budget")
    assert tags.edit.text() == ""


def test_a_word_stands_once(tags):
    tags.show_tokens(["Council"])
    QTest.keyClicks(tags.edit, "council")
    QTest.keyClick(tags.edit, Qt.Key.Key_Return)
    assert tags.tokens == ("Council",)


def test_backspace_in_an_empty_line_removes_the_last(tags):
    tags.show_tokens(["transport", "council"])
    QTest.keyClick(tags.edit, Qt.Key.Key_Backspace)
    assert tags.tokens == ("transport",)
    QTest.keyClicks(tags.edit, "ab")
    QTest.keyClick(tags.edit, Qt.Key.Key_Backspace)
    assert tags.tokens == ("transport",)


def test_a_word_is_removed_by_its_button(tags):
    tags.show_tokens(["transport", "council"])
    remove = next(b for b in tags.findChildren(QAbstractButton) if b.accessibleName() == "Remove transport")
    remove.click()
    assert tags.tokens == ("council",)


def test_what_was_typed_is_added_when_the_field_is_left(tags):
    tags.edit.setFocus()
    QTest.keyClicks(tags.edit, "budget")
    tags.edit.clearFocus()
    assert tags.tokens == ("budget",)


def test_words_go_on_in_the_next_line(tags):
    tags.show_tokens(["one"])
    low = tags.heightForWidth(tags.width())
    tags.show_tokens([f"a rather long word {number}" for number in range(6)])
    assert tags.heightForWidth(tags.width()) > low


def test_showing_words_is_no_edit(tags, qtbot):
    with qtbot.assertNotEmitted(tags.tokens_changed, wait=20):
        tags.show_tokens(["a", "b"])


def test_an_empty_state_offers_what_to_do(show, qtbot):
    state = show(EmptyState("cards", "No related stories", "Pick up to six.", "Add a story", "Import…"))
    buttons = state.findChildren(QAbstractButton)
    with qtbot.waitSignal(state.button_pressed) as pressed:
        buttons[1].click()
    assert pressed.args == [1]
    state.show_words("Nothing matches", "Try fewer words.")
    assert "Nothing matches" in [label.text() for label in state.findChildren(QLabel)]


def test_a_toast_goes_by_itself_and_by_esc(show, qtbot):
    toast = show(ToastCard("Moved to trash", (("Undo", lambda: None),)))
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)  # wherever this machine's pointer is
    toast.findChild(QAbstractButton).clearFocus()
    toast._timer.setInterval(30)
    toast._timer.start()
    with qtbot.waitSignal(toast.gone):
        pass
    with qtbot.waitSignal(toast.gone):
        QTest.keyClick(toast, Qt.Key.Key_Escape)


def test_a_toast_waits_while_its_button_has_the_focus(show, qtbot):
    toast = show(ToastCard("Moved to trash", (("Undo", lambda: None),)))
    toast.findChild(QAbstractButton).setFocus()
    toast._timer.setInterval(30)
    toast._timer.start()
    with qtbot.assertNotEmitted(toast.gone, wait=120):
        pass


def test_an_info_bar_goes_when_it_is_dismissed(show, qtbot):
    bar = show(InfoBar("The disk is full.", kind="error"))
    with qtbot.waitSignal(bar.gone):
        bar.findChild(QAbstractButton).click()


@pytest.fixture
def anchor(show):
    return show(QLabel("anchor"), 500, 400)


def test_a_popover_stands_below_its_anchor_inside_the_window(anchor):
    popover = Popover()
    popover.open_at(anchor, QSize(200, 100))
    assert popover.parentWidget() is anchor.window()
    assert anchor.window().rect().contains(popover.geometry())
    popover.dismiss()
    assert not popover.isVisible()


def test_esc_closes_a_popover(anchor, qtbot):
    popover = Popover()
    popover.open_at(anchor, QSize(200, 100))
    with qtbot.waitSignal(popover.closed):
        QTest.keyClick(popover, Qt.Key.Key_Escape)


def test_a_press_outside_closes_a_popover(anchor, qtbot):
    popover = Popover()
    popover.open_at(anchor, QSize(200, 100))
    outside = anchor.window().rect().bottomRight() - QPoint(4, 4)
    with qtbot.waitSignal(popover.closed):
        QTest.mouseClick(anchor.window().windowHandle(), Qt.MouseButton.LeftButton, pos=outside)


def test_a_popover_closes_the_one_that_stands_and_takes_no_keys_from_the_field(show, qtbot):
    field = show(QLineEdit(), 500, 400)
    first, second = Popover(), Popover()
    first.open_at(field, QSize(200, 100))
    first.closed.connect(first.window().setFocus)
    field.setFocus()
    second.open_at(field, QSize(100, 50))
    assert (first.isVisible(), second.isVisible()) == (False, True)
    assert QApplication.focusWidget() is field
    second.dismiss()


def test_a_popover_at_something_in_another_leaves_that_open(anchor):
    outer, inner = Popover(), Popover()
    outer.open_at(anchor, QSize(200, 100))
    inside = QLabel("inside", outer)
    inner.open_at(inside, QSize(100, 50))
    assert outer.isVisible()
    assert inner.isVisible()
    inner.dismiss()
    outer.dismiss()


def test_a_button_with_long_words_shortens_them_where_its_row_is_narrow(show):
    button = ElidedButton(60)
    button.setText("Imogen Castellane, Tobias Renshaw")
    show(button, 80, 30)
    assert button.shown.endswith("…")
    assert button.minimumSizeHint().width() == 60
    button.resize(600, 30)
    assert button.shown == "Imogen Castellane, Tobias Renshaw"
