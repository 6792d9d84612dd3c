import pytest

from deskeditor.domain.author import Author
from deskeditor.domain.card import Card, CardField, StoryTarget, TargetValues, WebTarget
from deskeditor.domain.site import Site
from deskeditor.domain.story import LeadImage, Story
from deskeditor.services import card_sets, sites, stories, used
from deskeditor.services.used import Way

PICTURE = "images/0123456789abcdef.jpg"


def put(library, name: str, *cards: Card, **more) -> None:
    stories.new(library, Story(id=name, headline=name.title(), cards=cards, **more))


def to(name: str) -> Card:
    return Card(target=StoryTarget(name))


def test_a_story_is_used_under_those_with_a_card_for_it_or_a_set_with_one(library):
    put(library, "ferry")
    put(library, "tram", to("wall"), to("ferry"))
    sea, _ = card_sets.create(library, "Sea", [to("ferry")])
    put(library, "wall", sets=(sea.id,))
    put(library, "terns", to("ferry"))
    stories.trash(library, ["terns"])
    found = used.story(library, "ferry").stories
    assert {(one.id, one.way, one.position, one.set_name) for one in found} == {
        ("tram", Way.CARD, 2, ""),
        ("wall", Way.SET, 0, "Sea"),
    }
    assert used.under(library, ["ferry", "wall"]) == {"tram"}
    assert used.under(library, ["terns"]) == frozenset()
    assert used.story(library, "ferry").words == "under 2 stories"
    assert used.story(library, "tram").words == ""


OVERRIDDEN = to("x").overriding(CardField.IMAGE, PICTURE, TargetValues())


@pytest.mark.parametrize(
    "more",
    [
        {"body": f"![A tram]({PICTURE})"},
        {"details": Story().details.__class__(lead_image=LeadImage(image=PICTURE))},
        {"details": Story().details.__class__(social_image=PICTURE)},
        {"cards": (Card(target=WebTarget(url="https://a.example/", image=PICTURE)),)},
        {"cards": (OVERRIDDEN,)},
    ],
)
def test_a_picture_is_used_wherever_a_story_names_it(library, more):
    stories.new(library, Story(id="tram", **more))
    assert [(one.id, one.way) for one in used.asset(library, PICTURE).stories] == [("tram", Way.PICTURE)]
    stories.save(library, Story(id="tram", seq=1))
    assert used.asset(library, PICTURE).stories == ()


def test_a_picture_is_used_by_sets_authors_and_sites(library):
    sea, _ = card_sets.create(library, "Sea", [OVERRIDDEN])
    put(library, "wall", sets=(sea.id,))
    sites.save_author(library, Author(name="Imogen Castellane", avatar=PICTURE))
    sites.save_site(library, Site(logo=PICTURE))
    found = used.asset(library, PICTURE)
    assert [(one.id, one.set_name) for one in found.stories] == [("wall", "Sea")]
    assert found.elsewhere == ("the picture of Imogen Castellane", "the logo of the site “default”")
    assert used.asset(library, "images/%").stories == ()
