"""The cards alone, on the clipboard and in a file."""

import json
from pathlib import Path

from PySide6.QtWidgets import QApplication

from deskeditor.domain.card import Card, CardField, TargetValues, WebTarget
from deskeditor.ui.cards.sheet_presenter import SheetPresenter

from .conftest import a_card

LONG = 30_000


def copied(qtbot, desk, command: str, said: str) -> str:
    desk.commands.run(command)
    qtbot.waitUntil(lambda: desk.messages.latest[-1:] == [said], timeout=LONG)
    return QApplication.clipboard().text()


def test_the_cards_are_copied_as_html_and_as_json(qtbot, show, desk):
    show(a_card("wall"), a_card("terns"))
    html = copied(qtbot, desk, "cards.copy_html", "Copied the cards as HTML")
    assert html.count("<li>") == 2
    document = json.loads(copied(qtbot, desk, "cards.copy_json", "Copied the cards as JSON"))
    assert [card["headline"] for card in document["cards"]] == [
        "Who owns the sea wall?",
        "Terns take over the old trackbed",
    ]


def test_the_cards_go_into_a_file_of_the_kind_that_its_name_says(qtbot, view, show, desk, tmp_path: Path):
    show(a_card("wall"))
    sheet = view.findChild(SheetPresenter)
    for name in ("cards.html", "cards.json"):
        sheet.write(desk.open_story.story, tmp_path / name)
        qtbot.waitUntil(lambda name=name: (tmp_path / name).exists(), timeout=LONG)
    assert "<li>" in (tmp_path / "cards.html").read_text()
    assert json.loads((tmp_path / "cards.json").read_text())["title"] == "Related stories"


def test_hostile_words_are_text_on_the_sheet(qtbot, show, desk):
    wall = a_card("wall").overriding(CardField.HEADLINE, "<script>alert(1)</script>", TargetValues())
    web = Card(
        target=WebTarget(url="https://harbour.example/a?b=\"c'", headline="<img src=x onerror=alert(1)>")
    )
    show(wall, web)
    html = copied(qtbot, desk, "cards.copy_html", "Copied the cards as HTML")
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;" in html


def test_without_cards_there_is_nothing_to_hand_out(show, desk):
    show()
    desk.commands.run("cards.copy_html")
    assert desk.messages.latest[-1] == "There are no cards to hand out yet."
