"""Nothing that somebody wrote into a field runs, whichever field it is."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import html5lib
import pytest

from deskeditor.domain.asset import Asset
from deskeditor.domain.author import Author
from deskeditor.domain.card import Card, CardField, StoryTarget, TargetValues, WebTarget
from deskeditor.domain.site import Comments, Newsletter, ShareTarget, Site
from deskeditor.domain.story import Correction, Details, LeadImage, Story
from deskeditor.pages import fragment, theme
from deskeditor.pages.page import render
from deskeditor.pages.surroundings import Surroundings

HOSTILE = [
    "<script>alert(1)</script>",
    "</title></style></script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "--><svg onload=alert(1)>",
    "javascript:alert(1)",
    "JaVa\tScRiPt:alert(1)//",
    "data:text/html,<script>alert(1)</script>",
    'https://a.example/"onclick="alert(1)',
    "https://a.example;script-src *",
    "https://a.example/</script><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}${7*7}",
    'images/x.jpg" onerror="alert(1)',
    "images/../../../etc/passwd",
    "\0\x08\x0b\x1b\x7f\x85\ud800\ufffe\U0001ffff<b>",
    "&lt;script&gt;&#x3c;&quot;&#0;",
    "&#1;&#11;&#x7f;&#xffff;&NewLine;<img alt='&#14;' src='images/a.jpg'>",
    "]]><![CDATA[<!DOCTYPE x>",
    "\u202e\u2066gpj.exe\u2028\u2029",
    "url(javascript:alert(1));}*{background:red",
    "<" * 300 + ">" * 300,
]
LINKS = (
    "href",
    "action",
    "src",
    "formaction",
    "data",
    "poster",
    "srcset",
    "xlink:href",
    "background",
    "cite",
)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")
BOX = ("title", "text", "button", "sending", "success", "failure", "failure_hint")
BODY = 'X\n\n![X](X "X")\n\n[X](X)\n\n    X\n'
MOMENT = datetime(2026, 11, 20, tzinfo=UTC)


def everywhere(text):
    """A story and its surroundings with the text in every field that holds one."""
    image = Asset(hash="a" * 64, suffix=".jpg", width=4, height=3)
    values = TargetValues(
        headline=text, excerpt=text, image=text, image_alt=text, kicker=text, byline=(text,), slug=text
    )
    card = Card(target=StoryTarget("t"))
    own = card.overriding(CardField.LABEL, text, values).overriding(CardField.KICKER, text, values)
    web = WebTarget(url=text, headline=text, excerpt=text, image=text, source=text)
    safe_web = WebTarget(
        url="https://ok.example/", headline=text, excerpt=text, image=image.reference, source=text
    )
    site = Site(
        name=text, address=text, language=text, share_label=text, related_title=text, footer=text,
        share_targets=tuple(ShareTarget(label=text, address=to) for to in (text, "https://s.example/?{title}")),
        newsletter=Newsletter(action="https://ok.example/", **dict.fromkeys(BOX, text)),
        comments=Comments(heading=text, marker=text),
    )  # fmt: skip
    story = Story(
        headline=text, standfirst=text, body=BODY.replace("X", text),
        details=Details(
            slug=text, section=text, kicker=text, byline=(text, "Ann"), dateline=text,
            tags=(text,), language=text, published_at=MOMENT, updated_at=MOMENT, search_title=text,
            description=text, canonical=text, social_title=text, social_description=text, social_image=text,
            lead_image=LeadImage(image=image.reference, alt=text, caption=text, credit=text),
            corrections=(Correction(at=MOMENT, text=text, kind=text),),
        ),
        cards=(card, own, Card(target=web), Card(target=safe_web)),
    )  # fmt: skip
    authors = {
        text: Author(name=text, initials=text, avatar=text, address=text, bio=text),
        "Ann": Author(name=text),
    }
    return story, Surroundings(
        site=site, targets={"t": values}, authors=authors, assets={image.reference: image}
    )


def all_elements(html):
    tree = html5lib.getTreeBuilder("dom")
    return (
        html5lib.HTMLParser(tree, strict=True, namespaceHTMLElements=False)
        .parse(html)
        .getElementsByTagName("*")
    )


def check(page):
    elements = all_elements(page.html)
    scripts = [element for element in elements if element.tagName == "script"]
    data, own = sorted(scripts, key=lambda script: script.getAttribute("type"), reverse=True)
    assert json.loads(data.firstChild.data)["@type"] == "NewsArticle"
    assert own.firstChild.data == theme.load("house").script
    styles = [element.firstChild.data for element in elements if element.tagName == "style"]
    assert styles == [theme.load("house").style]
    check_elements(elements)


def check_elements(elements):
    for element in elements:
        assert element.tagName not in (
            "iframe",
            "object",
            "embed",
            "base",
            "frame",
            "math",
            "template",
            "video",
        )
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            assert name not in LINKS or allowed(element, value), (element.tagName, name, value)


def allowed(element, value):
    if element.tagName == "img":
        return value.startswith("images/") and ".." not in value
    as_browsers_read_it = "".join(character for character in value if character > " ").lower()
    scheme = SCHEME.match(as_browsers_read_it)
    return scheme is None or scheme[0] in ("http", "https", "mailto")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_in_every_field_stays_text(text):
    page = render(*everywhere(text))
    check(page)
    page.html.encode()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_in_every_field_stays_text_in_a_fragment(text):
    html = fragment.render(*everywhere(text)).html
    html.encode()
    elements = all_elements(f"<!DOCTYPE html><title>x</title><body>{html}")
    check_elements(elements)
    assert not {"script", "style", "form", "svg"} & {element.tagName for element in elements}
    names = {name for element in elements for name, _ in element.attributes.items()}
    assert not [name for name in names if name.startswith("data-")]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_address_of_the_sign_up_box_is_refused_or_is_only_an_address(text):
    story, around = everywhere(text)
    page = render(story, replace(around, site=replace(around.site, newsletter=Newsletter(action=text))))
    check(page)
    assert "newsletter" not in page.parts


def test_what_was_written_is_shown_as_it_was_written():
    page = render(*everywhere("<b>x</b> & {{ y }} and everybody"))
    heading = next(element for element in all_elements(page.html) if element.tagName == "h1")
    assert "".join(node.data for node in heading.childNodes) == "<b>x</b> & {{ y }} and everybody"
