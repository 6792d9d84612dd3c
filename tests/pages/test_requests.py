"""Whom does a page ask for anything, in a stock browser with scripts on? Only whom its site names."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from deskeditor.pages.page import render

from . import hostile
from .conftest import THEMES, in_theme
from .web_server import WebServer, serving

LURES = (  # each in every field; {0} is a server that nobody named
    "{0}/plain.png",
    '<img src="{0}/img.png"><link rel="preconnect" href="{0}"><link rel="dns-prefetch" href="{0}">',
    '"><img src="{0}/attribute.png"><x y="',
    "![x]({0}/markdown.png) <{0}/auto> [x]: {0}/definition",
    'x" style="background:url({0}/style.png)" srcset="{0}/set.png 2x" x="',
    "</style><style>@import '{0}/import.css'; * {{ background: url({0}/css.png) }}</style>",
    '<meta http-equiv="refresh" content="0;url={0}/refresh"><base href="{0}/">',
    '<video src="{0}/v.mp4" poster="{0}/p.png" autoplay></video><object data="{0}/o"></object>',
    '<script src="{0}/s.js"></script><iframe src="{0}/frame"></iframe><input type=image src="{0}/input.png">',
    '<svg><image href="{0}/svg.png"/><use href="{0}/use.svg#x"/></svg><a ping="{0}/ping" href="#story">x</a>',
    "*/{0}/ ; img-src * ; connect-src {0}",
)
BEFORE_THE_WALLS = '<!doctype html><link rel="preconnect" href="{0}"><img src="{0}/x.png"><p>x'


@pytest.fixture
def site(tmp_path: Path) -> Iterator[WebServer]:
    """The site's own server."""
    with serving(tmp_path) as server:
        (tmp_path / "comments.js").write_text("document.getElementById('comments').dataset.filled = 1")
        yield server


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[WebServer]:
    """Somebody else's."""
    (tmp_path / "elsewhere").mkdir()
    with serving(tmp_path / "elsewhere") as server:
        yield server


def origins(requests: list[str]) -> set[str]:
    return {"/".join(one.split("/")[:3]) for one in requests if not one.startswith("data:")}


@pytest.mark.parametrize("theme", THEMES)
def test_a_hostile_story_asks_nobody_but_its_site(light, tmp_path, site, elsewhere, theme):
    for number, lure in enumerate(LURES):
        story, around = hostile.everywhere(lure.format(elsewhere.address))
        around = in_theme(hostile.with_good_addresses(around, site.address), theme)
        around = replace(around, site=replace(around.site, comments=replace(around.site.comments, thread="")))
        (tmp_path / f"{number}.html").write_text(render(story, around).html, encoding="utf-8")
        light.open(f"{site.address}/{number}.html")
        light.wait_for("document.getElementById('comments').dataset.filled")  # whom the settings name
        light.wait(100)
        seen = light.seen()
        assert origins(seen["requests"]) == {site.address}, lure
        assert light.ask("document.getElementById('comments').dataset.filled") == "1"
        assert seen["left"] == [], lure
    assert elsewhere.connections == 0


@pytest.mark.parametrize("theme", THEMES)
def test_every_state_of_every_part_asks_only_for_what_stands_beside_it(light, pages, theme):
    shown = [path for path in pages.states if path.parent.name == theme]
    for path in [*shown[:4], *(one for one in shown if one.stem in ("right-to-left", "without-any-part"))]:
        light.open(path)
        requests = light.seen()["requests"]
        assert requests[0] == path.as_uri()
        assert {one for one in requests[1:] if not one.startswith(f"{path.parent.as_uri()}/images/")} == set()


def test_a_page_without_our_walls_would_ask(light, tmp_path, site, elsewhere):
    (tmp_path / "open.html").write_text(BEFORE_THE_WALLS.format(elsewhere.address))
    light.open(f"{site.address}/open.html")
    light.wait_until(lambda: elsewhere.connections >= 1)
    assert elsewhere.address in origins(light.seen()["requests"])
