import subprocess
import sys

import pytest

from deskeditor.domain import author
from deskeditor.domain.card import Card, CardField, StoryTarget, TargetState, TargetValues, WebTarget
from deskeditor.domain.card_set import CardSet
from deskeditor.domain.site import Site, UnpublishedCards
from deskeditor.domain.story import Story
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.teaser import teaser, teasers

LONG = "The museum wants the whole tram, the Friends want a compressor, and neither will give way."


def test_a_card_follows_its_story(around, story):
    wall, terns = teasers(story, around)
    assert (wall.headline, wall.link, wall.kicker) == ("Who owns the sea wall?", "sea-wall.html", "Coast")
    assert (wall.image, wall.state, wall.overridden, wall.stale) == (
        "images/wall.jpg",
        TargetState.LIVE,
        (),
        (),
    )
    assert (terns.image, terns.byline, terns.initials) == ("", "Ludovic Marsh", "LM")
    assert terns.colour == author.colour("Ludovic Marsh")


def test_the_excerpt_is_cut_at_a_word_and_typeset():
    around = Surroundings(
        site=Site(excerpt_limit=40),
        targets={"a": TargetValues(headline="A", excerpt=f"It's said. {LONG}", slug="a")},
    )
    shown = teaser(Card(target=StoryTarget("a")), around)
    assert shown.excerpt == "It’s said. The museum wants the whole…"
    assert shown.full_excerpt == f"It's said. {LONG}"


def test_an_override_says_so_and_goes_stale_when_the_target_changes(around):
    target = around.targets["wall"]
    card = Card(target=StoryTarget("wall")).overriding(CardField.HEADLINE, "Nobody's wall", target)
    shown = teaser(card, around)
    assert (shown.headline, shown.overridden, shown.stale) == ("Nobody's wall", (CardField.HEADLINE,), ())
    changed = Surroundings(
        site=around.site, targets={"wall": TargetValues(headline="The wall is ours", slug="w")}
    )
    assert teaser(card, changed).stale == (CardField.HEADLINE,)


def test_the_picture_s_words_stay_with_their_picture(around):
    values = TargetValues(headline="A", image="images/a.jpg", image_alt="A gull", slug="a")
    around = Surroundings(targets={"a": values})
    card = Card(target=StoryTarget("a"))
    assert teaser(card, around).image_alt == "A gull"
    assert teaser(card.overriding(CardField.IMAGE, "images/b.jpg", values), around).image_alt == ""


def test_a_card_whose_story_is_gone_is_not_printed(around):
    shown = teaser(Card(target=StoryTarget("nobody")), around)
    assert (shown.state, shown.printable, shown.link) == (TargetState.MISSING, False, "")


def printed(unpublished: UnpublishedCards) -> list[TargetState]:
    values = {state: TargetValues(headline="A", slug="a", state=state) for state in TargetState}
    around = Surroundings(targets=values, site=Site(cards_unpublished=unpublished))
    return [state for state in TargetState if teaser(Card(target=StoryTarget(state)), around).printable]


@pytest.mark.parametrize("way", [UnpublishedCards.WARN, UnpublishedCards.REFUSE])
def test_what_is_in_the_trash_or_under_embargo_is_not_printed_and_the_rest_is(way):
    assert printed(way) == [TargetState.LIVE, TargetState.UNPUBLISHED, TargetState.ARCHIVED]


def test_a_site_may_leave_out_whatever_is_not_published():
    assert printed(UnpublishedCards.LEAVE_OUT) == [TargetState.LIVE]


def test_a_card_may_have_a_limit_of_its_own(around):
    text = "The museum wants the whole tram and says so to whoever asks for it"
    values = TargetValues(headline="A", excerpt=text, slug="a")
    around = Surroundings(targets={"a": values}, site=Site(excerpt_limit=40))
    shown = [teaser(Card(target=StoryTarget("a"), excerpt_limit=one), around) for one in (0, 20)]
    assert [one.excerpt for one in shown] == ["The museum wants the whole tram and…", "The museum wants…"]
    assert [one.excerpt_limit for one in shown] == [40, 20]


def test_the_cards_of_its_sets_stand_after_a_story_s_own_each_once():
    def card(name: str) -> Card:
        return Card(target=StoryTarget(name), id=name)

    series = CardSet(id="series", name="Trams", cards=(card("self"), card("a"), card("b")))
    story = Story(id="self", cards=(card("c"), card("a")), sets=("gone", "series"))
    found = teasers(story, Surroundings(sets={"series": series}))
    assert [one.card.id for one in found] == ["c", "a", "b"]


def test_a_page_elsewhere_says_what_was_written_down_about_it():
    target = WebTarget(url="https://other.example/x", headline="Elsewhere", source="The Other Paper")
    shown = teaser(Card(target=target), Surroundings())
    assert (shown.link, shown.source, shown.initials) == ("https://other.example/x", "The Other Paper", "TP")
    assert shown.printable


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//x.example", "ftp://x.example/"])
def test_a_card_leads_to_the_web_or_nowhere(url):
    shown = teaser(Card(target=WebTarget(url=url, headline="Click")), Surroundings())
    assert (shown.link, shown.printable) == ("", False)


def test_a_picture_that_is_not_in_the_library_is_none():
    target = WebTarget(url="https://a.example/", headline="A", image="https://a.example/track.gif")
    assert teaser(Card(target=target), Surroundings()).image == ""


def test_teasers_need_neither_templates_nor_markdown():
    code = "import sys, deskeditor.pages.teaser; print({'jinja2', 'markdown', 'nh3'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
