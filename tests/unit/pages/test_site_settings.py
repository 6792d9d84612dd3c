"""Each of a site's settings on the page: what it changes, and that nobody but those it names is asked."""

import json
import random
import re
from dataclasses import replace
from datetime import UTC, datetime

import html5lib
import pytest

from deskeditor.domain.asset import Asset
from deskeditor.domain.site import Comments, CorrectionsPlace, Newsletter, Part, ShareTarget, Site
from deskeditor.pages import theme
from deskeditor.pages.page import render
from deskeditor.pages.patch import difference
from deskeditor.pages.surroundings import Neighbour, Neighbours
from deskeditor.pages.theme_names import NAMES

from .test_hostile_fields import HOSTILE, LINKS, allowed, everywhere

SCRIPT = Comments(script="https://talk.example/embed.js?site=1&x=2", thread="talk")
LOGO = Asset(hash="logo".ljust(64, "0"), suffix=".png", width=600, height=120)
NEIGHBOURS = Neighbours(
    previous=Neighbour(headline='The "ferry" & its friends', slug="ferry"),
    next=Neighbour(headline="Terns", slug="terns"),
)


def tree(page):
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("dom"), strict=True, namespaceHTMLElements=False)
    return parser.parse(page.html)


def with_site(around, **values):
    return replace(around, site=replace(around.site, **values))


def policy(page):
    said = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page.html)[1]
    return {rule.split()[0]: rule.split()[1:] for rule in said.split(";")}


def origins(page):
    """Every host that the policy names, by rule."""
    hosts = {rule: [one for one in said if "//" in one] for rule, said in policy(page).items()}
    return {rule: said for rule, said in hosts.items() if said}


# --- who is asked for what


def test_without_settings_the_policy_names_nobody(story, around):
    assert origins(render(story, replace(around, site=Site()))) == {}


def test_the_policy_names_the_origins_of_the_settings_each_for_its_own_purpose(story, around):
    assert origins(render(story, with_site(around, comments=SCRIPT, feed="https://feed.example/a.xml"))) == {
        "img-src": ["https://courier.example", "https://talk.example"],
        "style-src": ["https://talk.example"],
        "script-src": ["https://talk.example"],
        "connect-src": ["https://post.courier.example", "https://talk.example"],
        "frame-src": ["https://talk.example"],
        "form-action": ["https://post.courier.example"],
    }


def test_a_part_that_is_off_is_in_the_policy_no_more(story, around):
    hidden = frozenset({Part.COMMENTS, Part.NEWSLETTER})
    page = render(story, with_site(around, comments=SCRIPT, hidden=hidden))
    assert origins(page) == {"img-src": ["https://courier.example"]}
    assert "talk.example" not in page.html


def test_one_script_is_ours_and_the_other_the_site_s(story, around):
    page = render(story, with_site(around, comments=SCRIPT))
    scripts = tree(page).getElementsByTagName("script")
    loaded = [one for one in scripts if one.hasAttribute("src")]
    assert [one.getAttribute("src") for one in loaded] == [SCRIPT.script]
    assert loaded[0].hasAttribute("defer")
    assert loaded[0].parentNode.getAttribute("id") == "comments"
    assert '<div id="talk"></div>' in page.parts["comments"]


def test_who_runs_no_script_is_told_where_the_comments_come_from(story, around):
    page = render(story, with_site(around, comments=SCRIPT))
    (told,) = tree(page).getElementsByTagName("noscript")
    assert told.firstChild.firstChild.data == "Comments are loaded from talk.example, which needs JavaScript."


def test_a_script_comes_before_a_marker_and_an_address_that_is_none_before_neither(story, around):
    both = replace(SCRIPT, marker="here")
    assert "<!--here-->" not in render(story, with_site(around, comments=both)).html
    none = Comments(script="ftp://talk.example", marker="here")
    assert "<!--here-->" in render(story, with_site(around, comments=none)).html
    assert "comments" not in render(story, with_site(around, comments=Comments(script="x"))).parts


def test_a_marker_cannot_ask_for_the_script(story, around):
    page = render(story, with_site(around, comments=Comments(marker="comments-script")))
    assert "<!--comments-script-->" in page.parts["comments"]
    assert "src=" not in page.parts["comments"]


# --- what else there is to set


@pytest.mark.parametrize("name", NAMES)
def test_corrections_stand_above_the_body_or_at_the_foot(story, around, name):
    top = render(story, with_site(around, theme=name, corrections=CorrectionsPlace.TOP))
    foot = render(story, with_site(around, theme=name))
    assert "corrections" in top.parts
    assert "corrections" not in foot.parts
    for page, is_above in ((top, True), (foot, False)):
        assert page.html.count("The depot costs") == 1
        assert (page.html.index("The depot costs") < page.html.index('data-part="body"')) is is_above
        tree(page)


