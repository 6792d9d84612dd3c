from deskeditor.domain.card import Card, CardField, StoryTarget, TargetValues, moved

FERRY = TargetValues(headline="The ferry", excerpt="It runs.", byline=("Theo Okonjo", "B Nwosu"))
RENAMED = TargetValues(headline="The ferry, again", excerpt="It runs.")


def card() -> Card:
    return Card(target=StoryTarget("1"))


def test_a_card_follows_its_target():
    assert card().value(CardField.HEADLINE, FERRY) == "The ferry"
    assert card().value(CardField.HEADLINE, RENAMED) == "The ferry, again"
    assert card().value(CardField.BYLINE, FERRY) == "Theo Okonjo, B Nwosu"
    assert card().value(CardField.LABEL, FERRY) == ""


def test_an_override_holds_until_it_is_dropped():
    worded = card().overriding(CardField.HEADLINE, "Chips ahoy", FERRY)
    assert worded.value(CardField.HEADLINE, RENAMED) == "Chips ahoy"
    assert worded.value(CardField.EXCERPT, RENAMED) == "It runs."
    assert worded.following(CardField.HEADLINE).value(CardField.HEADLINE, RENAMED) == "The ferry, again"


def test_an_override_is_stale_when_its_target_has_changed_since():
    worded = card().overriding(CardField.HEADLINE, "Chips ahoy", FERRY)
    assert worded.stale(FERRY) == ()
    assert worded.stale(RENAMED) == (CardField.HEADLINE,)
    assert worded.overriding(CardField.HEADLINE, "Chips ahoy", RENAMED).stale(RENAMED) == ()


def test_cards_are_moved_within_their_row():
    cards = tuple(Card(target=StoryTarget(name), id=name) for name in "abcd")
    assert "".join(each.id for each in moved(cards, 0, 2)) == "bcad"
    assert "".join(each.id for each in moved(cards, 3, 0)) == "dabc"
    assert moved(cards, 1, 1) == cards
