import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import html5lib
import pytest

from deskeditor.domain.author import Author
from deskeditor.domain.card import Card, CardField, Layout, StoryTarget, TargetValues
from deskeditor.domain.site import Comments, Newsletter, Part, Site
from deskeditor.domain.story import LeadImage, Story
from deskeditor.errors import InvalidValue
from deskeditor.markup.document import Renderer
from deskeditor.pages.page import render
from deskeditor.pages.surroundings import Surroundings

ORDER = [
    "site",
    "kicker",
    "headline",
    "standfirst",
    "byline",
    "share",
    "lead",
    "body",
    "end",
    "newsletter",
    "related",
    "comments",
    "footer",
]


def parse(page):
    return html5lib.HTMLParser(
        html5lib.getTreeBuilder("dom"), strict=True, namespaceHTMLElements=False
    ).parse(page.html)


def elements(page, name):
    return parse(page).getElementsByTagName(name)


def with_site(around, **values):
    return replace(around, site=replace(around.site, **values))


def test_a_full_page_is_made_of_its_parts(story, around):
    page = render(story, around)
    assert set(page.parts) == {"head", *ORDER}
    for name, html in page.parts.items():
        assert page.html.count(html) == 1
        assert name == "head" or html.count("data-part=") == html.count(f'data-part="{name}"') == 1
    assert parse(page)


def test_an_empty_story_makes_a_page_too():
    page = render(Story(), Surroundings())
    assert set(page.parts) == {"head", "site", "headline", "body", "end", "share", "footer"}
    assert '<h1 data-part="headline">Untitled</h1>' in page.html
    assert parse(page)


def test_the_order_is_that_of_a_news_page(story, around):
    page = render(story, around)
    assert re.findall(r'data-part="(\w+)"', page.html) == ORDER


def test_landmarks_and_headings_are_in_order(story, around):
    page = render(story, around)
    for name in ("main", "h1", "header"):
        assert len(elements(page, name)) == 1
    levels = [int(level) for level in re.findall(r"<h([1-6])", page.html)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_labels_find_their_fields(story, around):
    html = render(replace(story, body=story.body + "\n\n## Comments\n\n## Story\n"), around).html
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'(?:for|aria-describedby)="([^"]*)"', html)) <= set(ids)


def test_the_same_story_makes_the_same_bytes(story, around):
    assert render(story, around, Renderer()).html == render(story, around).html


def test_the_byline_names_everybody(story, around):
    byline = render(story, around).parts["byline"]
    assert 'href="https://courier.example/imogen">Imogen Castellane</a> and <b>Tobias Renshaw</b>' in byline
    assert 'src="images/imogen.jpg" alt="" width="40"' in byline
    assert re.search(r'<span class="face tone-\d" aria-hidden="true">TR</span>', byline)
    assert '<time datetime="2026-11-20T06:00:00+00:00">20 November 2026, 6.00 am UTC</time>' in byline
    assert 'Updated <time datetime="2026-11-20T14:30:00+00:00">2.30 pm UTC</time>' in byline
    assert "1\u00a0min read" in byline


def test_an_update_on_another_day_tells_its_day(story, around):
    story = story.with_details(updated_at=datetime(2026, 11, 21, 9, 5, tzinfo=UTC))
    assert ">21 November 2026, 9.05 am UTC</time>" in render(story, around).parts["byline"]


def test_three_authors_are_a_list(story, around):
    byline = render(story.with_details(byline=("Ann A", "Bea B", " ", "Cy C")), around).parts["byline"]
    assert "<b>Ann A</b>, <b>Bea B</b> and <b>Cy C</b>" in byline


def test_the_lead_image_has_its_words_and_its_size(story, around):
    lead = render(story, around).parts["lead"]
    (source,) = re.findall(r'<picture><source type="image/webp" (.*?)>', lead)
    assert source.startswith('srcset="images/car0000000000000-480.webp 480w, images/car0000000000000-800')
    assert 'sizes="(min-width: 64rem) 50rem, ' in source
    fallback = '<img src="images/car0000000000000-1280.jpg" alt="Car 14" width="1600" height="900"'
    assert f'{fallback} fetchpriority="high"></picture>' in lead
    assert "lazy" not in lead
    assert '<figcaption>The last car. <span class="credit">The Friends</span></figcaption>' in lead


