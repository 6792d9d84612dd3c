"""What is changed in several stories at once is taken back without undoing what came later."""

import pytest

from deskeditor.domain.bulk import Bulk
from deskeditor.domain.story import Status, Story

STORY = Story(headline="Tram").with_details(section="Coast", tags=("Rail", "sea", "town"))


def test_each_part_changes_and_nothing_else():
    changed = Bulk(status=Status.READY, section="", add_tags=("SEA", "new"), remove_tags=("rail",)).of(STORY)
    details = changed.details
    assert (details.status, details.section, details.tags) == (Status.READY, "", ("sea", "town", "new"))
    assert changed.headline == "Tram"
    assert Bulk().of(STORY) == STORY


@pytest.mark.parametrize(
    "bulk",
    [
        Bulk(status=Status.ARCHIVED),
        Bulk(section="Nature"),
        Bulk(add_tags=("sea", "new", "other")),
        Bulk(remove_tags=("RAIL", "none")),
        Bulk(add_tags=("new",), remove_tags=("sea",)),
    ],
)
def test_taking_back_gives_what_was(bulk):
    assert bulk.taken_back(STORY.details, bulk.of(STORY)) == STORY


def test_what_was_changed_again_stays():
    bulk = Bulk(status=Status.READY, section="Nature", add_tags=("new",), remove_tags=("sea",))
    later = bulk.of(STORY).with_details(
        status=Status.PUBLISHED, section="Culture", tags=("town", "new", "more")
    )
    details = bulk.taken_back(STORY.details, later).details
    assert (details.status, details.section) == (Status.PUBLISHED, "Culture")
    assert details.tags == ("sea", "town", "more")
