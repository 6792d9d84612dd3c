from deskeditor.domain.card import Card, CardField, StoryTarget, TargetState, TargetValues, WebTarget
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.teaser import teaser
from deskeditor.ui.cards.tile import Badge, Mark, Tile

LONG = "word " * 40
PLAQUE = TargetValues(
    headline="A plaque for Number 14", excerpt=LONG, slug="plaque", byline=("Lorcan Mabey",)
)


def a_tile(card: Card, values: TargetValues = PLAQUE) -> Tile:
    return Tile(teaser(card, Surroundings(targets={"plaque": values})), 160)


CARD = Card(target=StoryTarget("plaque"))


def test_a_card_without_words_of_its_own_follows():
    tile = a_tile(CARD)
    assert (tile.mark, tile.badge, tile.counter) == (Mark.FOLLOWS, Badge.NONE, "199/160")
    assert tile.is_over
    assert tile.excerpt.endswith("word…")
    assert len(tile.excerpt) <= 160


def test_an_override_is_said_and_goes_stale_with_its_story():
    card = CARD.overriding(CardField.EXCERPT, "Mine", PLAQUE)
    changed = TargetValues(headline="A plaque for Number 14", excerpt="Another text", slug="plaque")
    assert (a_tile(card).mark, a_tile(card).badge) == (Mark.OVERRIDDEN, Badge.NONE)
    assert a_tile(card, changed).badge is Badge.STALE
    assert a_tile(card, changed).counter == "4/160"


def test_the_trash_is_worse_than_stale_words():
    card = CARD.overriding(CardField.EXCERPT, "Mine", PLAQUE)
    trashed = TargetValues(headline="A plaque", excerpt="Another", state=TargetState.TRASHED)
    assert a_tile(card, trashed).badge is Badge.MISSING


def test_a_story_that_is_gone_has_nothing_to_count():
    tile = a_tile(Card(target=StoryTarget("gone")))
    assert (tile.badge, tile.counter, tile.headline) == (Badge.MISSING, "", "Story no longer in the library")


def test_a_web_card_shows_its_address_until_it_has_words():
    tile = a_tile(Card(target=WebTarget(url="https://harbour.example/a")))
    assert (tile.mark, tile.excerpt) == (Mark.MANUAL, "https://harbour.example/a")


def test_a_screen_reader_hears_all_of_it():
    card = CARD.overriding(CardField.HEADLINE, "Mine", TargetValues(headline="Older"))
    spoken = "Card 3 of 3: Mine, overridden, stale, excerpt 199 of 160"
    assert a_tile(card).spoken(3, 3) == spoken


def test_quotation_marks_are_those_of_the_page():
    tile = a_tile(CARD, TargetValues(headline='The "plaque"', slug="plaque"))
    assert tile.headline == "The “plaque”"


def test_a_card_that_the_page_leaves_out_for_want_of_a_headline_says_so():
    web = a_tile(Card(target=WebTarget(url="https://harbour.example/a")))
    untitled = a_tile(CARD, TargetValues(slug="plaque"))
    assert (web.badge, web.headline) == (Badge.UNWORDED, "External card without a headline")
    assert (untitled.badge, untitled.headline) == (Badge.UNWORDED, "Untitled story")
    assert not web.teaser.printable