def test_a_lead_image_without_words_has_no_caption(story, around):
    story = story.with_details(lead_image=LeadImage(image="images/unknown.jpg"))
    lead = render(story, around).parts["lead"]
    assert 'src="images/unknown.jpg" alt="" fetchpriority' in lead
    assert "figcaption" not in lead


def test_cards_stand_in_their_order_and_one_without_picture_and_section_is_words_alone(story, around):
    related = render(story, around).parts["related"]
    assert 'data-n="2"' in related
    assert related.index("sea-wall.html") < related.index("terns.html")
    assert (
        '<img class="picture" src="images/wall000000000000-800.jpg" alt="Who owns the sea wall?" width="800" '
        'height="600" loading="lazy" decoding="async"></picture>' in related
    )
    assert related.count('class="picture') == 1
    assert "<p>Three agencies have signed for it since 1931.</p>" in related
    assert '<span class="face tone-' in related


def test_a_card_without_a_picture_names_its_section(story, around):
    targets = {"wall": TargetValues(headline="Wall", slug="wall", kicker="Coast")}
    related = render(story, replace(around, targets=targets)).parts["related"]
    assert re.search(r'<p class="picture tone-\d">Coast</p>', related)
    assert 'class="over"' not in related


def test_a_card_s_label_layout_and_own_words_are_printed(story, around):
    card = Card(target=StoryTarget("wall"), layout=Layout.TEXT_ONLY)
    card = card.overriding(CardField.LABEL, "Analysis", around.targets["wall"])
    related = render(replace(story, cards=(card,)), around).parts["related"]
    assert '<li class="text-only">' in related
    assert '<p class="over"><b>Analysis</b> Coast</p>' in related
    assert "<img" not in related


def test_a_site_s_limit_of_cards_holds(story, around):
    assert 'data-n="1"' in render(story, with_site(around, card_limit=1)).parts["related"]


def test_cards_that_lead_nowhere_are_not_printed_nor_counted(story, around):
    cards = (*story.cards, Card(target=StoryTarget("gone")))
    page = render(replace(story, cards=cards), around)
    assert 'data-n="2"' in page.parts["related"]
    assert "related" not in render(replace(story, cards=cards[2:]), around).parts


def test_the_sign_up_box_posts_without_a_script(story, around):
    box = render(story, around).parts["newsletter"]
    assert '<form action="https://post.courier.example/join" method="post">' in box
    assert 'type="email" name="email"' in box
    failure = "Something went wrong. Your address is still here: check it and try again."
    for text in (
        "Be the first to know",
        "Join our community and get notified about upcoming stories",
        'data-state="idle"',
        'data-sending="Subscribing…"',
        'data-success="You’ve been subscribed!"',
        f'data-failure="{failure}"',
    ):
        assert text in box


@pytest.mark.parametrize("action", ["", "javascript:alert(1)", "/join", "https://a.example;x/"])
def test_the_sign_up_box_is_left_out_without_an_address(story, around, action):
    page = render(story, with_site(around, newsletter=Newsletter(action=action)))
    assert "newsletter" not in page.parts
    assert "form-action 'none'" in page.html
    assert "connect-src 'none'" in page.html


def test_the_comments_slot_holds_the_site_s_marker(story, around):
    assert "<!--comments go here-->" in render(story, around).parts["comments"]
    assert "comments" not in render(story, with_site(around, comments=Comments())).parts


@pytest.mark.parametrize(
    "marker", ["--><script>alert(1)</script><!--", ">x", "->x", "a--!>b<img src=x>", "<!-", "a-"]
)
def test_a_marker_cannot_leave_its_comment(story, around, marker):
    page = render(story, with_site(around, comments=Comments(marker=marker)))
    assert not [
        node
        for node in elements(page, "script")
        if "alert(1)" in node.toxml() and "ld+json" not in node.toxml()
    ]
    assert page.parts["comments"].count("-->") == 1
    assert parse(page)


