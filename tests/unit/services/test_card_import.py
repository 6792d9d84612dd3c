import pytest

from deskeditor.domain.card import CardField, StoryTarget, WebTarget
from deskeditor.domain.site import Site
from deskeditor.domain.story import Story
from deskeditor.formats.reading import page_cards
from deskeditor.services import card_import, sites, stories

TEXT = """
The body says this and that.

Related stories

Council votes to reopen the tram
Council votes to reopen the tram
The motion passed by seven votes to four shortly before elev
B P
Terns take over the old trackbed
Terns take over the old trackbed
A colony of 212 pairs has made its home.
O A

Comments
Nothing yet
Nothing yet
"""
HTML = """<html><body><article><p>Body with <a href="/elsewhere.html">a link</a></p></article>
<aside><h2>Related stories</h2><ul>
<li class="card"><a href="https://harrowbay.example/2026/tram-vote.html"><img src="t.jpg"
 alt="Council votes to reopen the tram"><h3>Council votes to reopen the tram</h3></a>
 <p>The motion passed by seven votes to fo</p><span>B P</span>
<li class="card"><a href="https://tides.example/x"><img src="u.jpg" alt="Tides">Tides</a>
 <p>High.</p><div>O A</div></li>
<li><a href="javascript:alert(1)">Click <b>me</b></a><script>alert(1)</script></li>
</ul></aside></body></html>"""


def said(page: str) -> list[tuple[str, str, str]]:
    return [(one.address, one.headline, one.excerpt) for one in page_cards.read(page)]


def test_cards_in_text_lose_the_second_title_the_initials_and_half_a_word():
    assert said(TEXT) == [
        ("", "Council votes to reopen the tram", "The motion passed by seven votes to four shortly before…"),
        ("", "Terns take over the old trackbed", "A colony of 212 pairs has made its home."),
    ]


def test_cards_in_html_have_their_address_and_picture():
    first, second, third = page_cards.read(HTML)
    assert (first.address, first.headline) == (
        "https://harrowbay.example/2026/tram-vote.html",
        "Council votes to reopen the tram",
    )
    assert (first.excerpt, first.image) == ("The motion passed by seven votes to…", "t.jpg")
    assert (second.headline, second.excerpt) == ("Tides", "High.")
    assert third.headline == "Click me"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("No cards here.", []),
        ("", []),
        ("Related stories\n", []),
        (
            "## Related stories\n\n[One](/one)\nWords.\n\n[Two](/two)\n",
            [("/one", "One", "Words."), ("/two", "Two", "")],
        ),
        ("Read next\n\n- [One](/one)\n- [Two](/two)\n", [("/one", "One", ""), ("/two", "Two", "")]),
        ("<div class='related-posts'><a href='/a'>AlphaAlpha</a></div>", [("/a", "Alpha", "")]),
    ],
)
def test_other_shapes_of_cards(page, expected):
    assert said(page) == expected


@pytest.mark.parametrize(
    "page", ["<a href=x>" * 20_000, "<div class=related>" * 5_000 + "<a href=x>y", "[" * 50_000]
)
def test_hostile_pages_are_read_in_time(page):
    assert len(page_cards.read(page)) <= 60


@pytest.fixture
def desk(library):
    tram = Story(id="tram", headline="Council votes", standfirst="The motion passed by seven votes to four.")
    stories.new(library, tram.with_details(slug="tram-vote"))
    stories.new(library, Story(id="terns", headline="Terns take over the old trackbed"))
    stories.new(library, Story(id="here", headline="Here"))
    return library


def test_cards_are_matched_by_address_then_by_headline(desk):
    imported = card_import.from_page(desk, stories.story(desk, "here"), HTML)
    tram, tides = imported.story.cards
    assert (tram.target, set(tram.overrides)) == (StoryTarget("tram"), {CardField.HEADLINE})
    assert tides.target == WebTarget(
        url="https://tides.example/x", headline="Tides", excerpt="High.", source="tides.example"
    )
    assert imported.warnings == (
        "The card “Click me” was left out: no story is called so, and it has no address.",
    )
    by_headline = card_import.from_page(desk, stories.story(desk, "here"), TEXT)
    assert [card.target for card in by_headline.story.cards] == [StoryTarget("terns")]
    (card,) = by_headline.story.cards
    assert card.overrides[CardField.EXCERPT].value == "A colony of 212 pairs has made its home."


def test_an_address_on_another_site_is_no_story_of_this_one(desk):
    sites.save_site(desk, Site(address="https://quay.example"))
    imported = card_import.from_page(desk, stories.story(desk, "here"), HTML)
    assert isinstance(imported.story.cards[0].target, WebTarget)
    stories.set_fields(desk, "tram-vote", {"canonical": "https://harrowbay.example/2026/tram-vote.html"})
    again = card_import.from_page(desk, stories.story(desk, "here"), HTML)
    assert again.story.cards[0].target == StoryTarget("tram")


def test_the_guards_hold_for_imported_cards(desk):
    page = "Related stories\n\n[Here](/here.html)\n\n[Terns](/terns-take-over-the-old-trackbed)\n"
    imported = card_import.from_page(desk, stories.story(desk, "here"), page)
    assert [card.target for card in imported.story.cards] == [StoryTarget("terns")]
    assert imported.warnings[0].endswith("A story cannot stand under itself; choose another one.")
