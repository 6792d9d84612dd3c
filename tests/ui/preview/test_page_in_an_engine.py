"""What the style sheet says, asked of an engine that lays a page out and prints it."""

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWebEngineWidgets import QWebEngineView

from deskeditor.domain.site import Site
from deskeditor.domain.story import Story
from deskeditor.pages import page
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.theme_names import NAMES

PATIENCE = 30_000  # milliseconds
HYPHENS = (
    "[...document.querySelectorAll('h1, .body h2, .body p')].map(e => getComputedStyle(e).hyphens).join()"
)
FOLDED = "Open.\n\n<details>\n<summary>More</summary>\n<p>Only paper shows this.</p>\n</details>\n"


@pytest.fixture
def shown(qtbot):
    view = QWebEngineView()
    qtbot.addWidget(view)

    def show(story: Story, theme: str = "house") -> QWebEngineView:
        html = page.render(story, Surroundings(site=Site(theme=theme))).html
        with qtbot.waitSignal(view.loadFinished, timeout=PATIENCE):
            view.setHtml(html)
        return view

    return show


@pytest.mark.parametrize(
    ("language", "hyphens"), [("de-AT", "auto,auto,manual"), ("en-GB", "manual,manual,manual")]
)
def test_long_words_of_headings_are_parted_where_words_are_made_of_words(shown, qtbot, language, hyphens):
    story = Story(headline="Donaudampfschifffahrt", body="## Sitz\n\nText.\n").with_details(language=language)
    answers: list[str] = []
    shown(story).page().runJavaScript(HYPHENS, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    assert answers == [hyphens]


@pytest.mark.parametrize("theme", NAMES)
def test_paper_shows_what_is_folded_away(shown, qtbot, tmp_path, theme):
    view = shown(Story(headline="Folded", body=FOLDED), theme)
    sheet = tmp_path / "page.pdf"
    with qtbot.waitSignal(view.page().pdfPrintingFinished, timeout=PATIENCE):
        view.page().printToPdf(str(sheet))
    document = QPdfDocument(view)
    document.load(str(sheet))
    words = " ".join(document.getAllText(number).text() for number in range(document.pageCount()))
    assert "Only paper shows this." in " ".join(words.split())