def test_corrections_are_dated(story, around):
    end = render(story, around).parts["end"]
    assert '<b>Correction</b> <time datetime="2026-11-21">21 November 2026</time> The depot costs' in end


def test_share_bars_stand_above_and_below(story, around):
    page = render(story, around)
    link = "https://harbour.example/s?u=https%3A%2F%2Fcourier.example%2Ftram-line.html&amp;t=Council%20votes"
    for part in ("share", "end"):
        assert link in page.parts[part]
        assert 'href="mailto:?subject=Council%20votes%207%E2%80%934' in page.parts[part]
        assert "Share this post" in page.parts[part]


@pytest.mark.parametrize(
    ("part", "gone"),
    [(Part.SHARE, 'class="share"'), (Part.LEAD_IMAGE, 'class="lead"'), (Part.READING_TIME, "min read"),
     (Part.CORRECTIONS, 'class="corrections"'), (Part.TAGS, 'class="tags"'), (Part.NEWSLETTER, "<form"),
     (Part.RELATED, 'class="related"'), (Part.COMMENTS, 'id="comments"'), (Part.FOOTER, 'class="foot"')],
)  # fmt: skip
def test_a_site_can_turn_each_part_off(story, around, part, gone):
    assert gone in render(story, around).html
    page = render(story, with_site(around, hidden=frozenset([part])))
    assert gone not in page.html
    assert parse(page)


def test_every_part_can_be_off_at_once(story, around):
    page = render(story, with_site(around, hidden=frozenset(Part)))
    assert (
        '<footer class="end" data-part="end">\n</footer>' in page.html
        or 'data-part="end"></footer>' in page.html
    )


def test_the_page_names_the_pictures_that_it_needs(story, around):
    page = render(story, around)
    assert page.images == ("images/car.jpg", "images/imogen.jpg", "images/wall.jpg")
    named = re.findall(r'images/[^" ,]+', page.html.replace("https://courier.example/images/imogen.jpg", ""))
    assert set(page.files) == set(named) - {"images/car.jpg", "images/wall.jpg"}


def test_resources_are_local_and_the_policy_allows_nothing_else(story, around):
    page = render(replace(story, body="![x](https://track.example/p.gif)"), around)
    sources = [node.getAttribute("src") for name in ("img", "script") for node in elements(page, name)]
    assert {source for source in sources if source} == {
        "images/car0000000000000-1280.jpg",
        "images/imogen.jpg",  # which the library does not know
        "images/wall000000000000-800.jpg",
    }
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page.html)[1]
    assert policy.startswith(
        "default-src 'none'; img-src 'self' data: deskeditor: https://courier.example; style-src 'sha256-"
    )
    assert "form-action https://post.courier.example; base-uri 'none'" in policy
    assert "unsafe" not in policy


def test_no_style_attribute_is_used_since_the_policy_would_drop_it(story, around):
    assert " style=" not in render(story, around).html


def test_an_unknown_theme_is_refused_in_plain_words(story, around):
    with pytest.raises(InvalidValue, match="choose one of house"):
        render(story, with_site(around, theme="glitter"))


def test_a_page_of_800_words_weighs_less_than_30_kb(story, around):
    paragraph = (
        "The council of the day called the closure temporary, and the bus has covered the route since. " * 4
    )
    body = "\n\n".join([paragraph] * 12)
    story = replace(story, body=body).with_details(lead_image=None)
    assert len(body.split()) >= 800
    assert len(render(story, around).html.encode()) <= 30_000


def test_a_footer_of_its_own(story, around):
    assert "© 2026 The Harrow Bay Courier" in render(story, around).parts["footer"]
    assert "Since 1904" in render(story, with_site(around, footer="Since 1904")).parts["footer"]


def test_a_site_without_an_address_links_nowhere(story):
    page = render(story, Surroundings(site=Site(name="Plain")))
    assert page.parts["site"] == '<header class="site" data-part="site"><span>Plain</span></header>'


def test_an_author_s_long_initials_fit_their_circle(story, around):
    authors = {"Ann": Author(name="Ann", initials="ABCDEFGH")}
    byline = render(story.with_details(byline=("Ann",)), replace(around, authors=authors)).parts["byline"]
    assert ">ABC</span>" in byline
