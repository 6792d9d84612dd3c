import pytest

from deskeditor.domain.card import CardField
from deskeditor.domain.site import Site
from deskeditor.services import libraries, listing, samples, sites, stories, surroundings
from deskeditor.services.listing import ListQuery
from deskeditor.storage.library import Library


@pytest.fixture
def library(tmp_path):
    with libraries.create_library(tmp_path / "library") as library:
        yield library


def slugs(library: Library) -> set[str]:
    return {row.slug for row in listing.rows(library, ListQuery()).rows}


def test_there_are_at_least_six_and_their_pictures(library):
    changes = samples.add_samples(library)
    rows = listing.rows(library, ListQuery(tag=samples.TAG)).rows
    assert len(rows) == len(changes.stories) == 8
    assert sum(bool(row.lead_image) for row in rows) >= 6
    assert libraries.verify(library) == ()


def test_they_are_added_once(library):
    samples.add_samples(library)
    assert samples.add_samples(library).stories == frozenset()
    assert len(slugs(library)) == 8


def test_a_site_that_has_a_name_keeps_it(library):
    sites.save_site(library, Site(name="The Low Harrow Echo"))
    samples.add_samples(library)
    assert sites.site(library).name == "The Low Harrow Echo"


def test_the_lead_story_shows_a_card_of_each_kind(library):
    samples.add_samples(library)
    story = stories.find(library, "tram-line-vote")
    targets = surroundings.around(library, story).targets
    following, worded, stale = story.cards
    assert following.overrides == {}
    assert (set(worded.overrides), worded.stale(targets[worded.target.story])) == ({CardField.HEADLINE}, ())
    assert stale.stale(targets[stale.target.story]) == (CardField.EXCERPT,)


def test_they_can_all_be_removed(library):
    samples.add_samples(library)
    samples.remove_samples(library)
    assert slugs(library) == set()
