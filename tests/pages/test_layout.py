"""Does a page fit its window, stay where it is while it loads, and come in few bytes?"""

from dataclasses import replace

import pytest

from deskeditor.domain.story import Status, Story
from deskeditor.pages.page import render
from deskeditor.services import surroundings
from deskeditor.services.libraries import create_library

from . import every_part
from .conftest import THEMES, in_theme

HEAVIEST = 30_000  # bytes of a page of 800 words, without pictures
PARAGRAPH = (
    "The town council voted late on Thursday to spend £18.4 million on the Shore Line tramway, and so "
    "ended an argument that has outlived two mayors and the firm that built the first depot. “We have spent "
    "nine years deciding not to decide,” said Councillor Perpetua Adeyemi. “Tonight we decided.”\n\n"
)
SHIFTS = """
window.moved = [];
new PerformanceObserver(list => moved.push(...list.getEntries().map(one => one.value)))
  .observe({type: 'layout-shift', buffered: true});
"""
MOVED = "moved.reduce((sum, one) => sum + one, 0)"
SCROLL = """
window.atTheEnd = null;
(async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += 500) {
    scrollTo({top: y, behavior: 'instant'});
    await new Promise(done => setTimeout(done, 30));
  }
  await Promise.all([...document.images].map(image => image.decode().catch(() => 0)));
  setTimeout(() => atTheEnd = 1, 100);
})();
"""


def of_theme(paths, theme):
    return [path for path in paths if path.parent.name == theme]


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
@pytest.mark.parametrize("theme", THEMES)
def test_no_page_is_wider_than_its_window(light, pages, theme, width):
    states = [path for path in of_theme(pages.states, theme) if path.stem in ("everything", "right-to-left")]
    for path in [*states, *of_theme(pages.samples, theme)[: 8 if width == 320 else 1]]:
        light.open(path, width)
        assert light.ask("document.documentElement.scrollWidth") <= width, path.stem


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_moves_while_a_page_loads_and_is_read(light, pages, theme, width):
    path = next(path for path in of_theme(pages.states, theme) if path.stem == "everything")
    light.open(path, width)
    light.ask(SHIFTS)
    light.ask(SCROLL)
    assert light.wait_for("window.atTheEnd") == 1
    assert light.ask("[...document.images].every(image => image.complete && image.naturalWidth > 0)") is True
    assert light.ask(MOVED) == 0


def test_what_moves_is_noticed(light, tmp_path):
    path = tmp_path / "moving.html"
    path.write_text("<!doctype html><div></div><p>A paragraph that is pushed down.</p>", encoding="utf-8")
    light.open(path)
    light.ask(SHIFTS)
    light.wait(500)
    light.ask("document.querySelector('div').style.height = '300px'")
    assert light.wait_for(f"({MOVED}) > 0 ? 1 : null") == 1


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_of_eight_hundred_words_is_light(tmp_path, theme):
    library = create_library(tmp_path / "library")
    every_part.into(library)
    body = "".join(f"## The {number}. matter\n\n{PARAGRAPH * 4}" for number in range(4))
    story = Story(headline="Trams", standfirst="They run.", body=body).with_details(
        status=Status.PUBLISHED, byline=("Imogen Castellane",), section="Local", tags=("transport",)
    )
    assert 750 < len(body.split()) < 900
    page = render(story, in_theme(surroundings.around(library, story), theme))
    assert len(page.html.encode()) <= HEAVIEST
    with_cards = replace(story, cards=every_part.cards())
    page = render(with_cards, in_theme(surroundings.around(library, with_cards), theme))
    assert len(page.html.encode()) <= HEAVIEST
    library.close()
