"""The product's promise: after any edits the preview's DOM is that of the page that the export writes."""

import random
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings

from deskeditor.domain.card import Card, StoryTarget, WebTarget
from deskeditor.services import assets, exporting, stories
from deskeditor.services.exporting import ExportRequest
from deskeditor.services.libraries import open_library

RED = b64decode(  # 8 × 4 pixels
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAIAAAA8r+mnAAAAEklEQVR4nGP8z4AdMOEQJ0MCAGSRAQfIidsoAAAAAElFTkSuQmCC"
)
OUTER = "document.documentElement.outerHTML"

PIECES = (
    "The tram ran *again*, she said.",
    "## A heading\n\nWith a paragraph",
    "- one\n- two\n\n  more of two\n- three",
    "> A quotation\n>\n> — Tobias Renshaw",
    "| Item | Cost |\n| --- | ---: |\n| Track | 8.6 |",
    "A note[^1] here.\n\n[^1]: What it says.",
    "A [link][depot] out.\n\n[depot]: https://harrowbay.example/depot",
    "*[HTML]: Hypertext\n\nHTML it is.",
    "```\ncode <b>\n```",
    "<script>alert(1)</script> and <b onclick=x>bold</b>",
    "![A tram](https://elsewhere.example/t.png)",
    "!embed[A film](https://films.example/1)",
    "1. first\n2. second",
    "***",
    "\n\n",
    "“Curly” -- and 'straight' quotes...",
    "~~~\nnever closed",
    "Текст по-русски, نص عربي, 😀 emoji",
    "<div>\n\nraw *html*\n\n</div>",
    "Term\n:   Meaning",
)


def read_file(qtbot, path: Path) -> str:
    """The DOM of a file in the same engine, without script, as the preview is."""
    profile = QWebEngineProfile()
    page = QWebEnginePage(profile)
    script = QWebEngineSettings.WebAttribute.JavascriptEnabled
    page.settings().setAttribute(script, False)
    with qtbot.waitSignal(page.loadFinished, timeout=20_000):
        page.load(QUrl.fromLocalFile(str(path)))
    answers: list[str] = []
    page.runJavaScript(OUTER, 1, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    page.deleteLater()
    with qtbot.waitSignal(page.destroyed):
        pass
    profile.deleteLater()
    return answers[0]


def exported(preview, tmp_path: Path) -> Path:
    """The file of the open story as the export writes it."""
    preview.settle()
    library = open_library(preview.desk.lane.folder)
    request = ExportRequest(stories=("tram",), folder=tmp_path / "out")
    list(exporting.export(library, request))
    library.close()
    return next((tmp_path / "out").glob("*.html"))


def test_a_page_fresh_from_the_library_is_the_exported_file(qtbot, preview, tmp_path):
    assert preview.html() == read_file(qtbot, exported(preview, tmp_path))


def test_edits_of_text_details_and_cards_lead_to_the_exported_file(qtbot, preview, change, tmp_path):
    story = preview.desk.open_story
    story.set_body(
        story.story.body.replace("Borrow", "Borrow £11.2 million") + "\nA last word[^1].\n\n[^1]: Note.\n"
    )
    story.set_headline("Harrow Bay votes 7–4 to reopen the tram line")
    story.set_standfirst("")
    preview.settle()
    change(section="Transport", byline=("Imogen Castellane", "Tobias Renshaw"), tags=("tram", "sea"))
    story.set_cards((Card(target=StoryTarget("ferry")), Card(target=StoryTarget("wall"))))
    preview.settle()
    story.set_cards(
        (*reversed(story.story.cards), Card(target=WebTarget(url="https://news.example/a", headline="A")))
    )
    change(lead_image=None, dateline="HARROW BAY")
    preview.settle()
    story.set_standfirst("It comes back.")
    preview.settle()
    assert preview.html() == read_file(qtbot, exported(preview, tmp_path))


def test_every_part_comes_and_goes_without_a_reload(preview, change):
    story = preview.desk.open_story
    loads: list[bool] = []
    preview.presenter._live.loaded.connect(loads.append)
    for cards in ((Card(target=StoryTarget("ferry")),), ()):
        story.set_cards(cards)
        preview.settle()
    for values in (
        {"section": ""},
        {"tags": ("a",)},
        {"tags": ()},
        {"section": "Culture"},
        {"kicker": "Trams"},
    ):
        change(**values)
        preview.settle()
    assert loads == []
    assert preview.html() == preview.load_afresh()


@pytest.mark.parametrize("seed", range(3))
def test_random_edits_leave_the_dom_of_a_fresh_load(preview, seed):
    chance = random.Random(seed)
    story = preview.desk.open_story
    paragraphs = [chance.choice(PIECES) for _ in range(6)]
    for step in range(30):
        at = chance.randrange(len(paragraphs) + 1)
        paragraphs[at : at + chance.randrange(3)] = [
            chance.choice(PIECES) for _ in range(chance.randrange(3))
        ]
        text = "\n\n".join(paragraphs)
        cut = chance.randrange(len(text) + 1)
        story.set_body(text[:cut] + chance.choice(["x", "", "*", "\n", "`", "<"]) + text[cut:])
        if chance.random() < 0.6:
            preview.settle()
        if step % 10 == 9:
            preview.settle()
            patched = preview.html()
            assert patched == preview.load_afresh()


def test_a_change_of_a_target_elsewhere_reaches_the_card(qtbot, preview):
    preview.desk.open_story.set_cards((Card(target=StoryTarget("ferry")),))
    preview.settle()

    def rename(library):
        ferry = stories.story(library, "ferry")
        return stories.save(library, replace(ferry, headline="The ferry sinks"))[1]

    preview.desk.lane.ask(rename, preview.desk.hub.announce)
    qtbot.waitUntil(lambda: "The ferry sinks" in preview.html(), timeout=10_000)
    assert preview.html() == preview.load_afresh()


def test_a_picture_that_comes_into_the_body_has_its_size_at_once(qtbot, preview, tmp_path):
    found = []
    preview.desk.lane.ask(lambda library: assets.add_image(library, RED, "red.png"), found.append)
    qtbot.waitUntil(lambda: bool(found))
    story = preview.desk.open_story
    story.set_body(f"{story.story.body}\n\n![Red]({found[0].reference})\n")
    preview.settle()
    is_there = "(it => it.complete && it.naturalWidth > 0)(document.querySelector('[data-part=body] img'))"
    preview.ask("document.querySelector('[data-part=body] img').scrollIntoView()")
    qtbot.waitUntil(lambda: preview.ask(is_there) is True, timeout=10_000)
    assert preview.html() == read_file(qtbot, exported(preview, tmp_path))