def test_a_story_without_corrections_has_none_above_its_body(story, around):
    around = with_site(around, corrections=CorrectionsPlace.TOP)
    assert "corrections" not in render(story.with_details(corrections=()), around).parts


@pytest.mark.parametrize(
    ("zone", "published", "updated"),
    [
        ("", "20 November 2026, 6.00 am UTC", "2.30 pm UTC"),
        ("Europe/London", "20 November 2026, 6.00 am GMT", "2.30 pm GMT"),
        ("America/New_York", "20 November 2026, 1.00 am EST", "9.30 am EST"),
        ("Pacific/Auckland", "20 November 2026, 7.00 pm NZDT", "21 November 2026, 3.30 am NZDT"),
        ("Nowhere/At_All", "20 November 2026, 6.00 am UTC", "2.30 pm UTC"),
        ("../../etc/passwd", "20 November 2026, 6.00 am UTC", "2.30 pm UTC"),
        ("Europe", "20 November 2026, 6.00 am UTC", "2.30 pm UTC"),
    ],
)
def test_times_are_told_in_the_site_s_zone(story, around, zone, published, updated):
    byline = render(story, with_site(around, time_zone=zone)).parts["byline"]
    assert published in byline
    assert f">{updated}</time>" in byline
    stamps = [datetime.fromisoformat(one) for one in re.findall(r'datetime="([^"]*)"', byline)]
    assert stamps == [story.details.published_at, story.details.updated_at]


def test_the_ends_of_the_calendar_are_told_as_they_were_written(story, around):
    old = story.with_details(published_at=datetime.min.replace(tzinfo=UTC), updated_at=None)
    byline = render(old, with_site(around, time_zone="America/New_York")).parts["byline"]
    assert "1 January 1, 12.00 am UTC" in byline


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://courier.example/feed", "application/rss+xml"),
        ("https://courier.example/atom.xml?all", "application/atom+xml"),
        ("https://courier.example/feed.JSON", "application/feed+json"),
    ],
)
def test_the_feed_is_linked_in_the_head(story, around, address, kind):
    page = render(story, with_site(around, feed=address))
    (link,) = [
        one for one in tree(page).getElementsByTagName("link") if one.getAttribute("rel") == "alternate"
    ]
    assert (link.getAttribute("href"), link.getAttribute("type")) == (address, kind)
    assert link.getAttribute("title") == "The Harrow Bay Courier"


@pytest.mark.parametrize("feed", ["", "feed.xml", "javascript:alert(1)"])
def test_a_feed_that_is_no_web_address_is_left_out(story, around, feed):
    assert 'rel="alternate"' not in render(story, with_site(around, feed=feed)).html


@pytest.mark.parametrize("name", NAMES)
def test_a_logo_stands_in_the_bar_and_says_the_site_s_name(story, around, name):
    around = replace(
        with_site(around, logo=LOGO.reference, theme=name), assets={**around.assets, LOGO.reference: LOGO}
    )
    page = render(story, around)
    bar = page.parts["site"]
    assert 'alt="The Harrow Bay Courier"' in bar
    assert 'href="https://courier.example"' in bar
    assert re.search(r'width="\d+" height="\d+"', bar)
    assert LOGO.reference in page.images
    tree(page)
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.html)[1]
    publisher = json.loads(data)["publisher"]
    assert publisher["logo"].startswith("https://courier.example/images/")


def test_a_logo_that_is_no_picture_of_the_library_is_left_out(story, around):
    page = render(story, with_site(around, logo="https://evil.example/pixel.gif"))
    assert "<img" not in page.parts["site"]
    assert "evil.example" not in page.html


@pytest.mark.parametrize("name", NAMES)
def test_neighbours_are_one_part_more_and_change_nothing_else(story, around, name):
    around = with_site(around, theme=name)
    alone, among = render(story, around), render(story, replace(around, neighbours=NEIGHBOURS))
    assert among.html.replace(among.parts["neighbours"], "") == alone.html
    assert dict(among.parts) == {**alone.parts, "neighbours": among.parts["neighbours"]}
    links = [one for one in tree(among).getElementsByTagName("a") if one.hasAttribute("rel")]
    assert [one.getAttribute("href") for one in links if one.getAttribute("rel") in ("prev", "next")] == [
        "ferry.html",
        "terns.html",
    ]


def test_neighbours_can_be_off_and_one_of_them_can_be_missing(story, around):
    off = replace(with_site(around, hidden=frozenset({Part.NEIGHBOURS})), neighbours=NEIGHBOURS)
    assert "neighbours" not in render(story, off).parts
    first = replace(around, neighbours=replace(NEIGHBOURS, previous=None))
    assert 'rel="prev"' not in render(story, first).html


