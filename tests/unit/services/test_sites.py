import pytest

from deskeditor.domain.author import Author
from deskeditor.domain.changes import Changes
from deskeditor.domain.site import Site
from deskeditor.domain.story import Story
from deskeditor.errors import InvalidValue
from deskeditor.services import sites, stories, surroundings


def test_a_library_has_one_site_from_the_start(library):
    assert sites.sites(library) == (Site(),)


def test_sites_stand_in_order_of_their_names_after_the_first(library):
    sites.save_site(library, Site(name="Zebra"))
    tide, changes = sites.new_site(library, " The Tide ", origin="settings")
    bay, _ = sites.new_site(library, "bay")
    assert changes == Changes(sites=frozenset({"the-tide"}), origin="settings")
    assert (tide.id, tide.name) == ("the-tide", "The Tide")
    assert [one.name for one in sites.sites(library)] == ["Zebra", "bay", "The Tide"]
    assert sites.site(library, bay.id) == bay


def test_two_sites_of_one_name_have_ids_of_their_own(library):
    ids = [sites.new_site(library, name)[0].id for name in ("Tide", "Tide", "Default")]
    assert ids == ["tide", "tide-2", "default-2"]


def test_a_site_needs_a_name(library):
    with pytest.raises(InvalidValue, match="needs a name"):
        sites.new_site(library, "  ")


def test_a_site_with_stories_is_not_deleted_and_says_why(library):
    tide, _ = sites.new_site(library, "Tide")
    one, _ = stories.new(library, Story(headline="One", site=tide.id))
    stories.new(library, Story(headline="Two", site=tide.id))
    with pytest.raises(InvalidValue, match="2 stories belong to “Tide”; give them another site"):
        sites.delete_site(library, tide.id)
    stories.set_fields(library, "two", {"site": "default"})
    stories.trash(library, [one.id])
    with pytest.raises(InvalidValue, match=r"1 story belongs to “Tide” \(1 in the trash\)"):
        sites.delete_site(library, tide.id)
    assert len(sites.sites(library)) == 2


def test_a_site_without_stories_can_go_and_the_first_cannot(library):
    tide, _ = sites.new_site(library, "Tide")
    assert sites.delete_site(library, tide.id).sites == {tide.id}
    assert sites.sites(library) == (Site(),)
    with pytest.raises(InvalidValue, match="first site of a library stays"):
        sites.delete_site(library, "default")


def test_a_story_is_given_another_site_by_its_id(library):
    tide, _ = sites.new_site(library, "Tide")
    stories.new(library, Story(headline="One"))
    story, changes = stories.set_fields(library, "one", {"site": "tide"})
    assert story.site == "tide"
    assert story.id in changes.stories
    assert surroundings.around(library, story).site == tide


def test_a_site_that_is_not_there_is_refused_with_those_that_are(library):
    sites.new_site(library, "Tide")
    stories.new(library, Story(headline="One"))
    with pytest.raises(InvalidValue, match="no site “ebb” in this library; use one of default, tide"):
        stories.set_fields(library, "one", {"site": "ebb"})
    assert stories.find(library, "one").site == "default"


def test_a_slug_stays_distinct_within_the_site_that_a_story_moves_to(library):
    sites.new_site(library, "Tide")
    stories.new(library, Story(id="a", headline="One", site="tide"))
    moved, _ = stories.new(library, Story(id="b", headline="One"))
    assert moved.details.slug == "one"
    moved, _ = stories.set_fields(library, "b", {"site": "tide"})
    assert moved.details.slug == "one-2"


def test_an_author_is_taken_off_file(library):
    sites.save_author(library, Author(name="Imogen", bio="Writes.", initials="IC"))
    sites.save_author(library, Author(name="Tobias"))
    assert sites.delete_author(library, "Tobias").sites == {"default"}
    assert [one.name for one in sites.authors(library)] == ["Imogen"]


def test_a_new_story_belongs_to_the_site_of_the_story_changed_last(library):
    assert sites.usual(library) == sites.DEFAULT
    other, _ = sites.new_site(library, "The Other Paper")
    first, _ = stories.new(library, Story(headline="First"))
    there, _ = stories.new(library, Story(headline="There", site=other.id))
    assert sites.usual(library) == other.id
    stories.set_fields(library, first.id, {"headline": "First, changed"})
    assert sites.usual(library) == sites.DEFAULT
    stories.trash(library, [first.id])
    assert sites.usual(library) == there.site
