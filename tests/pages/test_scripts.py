"""What does a page do with its script, and does it do without?"""

import json

import pytest

from deskeditor.pages.page import render

from . import hostile
from .conftest import THEMES, in_theme
from .reader import PAGES_WORLD
from .web_server import serving

ADDRESS = "reader@harrowbay.example"
FIELD = "document.querySelector('[type=email]')"
FORM = f"{FIELD}.form"
BOX = "document.querySelector('[data-part=newsletter]')"
BUTTON = f"{FORM}.querySelector('button')"
ANSWER = f"{FORM}.querySelector('.answer').textContent"
PARTS = "[...document.querySelectorAll('[data-part]')]"
UNSEEN = f"{PARTS}.filter(one => !one.offsetHeight).map(one => one.dataset.part)"
SHARING = (
    "[...document.querySelectorAll('.share li')].filter(one => one.offsetHeight).map(one => one.firstChild"
)


@pytest.fixture
def site(tmp_path):
    """The site's own server, which serves one page in each theme."""
    with serving(tmp_path) as server:
        story, around = hostile.everywhere("Harrow Bay")
        around = hostile.with_good_addresses(around, server.address)
        for theme in THEMES:
            html = render(story, in_theme(around, theme)).html
            (tmp_path / f"{theme}.html").write_text(html, encoding="utf-8")
        yield server


def listed(reader, script):
    return json.loads(reader.ask(f"JSON.stringify({script})"))


def posts(site):
    return [one for one in site.asked if one.startswith("POST")]


def sign_up(reader, address=ADDRESS):
    reader.ask(f"{FIELD}.value = '{address}'; {FORM}.requestSubmit()")


def state(reader, name):
    """Wait for a state of the box; what else a reader finds there then."""
    reader.wait_for(f"{BOX}.dataset.state == '{name}' ? 1 : null")
    assert reader.ask(f"{BOX}.dataset.state") == name
    return {
        "invalid": reader.ask(f"{FIELD}.getAttribute('aria-invalid')"),
        "busy": reader.ask(f"{BUTTON}.getAttribute('aria-busy')"),
        "button": reader.ask(f"{BUTTON}.textContent"),
        "answer": reader.ask(ANSWER),
        "focus": reader.ask("document.activeElement.localName"),
        "shown": reader.ask(f"{FORM}.offsetHeight > 0"),
    }


@pytest.mark.parametrize("theme", THEMES)
def test_signing_up_goes_through_its_states(light, site, theme):
    light.open(f"{site.address}/{theme}.html")
    said = {name: light.ask(f"{BOX}.dataset.{name}") for name in ("sending", "success", "failure", "button")}
    site.may_answer.clear()
    site.answer_to_posts = 500
    sign_up(light)
    sending = state(light, "sending")
    assert (sending["button"], sending["busy"]) == (said["sending"], "true")
    assert light.ask(f"{FIELD}.readOnly") is True
    sign_up(light)  # impatience posts nothing
    site.may_answer.set()
    failed = state(light, "error")
    assert failed == {
        "invalid": "true",
        "busy": "false",
        "button": said["button"],
        "answer": said["failure"],
        "focus": "input",
        "shown": True,
    }
    assert light.ask(f"{FIELD}.value") == ADDRESS
    site.answer_to_posts = 200
    sign_up(light)
    done = state(light, "success")
    assert (done["shown"], done["focus"]) == (False, "h2")
    assert light.ask("document.activeElement.textContent") == said["success"]
    assert posts(site) == ["POST /join email=reader%40harrowbay.example&website="] * 2
    assert light.seen()["left"] == []


def test_an_address_that_is_none_is_said_and_not_posted(light, site):
    light.open(f"{site.address}/house.html")
    sign_up(light, "nobody")
    wrong = state(light, "error")
    assert (wrong["invalid"], wrong["focus"]) == ("true", "input")
    assert "nobody" in wrong["answer"]
    assert posts(site) == []


def test_a_server_that_is_away_is_said(light, site):
    light.open(f"{site.address}/house.html")
    light.ask(f"{FORM}.action = 'http://127.0.0.1:1/join'")  # nobody listens, and the policy forbids it too
    sign_up(light)
    assert state(light, "error")["answer"] == light.ask(f"{BOX}.dataset.failure")


def test_the_link_is_copied(light, site):
    light.open(f"{site.address}/house.html")
    light.ask("navigator.clipboard.writeText = text => (copied = text, Promise.resolve())", PAGES_WORLD)
    light.ask("document.querySelector('[data-share=copy]').click()")
    light.wait_for("document.querySelector('[data-share=copy] span').textContent == 'Link copied' ? 1 : null")
    assert light.ask("copied", PAGES_WORLD) == light.ask("document.querySelector('[rel=canonical]').href")


@pytest.mark.parametrize("theme", THEMES)
def test_everything_is_there_without_scripts(light, site, theme):
    light.open(f"{site.address}/{theme}.html", 375, scripts=False)
    assert set(listed(light, UNSEEN)) <= {"comments"}  # the slot waits for its script
    assert set(listed(light, f"{SHARING}.localName)")) == {"a"}  # no button that could do nothing
    assert all(one.startswith(("http", "mailto:")) for one in listed(light, f"{SHARING}.href)"))
    sign_up(light)
    light.wait_until(lambda: light.seen()["left"] != [])
    assert light.seen()["left"] == [f"{site.address}/join"]  # as a plain form posts


def test_with_scripts_the_buttons_are_there(light, site):
    light.open(f"{site.address}/house.html", 375)
    assert "button" in listed(light, f"{SHARING}.localName)")
