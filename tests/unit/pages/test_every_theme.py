"""What must be true of a page is true of it in every theme of ours."""

import re
from dataclasses import replace
from itertools import pairwise

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings

from deskeditor.domain.site import Part
from deskeditor.domain.story import Story
from deskeditor.pages import theme_specimen
from deskeditor.pages.page import render
from deskeditor.pages.patch import difference
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.theme_names import NAMES
from unit.pages.test_hostile_fields import HOSTILE, all_elements, everywhere
from unit.pages.test_patch import LOOKS, RENDERER, apply, parse

SCHEME = re.compile(r"(?!https?:|mailto:)[a-z][a-z0-9+.-]*:")
TREE = html5lib.getTreeBuilder("dom")


def themed(around, theme, **values):
    return replace(around, site=replace(around.site, theme=theme, **values))


def strict(page):
    return html5lib.HTMLParser(TREE, strict=True, namespaceHTMLElements=False).parse(page.html)


def specimen(name, **values):
    return render(theme_specimen.story(), themed(theme_specimen.around(), name, **values))


@pytest.mark.parametrize("name", NAMES)
def test_every_part_at_once_is_clean_html(name):
    page = specimen(name)
    assert strict(page)
    for part, html in page.parts.items():
        assert page.html.count(html) == 1
        assert part == "head" or html.count("data-part=") == html.count(f'data-part="{part}"') == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_part_at_all_is_clean_html_too(name):
    assert strict(render(Story(), themed(Surroundings(), name)))
    assert strict(specimen(name, hidden=frozenset(Part)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("count", range(1, 7))
def test_any_number_of_cards(name, count, story, around):
    cards = tuple(replace(story.cards[0], id=str(at)) for at in range(count))
    page = render(replace(story, cards=cards), themed(around, name))
    assert strict(page)
    assert page.parts["related"].count('href="sea-wall.html"') == count


@pytest.mark.parametrize("name", NAMES)
def test_landmarks_headings_and_ids_are_in_order(name):
    html = specimen(name).html
    assert re.findall(r"<(main|h1)\b", html) == ["main", "h1"]
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'(?:for|aria-describedby)="([^"]*)"', html)) <= set(ids)
    assert 'href="#story"' in html
    assert "story" in ids


@pytest.mark.parametrize("name", NAMES)
def test_it_works_without_a_script(name):
    page = specimen(name)
    for bar in (page.parts["share"], page.parts["end"]):
        assert 'href="mailto:' in bar
        assert 'href="https://harbour.example/' in bar
        assert len(re.findall(r'<li class="scripted', bar)) == bar.count("<button") == 2
    assert '<form action="https://harrowbay.example/newsletter" method="post">' in page.parts["newsletter"]
    assert " style=" not in page.html


@pytest.mark.parametrize("name", NAMES)
def test_what_the_script_looks_for_is_there(name):
    page = specimen(name)
    (copy,) = re.findall(
        r'<button type="button" data-share="copy" data-done=".*?</button>', page.parts["share"]
    )
    assert '<span role="status">Copy link</span>' in copy
    form = page.parts["newsletter"].partition("<form")[2]
    assert re.search(
        r'name="email".*<button>.*</button>\s*<p class="answer"[^>]*></p>\s*</form>', form, re.DOTALL
    )
    assert 'data-state="idle"' in page.parts["newsletter"]


@pytest.mark.parametrize("name", NAMES)
def test_800_words_weigh_less_than_30_kb(name, story, around):
    paragraph = "The council of the day called the closure temporary, and the bus has covered it since. " * 4
    body = "\n\n".join([paragraph] * 13)
    assert len(body.split()) >= 800
    page = render(replace(story, body=body).with_details(lead_image=None), themed(around, name))
    assert len(page.html.encode()) <= 30_000


@pytest.mark.parametrize("name", ["plain", "magazine"])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_in_every_field_stays_text(name, text):
    story, around = everywhere(text)
    page = render(story, themed(around, name))
    elements = all_elements(page.html)
    assert [element.tagName for element in elements].count("script") == 2
    assert not [name for one in elements for name in one.attributes.keys() if name.startswith("on")]  # noqa: SIM118
    links = {one.getAttribute("href") for one in elements if one.hasAttribute("href")}
    assert not [link for link in links if SCHEME.match(re.sub(r"[\0- ]", "", link).lower())]


@pytest.mark.parametrize("name", ["plain", "magazine"])
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=LOOKS, second=LOOKS)
def test_any_page_becomes_any_other_or_is_loaded_afresh(name, story, around, first, second):
    old, new = (_look(story, around, name, values) for values in (first, second))
    patch = difference(old, new)
    if patch is not None:
        document = parse(old.html)
        apply(document, patch)
        document.normalize()
        assert document.toxml() == parse(new.html).toxml()
    else:
        assert old.parts.keys() != new.parts.keys()


@pytest.mark.parametrize("name", ["plain", "magazine"])
def test_typing_never_loads_the_page_afresh(name, story, around):
    old = render(story, themed(around, name))
    for values in ({"headline": "Trams"}, {"standfirst": ""}, {"body": "Short."}, {"cards": ()}):
        assert difference(old, render(replace(story, **values), themed(around, name))) is not None
    for values in ({"section": ""}, {"lead_image": None}, {"byline": ()}, {"tags": ()}, {"corrections": ()}):
        assert difference(old, render(story.with_details(**values), themed(around, name))) is not None


def _look(story, around, name, values):
    changes, details, site = values
    return render(replace(story, **changes).with_details(**details), themed(around, name, **site), RENDERER)
