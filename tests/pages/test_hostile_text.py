"""Does anything that somebody wrote into a field run, in a stock browser with its scripts on?"""

import json
import re
from dataclasses import replace

import pytest

from deskeditor.pages.page import render

from . import hostile
from .conftest import THEMES, in_theme

RAN = "document.documentElement.dataset.ran"
PROVOKE = """
window.isProvoked = null;
const events = ['mouseover', 'mousedown', 'pointerover', 'focus', 'blur', 'error', 'load', 'toggle', 'input',
                'animationstart', 'beforetoggle', 'contextmenu'];
for (const element of document.querySelectorAll('*')) {
  for (const name of events) element.dispatchEvent(new Event(name, {bubbles: true}));
  const isOurs = element.closest('form') || element.matches('[data-share]');
  if (element.matches('a, button, summary, [onclick]') && !isOurs) element.click();
}
document.querySelectorAll('details').forEach(one => one.open = !one.open);
setTimeout(() => isProvoked = 1, 60);
"""
# The wall that the engine itself holds up: where it is taken away, what is written must do alone.
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
THEME_WORDS = '<b title="{{ settings.NAME }}">{{ settings.NAME }}</b>'


def provoked(reader, path) -> dict[str, list[str]]:
    """What happened on a page after everything on it was touched."""
    reader.open(path)
    reader.ask(f"(() => {{ {PROVOKE} }})()")
    reader.wait_for("window.isProvoked")
    return reader.seen()


def nothing_ran(reader, path) -> bool:
    seen = provoked(reader, path)
    assert reader.ask(RAN) in (None, ""), path
    assert seen["dialogs"] == [], path
    assert [one for one in seen["console"] if "script" in one.lower()] == [], path  # not even one held back
    assert [one for one in seen["left"] if one.lower().startswith(("javascript", "data"))] == [], path
    return True


def written(path, text, theme, *, with_good_addresses):
    story, around = hostile.everywhere(text)
    if with_good_addresses:
        comments = around.site.comments
        around = hostile.with_good_addresses(around, "https://harrowbay.example")
        around = replace(around, site=replace(around.site, comments=comments))
    html = render(story, in_theme(around, theme)).html
    path.write_text(html if with_good_addresses else POLICY.sub("", html, count=1), encoding="utf-8")
    return path


@pytest.mark.parametrize("number", range(len(hostile.TEXTS)))
def test_hostile_text_in_every_field_runs_nowhere(light, tmp_path, number):
    text, other = hostile.TEXTS[number], THEMES[1 + number % (len(THEMES) - 1)]
    assert nothing_ran(light, written(tmp_path / "a.html", text, "house", with_good_addresses=False))
    assert nothing_ran(light, written(tmp_path / "b.html", text, "house", with_good_addresses=True))
    assert nothing_ran(light, written(tmp_path / "c.html", text, other, with_good_addresses=True))


def test_hostile_text_in_the_settings_of_a_theme_runs_nowhere(light, tmp_path):
    texts = {f"words_{number}": json.dumps(text) for number, text in enumerate(hostile.TEXTS)}
    settings = "".join(f"{name} = {text}\n" for name, text in texts.items())
    shown = "".join(THEME_WORDS.replace("NAME", name) for name in texts)
    (tmp_path / "own" / "parts").mkdir(parents=True)
    (tmp_path / "own" / "theme.toml").write_text(f'name = "Own"\n[settings]\n{settings}', encoding="utf-8")
    part = f'<p class="kicker" data-part="kicker">{shown}</p>'
    (tmp_path / "own" / "parts" / "kicker.html.j2").write_text(part, encoding="utf-8")
    story, around = hostile.everywhere("Harrow Bay")
    page = render(story, replace(around, theme=tmp_path / "own"))
    path = tmp_path / "page.html"
    path.write_text(page.html, encoding="utf-8")
    assert nothing_ran(light, path)
    assert light.ask("document.querySelectorAll('.kicker b').length") == len(hostile.TEXTS)


def test_what_runs_is_noticed(light, tmp_path):
    for number, text in enumerate(
        (
            f"<script>{hostile.RAN}</script>",
            f"<p onmouseover='{hostile.RAN}'>x",
            f"<a href='javascript:void({hostile.RAN})'>x</a>",
        )
    ):
        path = tmp_path / f"{number}.html"
        path.write_text(f"<!doctype html>{text}", encoding="utf-8")
        provoked(light, path)
        assert light.ask(RAN) == "1", text