# --- a theme of somebody else's


def test_somebody_else_s_theme_prints_every_part_and_writes_no_script(story, around, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "theme.toml").write_text('name = "Mine"\n', encoding="utf-8")
    around = replace(
        with_site(around, comments=SCRIPT, corrections=CorrectionsPlace.TOP, logo=LOGO.reference),
        theme=tmp_path / "mine",
        assets={**around.assets, LOGO.reference: LOGO},
        neighbours=NEIGHBOURS,
    )
    page = render(story, around)
    assert {"corrections", "neighbours", "comments"} <= set(page.parts)
    assert f'<script src="{SCRIPT.script.replace("&", "&amp;")}" defer></script>' in page.parts["comments"]
    tree(page)


# --- all of them together


def sampled(count):
    """Switches thrown at random, the same ones every time; each part is off in some and on in others."""
    dice = random.Random(3)
    for _ in range(count):
        yield {
            "hidden": frozenset(part for part in Part if dice.random() < 0.4),
            "corrections": dice.choice(list(CorrectionsPlace)),
            "comments": dice.choice([Comments(), Comments(marker="x"), SCRIPT]),
            "newsletter": dice.choice([Newsletter(), Newsletter(action="https://post.example/join")]),
            "feed": dice.choice(["", "https://courier.example/feed.xml"]),
            "logo": dice.choice(["", LOGO.reference]),
            "time_zone": dice.choice(["", "Europe/Paris"]),
            "share_targets": dice.choice([(), (ShareTarget(label="S", address="https://s.example/{url}"),)]),
            "card_limit": dice.choice([1, 2, 6]),
        }


@pytest.mark.parametrize("name", NAMES)
def test_every_combination_that_was_tried_is_valid_and_names_no_stranger(story, around, name):
    around = replace(around, assets={**around.assets, LOGO.reference: LOGO}, neighbours=NEIGHBOURS)
    named = {"https://courier.example", "https://post.example", "https://talk.example"}
    for switches in sampled(60):
        page = render(story, with_site(around, theme=name, **switches))
        tree(page)
        assert {one for said in origins(page).values() for one in said} <= named
        for part in switches["hidden"] & {Part.SHARE, Part.NEWSLETTER, Part.RELATED, Part.COMMENTS}:
            assert part.value not in page.parts


def test_a_page_on_show_is_patched_from_one_combination_to_the_next(story, around):
    around = replace(around, neighbours=NEIGHBOURS)
    for switches in sampled(30):
        new = render(story, with_site(around, **{**switches, "newsletter": around.site.newsletter}))
        old = render(story, around)
        patch = difference(old, new)
        assert patch is None or patch.blocks == ()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("name", NAMES)
def test_hostile_text_in_every_setting_stays_text(name, text):
    story, around = everywhere(text)
    site = replace(
        around.site, theme=name, time_zone=text, logo=text, feed=text, corrections=CorrectionsPlace.TOP,
        comments=Comments(heading=text, script=text, thread=text, marker=text),
    )  # fmt: skip
    for comments in (site.comments, replace(site.comments, script="https://talk.example/embed.js")):
        neighbours = Neighbours(previous=Neighbour(headline=text, slug=text))
        page = render(story, replace(around, site=replace(site, comments=comments), neighbours=neighbours))
        elements = tree(page).getElementsByTagName("*")
        scripts = [one for one in elements if one.tagName == "script"]
        inline = [one.firstChild.data for one in scripts if one.getAttribute("type") == "" and one.firstChild]
        assert inline == [theme.load(name).script]
        loaded = [one.getAttribute("src") for one in scripts if one.hasAttribute("src")]
        assert loaded in ([], ["https://talk.example/embed.js"])
        for one in elements:
            for key, value in one.attributes.items():
                assert not key.startswith("on")
                assert one.tagName == "script" or key not in LINKS or allowed(one, value)
        assert all(
            re.fullmatch(r"https?://[a-z0-9.:-]+", said) for rule in origins(page).values() for said in rule
        )


def test_an_address_with_a_quote_in_it_is_no_way_out_of_the_attribute(story, around):
    page = render(story, with_site(around, comments=Comments(script="https://talk.example/a'b.js?x=&lt;")))
    (loaded,) = [one for one in tree(page).getElementsByTagName("script") if one.hasAttribute("src")]
    assert loaded.getAttribute("src") == "https://talk.example/a'b.js?x=&lt;"
    assert set(loaded.attributes.keys()) == {"src", "defer"}
