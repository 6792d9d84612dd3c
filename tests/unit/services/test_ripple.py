"""Which pages carry an old card: what `ripple` says is what rendering every page again would say."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskeditor.domain.author import Author
from deskeditor.domain.card import CardField
from deskeditor.domain.site import Site
from deskeditor.domain.story import Story
from deskeditor.pages import page
from deskeditor.services import card_sets, cards, exporting, ripple, sites, stories, surroundings
from deskeditor.services.exporting import ExportRequest
from deskeditor.storage.library import Library

NAMES = ("tram", "ferry", "wall", "terns")


def stocked(library: Library) -> None:
    """Four published stories, each with a card for the next one."""
    for name in NAMES:
        made = Story(id=name, headline=name.title(), standfirst=f"About the {name}.")
        stories.new(library, made.with_details(byline=("Imogen Castellane",), slug=name))
        stories.set_fields(library, name, {"status": "published"})
    for name, other in zip(NAMES, (*NAMES[1:], NAMES[0]), strict=True):
        stories.save(library, cards.add(library, stories.story(library, name), other))


def exported(library: Library, folder, names=NAMES) -> None:
    outcomes = list(exporting.export(library, ExportRequest(stories=names, folder=folder)))
    assert all(isinstance(one, exporting.Exported) for one in outcomes)


def by_rendering(library: Library, folder) -> set[str]:
    """The stories whose page in the folder has another section of cards than a page made now."""
    old = set()
    for name in NAMES:
        story = stories.story(library, name)
        made = page.render(story, surroundings.around(library, story)).parts.get("related", "")
        with library.read() as reading:
            last = reading.carried.of([name])[name]
        standing = (folder / last.file).read_text(encoding="utf-8")
        carries = made in standing if made else 'data-part="related"' not in standing
        if story.trashed_at is None and not carries:
            old.add(name)
    return old


def ids(pages) -> set[str]:
    return {one.id for one in pages}


@pytest.fixture
def desk(library, tmp_path):
    stocked(library)
    exported(library, tmp_path / "out")
    return library


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": "Terns return"},
        {"standfirst": "Another line."},
        {"slug": "terns-return"},
        {"byline": "Tobias Renshaw"},
        {"status": "archived", "headline": "Gone"},
        {"embargo": "2999-01-01T00:00+00:00"},
        {"kicker": "Sea"},
    ],
)
def test_a_change_of_a_target_makes_the_pages_with_its_card_old(desk, tmp_path, fields):
    stories.set_fields(desk, "terns", fields)
    assert ids(ripple.ripple(desk, ["terns"])) == ids(ripple.stale(desk)) == {"wall"}
    assert by_rendering(desk, tmp_path / "out") == {"wall"}


def test_what_cards_do_not_show_makes_no_page_old(desk):
    stories.set_fields(desk, "terns", {"body": "More.", "tags": "sea", "notes": "Call them."})
    assert ripple.ripple(desk, ["terns"]) == ripple.stale(desk) == ()


def test_the_trash_a_set_an_author_and_a_site_make_pages_old(desk):
    stories.trash(desk, ["ferry"])
    assert ids(ripple.stale(desk)) == {"tram"}
    stories.restore(desk, ["ferry"])
    assert ids(ripple.stale(desk)) == set()
    sites.save_author(desk, Author(name="Imogen Castellane", initials="X"))
    assert ids(ripple.stale(desk)) == set(NAMES)
    sites.delete_author(desk, "Imogen Castellane")
    assert ids(ripple.stale(desk)) == set()
    worded = cards.override(
        desk, stories.story(desk, "tram"), 1, CardField.BYLINE, "Zoë “Z” Vane, Theo Okonjo"
    )
    stories.save(desk, worded)
    list(ripple.export(desk, ripple.stale(desk)))
    sites.save_author(desk, Author(name="Zoë “Z” Vane", initials="ZZ"))
    assert ids(ripple.stale(desk)) == {"tram"}
    sites.save_site(desk, Site(excerpt_limit=10))
    assert ids(ripple.stale(desk)) == set(NAMES)


def test_an_edited_set_makes_the_pages_old_that_it_stands_under(desk, tmp_path):
    sea, _ = card_sets.create(desk, "The sea")
    stories.save(desk, card_sets.put_under(stories.story(desk, "tram"), sea.id))
    exported(desk, tmp_path / "out")
    assert ripple.stale(desk) == ()
    more = cards.add(desk, Story(), "terns").cards
    sea, changes = card_sets.save(desk, card_sets.replace(sea, cards=more))
    assert changes.cards == {"tram"}
    assert ids(ripple.stale(desk)) == {"tram"}
    list(ripple.export(desk, ripple.stale(desk)))
    stories.set_fields(desk, "terns", {"headline": "Terns return"})
    assert ids(ripple.ripple(desk, ["terns"])) == {"tram", "wall"}
    list(ripple.export(desk, ripple.stale(desk)))
    card_sets.delete(desk, sea.id)
    assert ids(ripple.stale(desk)) == {"tram"}


def test_an_embargo_that_has_passed_makes_pages_old(desk, tmp_path):
    soon = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    stories.set_fields(desk, "terns", {"embargo": soon})
    exported(desk, tmp_path / "out", NAMES[:-1])  # the terns themselves have to wait
    assert ripple.stale(desk) == ()
    with desk.read() as reading:
        later = datetime.now(UTC) + timedelta(hours=2)
        assert reading.carried.in_doubt(later) == ("wall",)


def test_old_pages_are_exported_again_to_where_they_stood(desk, tmp_path):
    stories.set_fields(desk, "terns", {"headline": "Terns return"})
    outcomes = list(ripple.export(desk, ripple.stale(desk)))
    assert [(one.slug, one.files[0]) for one in outcomes] == [("wall", tmp_path / "out" / "wall.html")]
    assert "Terns return" in (tmp_path / "out" / "wall.html").read_text(encoding="utf-8")
    assert ripple.stale(desk) == ()


def test_a_page_that_is_no_longer_there_carries_nothing(desk, tmp_path):
    stories.set_fields(desk, "terns", {"headline": "Terns return"})
    (tmp_path / "out" / "wall.html").unlink()
    assert ripple.stale(desk) == ()


EDITS = st.lists(st.tuples(st.integers(0, 8), st.sampled_from(NAMES), st.integers(0, 3)), max_size=6)


def change(library: Library, kind: int, name: str, number: int) -> None:
    words = ("One", "Two two", "Three, “three”", "")[number]
    if kind == 0:
        stories.trash(library, [name]) if number else stories.restore(library, [name])
    elif kind in (1, 2, 3, 4):
        field = ("headline", "standfirst", "section", "byline")[kind - 1]
        stories.set_fields(library, name, {field: words})
    elif kind == 5:
        stories.set_fields(library, name, {"status": ("draft", "ready", "published", "archived")[number]})
    elif kind == 6:
        story = stories.story(library, name)
        stories.save(library, cards.override(library, story, 1, CardField.HEADLINE, words))
    elif kind == 7:
        story = stories.story(library, name)
        stories.save(library, cards.follow(library, story, 1, CardField.HEADLINE))
    else:
        sites.save_site(library, Site(card_limit=number, excerpt_limit=8 + number))


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(EDITS, st.integers(0, 6))
def test_the_list_is_that_of_rendering_every_page_again(tmp_path_factory, edits, part):
    place = tmp_path_factory.mktemp("ripple")
    with Library.create(place / "library") as library:
        stocked(library)
        exported(library, place / "out")
        for number, edit in enumerate(edits):
            change(library, *edit)
            if number == part:
                list(ripple.export(library, ripple.stale(library)))
                assert by_rendering(library, place / "out") == set()
        assert ids(ripple.stale(library)) == by_rendering(library, place / "out")
        touched = {edit[1] for edit in edits}
        assert ids(ripple.ripple(library, touched)) <= ids(ripple.stale(library))
