"""Does axe find anything in the way of readers with disabilities, in light and dark, narrow and wide?"""

import json

import pytest

from .conftest import INSTALLED, THEMES

AXE = INSTALLED / "axe-core" / "axe.min.js"
EVERYTHING = "everything"  # the page that has every part
RUN = """
window.found = null;
axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}).then(
  result => found = JSON.stringify(result.violations.map(
    one => `${one.id}: ${one.nodes.map(node => node.html.slice(0, 120) + node.failureSummary).join(' | ')}`)),
  error => found = JSON.stringify([String(error)]));
"""
STATES = ("sending", "success", "error")

pytestmark = pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: it comes with npm")


def found(reader) -> list[str]:
    if reader.ask("typeof window.axe") != "object":
        reader.ask(AXE.read_text(encoding="utf-8") + ";0")
    reader.ask(RUN)
    return json.loads(reader.wait_for("window.found"))


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(reader, pages, theme, width):
    (path,) = [path for path in pages.states if path.parts[-2:] == (theme, f"{EVERYTHING}.html")]
    reader.open(path, width)
    assert found(reader) == []


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_sample_stories(light, pages, theme):
    shown = [path for path in pages.samples if path.parent.name == theme]
    for path in shown[:2]:
        light.open(path, 375)
        assert found(light) == [], path.stem


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_any_state_of_the_sign_up_box(reader, pages, theme):
    path = next(path for path in pages.states if path.parts[-2:] == (theme, "everything.html"))
    reader.open(path, 375)
    for state in STATES:
        reader.ask(f"""
          var box = document.querySelector('[data-part=newsletter]'), wrong = {state!r} == 'error';
          box.dataset.state = {state!r};
          box.querySelector('[type=email]').setAttribute('aria-invalid', wrong);
          box.querySelector('form button').setAttribute('aria-busy', {state!r} == 'sending');
          box.querySelector('.answer').textContent = wrong ? box.dataset.failure : '';
          box.querySelector('h2').textContent = {state!r} == 'success' ? box.dataset.success : 'Be the first';
        """)
        assert found(reader) == [], state


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_a_story_from_right_to_left(light, pages, theme):
    path = next(path for path in pages.states if path.parts[-2:] == (theme, "right-to-left.html"))
    light.open(path, 375)
    assert found(light) == []


def test_axe_would_find_something(light, tmp_path):
    path = tmp_path / "grey.html"
    path.write_text(
        "<!doctype html><p style='color: #bbb'>Too pale to be read.</p><img src=x>", encoding="utf-8"
    )
    light.open(path)
    assert {one.partition(":")[0] for one in found(light)} > {"color-contrast", "image-alt"}
