"""Several stories are changed at once, and it is taken back at once."""

import pytest

from deskeditor.domain.bulk import Bulk
from deskeditor.domain.revision import Reason
from deskeditor.domain.story import Status, Story
from deskeditor.services import history, several, stories


@pytest.fixture
def library(library):
    stories.new(library, Story(id="tram", headline="Tram").with_details(tags=("rail",)))
    stories.new(library, Story(id="wall", headline="Wall").with_details(status=Status.READY))
    return library


def test_all_change_and_are_taken_back(library):
    bulk = Bulk(status=Status.READY, add_tags=("coast",))
    done = several.change(library, ["tram", "wall", "gone"], bulk, origin="list")
    assert (set(done.before), done.changes.origin) == ({"tram", "wall"}, "list")
    tram = stories.story(library, "tram").details
    assert (tram.status, tram.tags) == (Status.READY, ("rail", "coast"))
    assert history.revisions(library, "tram")[0].reason is Reason.STATUS
    stories.set_fields(library, "wall", {"status": "published"})
    back = several.take_back(library, done.before, bulk)
    assert set(back.before) == {"tram", "wall"}
    assert stories.story(library, "tram").details.tags == ("rail",)
    wall = stories.story(library, "wall").details
    assert (wall.status, wall.tags) == (Status.PUBLISHED, ())


def test_what_is_so_already_is_not_written(library):
    done = several.change(library, ["wall"], Bulk(status=Status.READY))
    assert (done.before, done.changes.stories) == ({}, frozenset())
