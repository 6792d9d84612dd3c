from datetime import UTC, datetime, timedelta

from deskeditor.domain.changes import Changes
from deskeditor.domain.identity import new_id
from deskeditor.domain.site import Part, Site
from deskeditor.domain.story import Status, Story

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_a_status_has_a_name_for_people():
    assert [status.label for status in Status] == ["Draft", "In review", "Ready", "Published", "Archived"]


def test_details_are_replaced_without_touching_the_rest():
    story = Story(headline="The ferry").with_details(section="Transport")
    assert (story.headline, story.details.section, story.details.status) == (
        "The ferry",
        "Transport",
        Status.DRAFT,
    )


def test_a_story_knows_whether_it_changed_since_its_export():
    story = Story(changed_at=NOON)
    assert not story.changed_since_export
    assert not Story(changed_at=NOON, exported_at=NOON).changed_since_export
    assert Story(changed_at=NOON + timedelta(seconds=1), exported_at=NOON).changed_since_export


def test_ids_differ():
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert {len(each) for each in ids} == {16}


def test_a_site_shows_what_it_does_not_hide():
    site = Site(hidden=frozenset({Part.COMMENTS}))
    assert site.shows(Part.SHARE)
    assert not site.shows(Part.COMMENTS)


def test_changes_add_up():
    both = Changes(stories=frozenset("a"), origin="desk") | Changes(cards=frozenset("b"), listing=True)
    assert both == Changes(stories=frozenset("a"), cards=frozenset("b"), listing=True)
