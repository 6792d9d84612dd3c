from datetime import UTC, datetime

from deskeditor.domain.story import Status, Story

NOON = datetime(2026, 11, 20, 12, 0, 31, tzinfo=UTC)


def test_publishing_sets_the_status_and_the_minute():
    details = Story(headline="The ferry").published(NOON).details
    assert (details.status, details.published_at) == (Status.PUBLISHED, NOON.replace(second=0))


def test_a_time_that_was_set_stays():
    planned = NOON.replace(hour=18)
    assert Story().with_details(published_at=planned).published(NOON).details.published_at == planned
