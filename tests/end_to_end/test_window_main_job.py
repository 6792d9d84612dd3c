"""The whole job in the window by keys alone: write, see the page, put cards under it, keep it, export it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QWidget

from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.services.libraries import create_library, open_library
from deskeditor.services.listing import ListQuery, rows
from deskeditor.ui import open_window
from deskeditor.ui.preview import scheme

scheme.register()  # as the program does: before there is a QApplication

DOM = """(function () {  // without the faint mark at the block under the caret, which is the preview's own
  const page = document.documentElement.cloneNode(true);
  for (const marked of page.querySelectorAll("[data-desk-caret]")) marked.removeAttribute("data-desk-caret");
  return page.outerHTML;
})()"""
WORDS = "document.body.innerText.replaceAll('\u00a0', ' ')"
APPLICATION_WORLD = 1
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with two stories to put under a new one."""
    library = create_library(tmp_path / "library")
    stories.new(
        library, Story(headline="Who owns the sea wall?", standfirst="Three agencies have signed for it.")
    )
    stories.new(library, Story(headline="Terns take over the trackbed", standfirst="A colony of 212 pairs."))
    library.close()
    return tmp_path / "library"


@pytest.fixture
def window(qtbot, library: Path) -> Iterator[QMainWindow]:
    """The window on that library, in front."""
    opened = open_window(library)
    opened.resize(1440, 900)
    opened.activateWindow()
    qtbot.waitUntil(lambda: opened.findChild(QWebEngineView) is not None, timeout=30_000)
    yield opened
    opened.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def key(which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keys go."""
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), which, modifiers)


def type_text(text: str) -> None:
    """Type words where the keys go; a line break is the Return key."""
    for letter in text:
        if letter == "\n":
            key(Qt.Key.Key_Return)
        else:
            QTest.keyClicks(QApplication.focusWidget(), letter)


def named(window: QMainWindow, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert found is not None, name
    return found


def ask(qtbot, page: QWebEnginePage, script: str) -> str:
    """What a script of ours answers about a page."""
    answers: list[object] = []
    page.runJavaScript(script, APPLICATION_WORLD, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    return str(answers[0])


def dom_of_file(qtbot, path: Path) -> str:
    """The DOM of an exported page in a browser that runs no script."""
    profile = QWebEngineProfile()
    page = QWebEnginePage(profile)
    page.settings().setAttribute(QWebEngineSettings.WebAttribute.JavascriptEnabled, False)
    with qtbot.waitSignal(page.loadFinished, timeout=20_000) as loaded:
        page.load(QUrl.fromLocalFile(str(path)))
    assert loaded.args == [True]
    dom = ask(qtbot, page, DOM)
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    profile.deleteLater()
    return dom


def wait_for(qtbot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=45_000)


def write_story() -> None:
    key(Qt.Key.Key_N, CONTROL)
    type_text("Harrow Bay votes to reopen the tram line\n")
    type_text("After nine years, the Shore Line will carry passengers again.\n")
    type_text("The council voted late on Thursday.\n\n## What was agreed\n\n")
    type_text("- Borrow\nBuild\n\n")  # the list goes on by itself, and ends with an empty item
    type_text('"Tonight we decided," said Perpetua Adeyemi.')


def found_stories(window: QMainWindow) -> int:
    results = window.findChild(QWidget, "cardPickerResults")
    return results.list.model().rowCount() if results is not None and results.isVisible() else 0


def add_cards(qtbot, window: QMainWindow) -> None:
    key(Qt.Key.Key_A, CONTROL | SHIFT)
    picker = named(window, "cardPicker")
    wait_for(qtbot, picker.hasFocus)
    cards = named(window, "cardsList").model()
    for count, word in enumerate(("wall", "terns"), 1):
        type_text(word)
        wait_for(qtbot, lambda: found_stories(window) == 1)
        key(Qt.Key.Key_Return)
        wait_for(qtbot, lambda count=count: cards.rowCount() == count)
        key(Qt.Key.Key_A, CONTROL)
        key(Qt.Key.Key_Delete)
    key(Qt.Key.Key_Escape)


def walk_to(qtbot, name: str) -> None:
    """Press Tab until the keys go to the field of that name; the page that comes meanwhile takes none."""
    for _ in range(30):
        if QApplication.focusWidget().accessibleName() == name:
            return
        key(Qt.Key.Key_Tab)
        qtbot.wait(30)
    pytest.fail(f"Tab never came to {name}")


def export(qtbot, window: QMainWindow, folder: Path) -> Path:
    key(Qt.Key.Key_E, CONTROL)
    wait_for(qtbot, lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog.objectName() == "exportDialog"
    wait_for(qtbot, dialog.isActiveWindow)
    walk_to(qtbot, "Folder")
    key(Qt.Key.Key_A, CONTROL)
    type_text(str(folder))
    key(Qt.Key.Key_Return)
    wait_for(qtbot, lambda: bool(list(folder.glob("*.html"))))
    wait_for(qtbot, lambda: not dialog.isVisible())
    return next(folder.glob("*.html"))


def test_the_main_job_by_keys_alone(qtbot, window, library, tmp_path):
    write_story()
    body = named(window, "bodyEdit")
    assert isinstance(body, QPlainTextEdit)
    assert body.toPlainText().startswith(
        "The council voted late on Thursday.\n\n## What was agreed\n\n- Borrow\n- Build\n"
    )

    view = window.findChild(QWebEngineView)
    wait_for(qtbot, lambda: "Tonight we decided" in ask(qtbot, view.page(), WORDS))
    assert "What was agreed" in ask(
        qtbot, view.page(), "document.querySelector('[data-part=body] h2').textContent"
    )
    items = "[...document.querySelectorAll('[data-part=body] li')].map(item => item.textContent).join()"
    assert ask(qtbot, view.page(), items) == "Borrow,Build"

    add_cards(qtbot, window)
    wait_for(qtbot, lambda: "Who owns the sea wall?" in ask(qtbot, view.page(), WORDS))
    wait_for(qtbot, lambda: "Terns take over" in ask(qtbot, view.page(), WORDS))

    page = export(qtbot, window, tmp_path / "out")
    assert page.name == "harrow-bay-votes-to-reopen-the-tram-line.html"
    wait_for(qtbot, lambda: ask(qtbot, view.page(), DOM) == dom_of_file(qtbot, page))


def headlines(library: Path) -> list[str]:
    """As another program reads them."""
    with open_library(library) as reader:
        return [row.headline for row in rows(reader, ListQuery()).rows]


def test_what_was_typed_is_in_the_library_without_a_word_of_saving(qtbot, window, library):
    key(Qt.Key.Key_N, CONTROL)
    type_text("A sentence that must not be lost")
    wait_for(qtbot, lambda: "A sentence that must not be lost" in headlines(library))
