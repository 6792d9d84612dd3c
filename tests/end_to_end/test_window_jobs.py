"""What an editor does all day: each job by keys alone in the real window, and by few of them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.story import Story
from deskeditor.services import exporting, stories
from deskeditor.services.libraries import create_library
from deskeditor.ui.application import open_window
from deskeditor.ui.history.expanded_view import ExpandedView
from deskeditor.ui.open_story import OpenStory
from deskeditor.ui.preview import scheme

scheme.register()  # as the program does: before there is a QApplication

WAIT = 30_000
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
OTHERS = (
    ("wall", "Who owns the sea wall?", ("coast", "tram")),
    ("terns", "Terns take over the old trackbed", ("tram", "birds")),
    ("plaque", "A plaque for Number 14", ("tram", "museum")),
    ("ferry", "The ferry sails once a day now", ("coast", "tram")),
)


@pytest.fixture
def window(qtbot, tmp_path: Path):
    """A library of five stories; the one on the desk has three cards and was saved under a name before."""
    library = create_library(tmp_path / "library")
    for id_, headline, tags in OTHERS:
        stories.new(library, Story(id=id_, headline=headline, body=headline).with_details(tags=tags))
    story = Story(
        id="tram",
        headline="Council votes to reopen the tram line",
        body="The council voted on Thursday.",
        cards=tuple(Card(target=StoryTarget(id_)) for id_, _, _ in OTHERS[:3]),
    ).with_details(tags=("tram", "coast"))
    stored, _ = stories.new(library, story)
    stories.checkpoint(library, "tram", "Sent to legal")
    request = exporting.ExportRequest(stories=("tram",), folder=tmp_path / "out")
    assert [done.id for done in exporting.export(library, request)] == ["tram"]
    stories.save(library, replace(stored, body="The council voted on Friday."))
    library.close()
    opened = open_window(tmp_path / "library", "tram")
    opened.resize(1440, 900)
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow, timeout=WAIT)
    qtbot.waitUntil(lambda: named(opened, "libraryList").model().rowCount() >= 5, timeout=WAIT)
    qtbot.waitUntil(lambda: cards(opened) == ["wall", "terns", "plaque"], timeout=WAIT)
    qtbot.waitUntil(lambda: named(opened, "cardsList").model().rowCount() == 3, timeout=WAIT)
    yield opened
    opened.close()
    opened.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def named(window, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert found is not None, name
    return found


def key(
    which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
) -> None:
    """Press a key where the keys go."""
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), which, modifiers)


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def on_the_desk(window) -> Story:
    story = window.findChild(OpenStory).story
    assert story is not None
    return story


def cards(window) -> list[str]:
    return [getattr(card.target, "story", "") for card in on_the_desk(window).cards]


def is_there(qtbot, name: str):
    """The keys go to the widget of that name, or into it."""
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: name in _around(QApplication.focusWidget()), timeout=WAIT)


def _around(widget: QWidget | None) -> list[str]:
    names = []
    while widget is not None:
        names.append(widget.objectName())
        widget = widget.parentWidget()
    return names


def test_1_a_new_story_from_headline_to_body(qtbot, window):
    key(Qt.Key.Key_N, CONTROL)
    write("The tram is late")
    key(Qt.Key.Key_Return)
    write("By nine years.")
    key(Qt.Key.Key_Return)
    write("Nobody minds.")
    story = on_the_desk(window)
    assert (story.headline, story.standfirst, story.body) == (
        "The tram is late",
        "By nine years.",
        "Nobody minds.",
    )


def test_2_another_story_is_opened(qtbot, window):
    key(Qt.Key.Key_P, CONTROL)
    is_there(qtbot, "commandPalette")
    write("terns")
    palette = named(window, "commandPalette")
    qtbot.waitUntil(lambda: "Terns" in str(palette.list.currentIndex().data()), timeout=WAIT)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: on_the_desk(window).id == "terns", timeout=WAIT)
    is_there(qtbot, "bodyEdit")


def test_3_a_card_is_added_by_search(qtbot, window):
    key(Qt.Key.Key_A, CONTROL | SHIFT)
    is_there(qtbot, "cardPicker")
    write("ferry")
    results = named(window, "cardPickerResults")
    qtbot.waitUntil(lambda: results.list.model().rowCount() == 1, timeout=WAIT)
    key(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: cards(window) == ["wall", "terns", "plaque", "ferry"], timeout=WAIT)


def test_3_a_suggestion_is_added(qtbot, window):
    key(Qt.Key.Key_2, ALT)
    suggestions = named(window, "cardsPanel").findChild(QWidget, "cardSuggestions")
    qtbot.waitUntil(lambda: suggestions.model().rowCount() > 0, timeout=WAIT)
    key(Qt.Key.Key_1, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: cards(window) == ["wall", "terns", "plaque", "ferry"], timeout=WAIT)


def test_4_the_last_card_goes_to_the_top(qtbot, window):
    key(Qt.Key.Key_2, ALT)
    is_there(qtbot, "cardsPanel")
    key(Qt.Key.Key_End)
    key(Qt.Key.Key_Up, CONTROL, times=2)
    assert cards(window) == ["plaque", "wall", "terns"]


def test_5_selected_words_link_to_the_copied_address(qtbot, window):
    QGuiApplication.clipboard().setText("https://harrowbay.example/minutes")
    is_there(qtbot, "bodyEdit")
    key(Qt.Key.Key_Home, CONTROL)
    key(Qt.Key.Key_Right, CONTROL | SHIFT, times=2)
    key(Qt.Key.Key_Left, SHIFT)
    key(Qt.Key.Key_K, CONTROL)
    is_there(qtbot, "linkPopover")
    key(Qt.Key.Key_Return)
    assert on_the_desk(window).body == ("[The council](https://harrowbay.example/minutes) voted on Friday.")
    is_there(qtbot, "bodyEdit")


def test_7_the_page_as_a_phone_and_back(qtbot, window):
    key(Qt.Key.Key_1, CONTROL | ALT)
    assert not named(window, "previewView").isVisible()
    key(Qt.Key.Key_5, CONTROL | ALT)
    assert named(window, "previewView").isVisible()
    key(Qt.Key.Key_Escape)
    is_there(qtbot, "bodyEdit")


def test_8_two_tags_are_added(qtbot, window):
    key(Qt.Key.Key_T, CONTROL)
    is_there(qtbot, "detailsPanel")
    for tag in ("vote", "rail"):
        write(tag)
        key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Escape)
    assert on_the_desk(window).details.tags == ("tram", "coast", "vote", "rail")
    is_there(qtbot, "bodyEdit")


def test_9_the_last_version_is_compared_and_restored(qtbot, window):
    key(Qt.Key.Key_4, ALT)
    is_there(qtbot, "historyPanel")
    panel = named(window, "historyPanel")
    qtbot.waitUntil(lambda: panel.list.versions.rowCount() > 1, timeout=WAIT)
    key(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Thursday" in panel.diff.toPlainText(), timeout=WAIT)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(ExpandedView) is not None, timeout=WAIT)
    key(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "Thursday" in on_the_desk(window).body, timeout=WAIT)


def test_10_it_is_exported_again_and_with_other_settings(qtbot, window, tmp_path):
    (page,) = (tmp_path / "out").glob("*.html")
    key(Qt.Key.Key_E, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: "Friday" in page.read_text(encoding="utf-8"), timeout=WAIT)
    is_there(qtbot, "bodyEdit")
    key(Qt.Key.Key_Home, CONTROL)
    write("Again: ")
    key(Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=WAIT)
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Again:" in page.read_text(encoding="utf-8"), timeout=WAIT)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=WAIT)
