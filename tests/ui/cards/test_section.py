"""The section with the cards, shown as it stands on the page: the same pipeline, and nothing of the rest."""

from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QPushButton

from deskeditor.ui.cards.cards_presenter import CardsPresenter
from deskeditor.ui.cards.section_dialog import SectionDialog

_SEEN = """(function () {
  const seen = [...document.querySelectorAll("[data-part]")].filter(one => one.getClientRects().length);
  const card = document.querySelector(".card h3");
  return JSON.stringify([seen.map(one => one.dataset.part), card && card.textContent, innerWidth]);
})()"""


def seen(qtbot, dialog: SectionDialog) -> list:
    import json

    told = []
    view = dialog.findChild(QWebEngineView)

    def ask() -> bool:
        view.page().runJavaScript(_SEEN, 1, lambda value: told.append(json.loads(value or "[[], null, 0]")))
        return bool(told) and told[-1][0] == ["related"]

    qtbot.waitUntil(ask, timeout=30_000)
    return told[-1]


def test_the_section_alone_is_shown_at_phone_and_at_desktop_width(qtbot, window):
    presenter = window.findChild(CardsPresenter)
    qtbot.waitUntil(lambda: presenter._view.model.rowCount() == 1, timeout=30_000)
    presenter._desk.commands.run("cards.preview")
    dialog = window.findChild(SectionDialog)
    assert dialog.isVisible()
    parts, headline, width = seen(qtbot, dialog)
    assert (parts, headline, width) == (["related"], "Who owns the sea\u00a0wall?", 375)
    dialog.devices.button(1).click()
    qtbot.waitUntil(lambda: seen(qtbot, dialog)[2] == 1280, timeout=30_000)
    dialog.reject()
    qtbot.waitUntil(lambda: window.findChild(SectionDialog) is None)


def test_a_story_without_cards_says_so(qtbot, window):
    desk = window.findChild(CardsPresenter)._desk
    qtbot.waitUntil(lambda: desk.open_story.story is not None)
    desk.open_story.set_cards(())
    desk.commands.run("cards.preview")
    dialog = window.findChild(SectionDialog)
    close = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Close")
    qtbot.waitUntil(close.isVisible, timeout=30_000)
    close.click()
    qtbot.waitUntil(lambda: window.findChild(SectionDialog) is None)
