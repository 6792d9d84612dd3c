from datetime import UTC, datetime, timedelta

import pytest

from deskeditor.ui.library import moments

NOW = datetime(2026, 11, 20, 9, 54, tzinfo=UTC)  # a Friday


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=20), "Now"),
        (timedelta(minutes=2), "2 min"),
        (timedelta(minutes=59), "59 min"),
        (timedelta(hours=1), "1 h"),
        (timedelta(hours=9), "9 h"),
        (timedelta(hours=12), "Yesterday"),
        (timedelta(days=2), "18 Nov"),
        (timedelta(days=400), "Oct 2025"),
        (timedelta(days=-3), "23 Nov"),
    ],
)
def test_a_moment_in_brief(ago, words):
    assert moments.brief(NOW - ago, NOW) == words


def test_after_midnight_the_last_minutes_are_still_minutes():
    now = datetime(2026, 11, 20, 0, 10, tzinfo=UTC)
    assert moments.brief(now - timedelta(minutes=20), now) == "20 min"


def test_the_day_is_that_of_the_desk():
    late = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)
    in_berlin = NOW.astimezone(datetime.strptime("+0100", "%z").tzinfo)
    assert moments.group(late, in_berlin) == "Today"
    assert moments.group(late, NOW) == "Yesterday"


@pytest.mark.parametrize(
    ("ago", "heading"),
    [
        (timedelta(minutes=2), "Today"),
        (timedelta(days=1), "Yesterday"),
        (timedelta(days=4), "This week"),
        (timedelta(days=5), "Earlier in November"),
        (timedelta(days=40), "October"),
        (timedelta(days=400), "October 2025"),
        (timedelta(days=-3), "Coming up"),
    ],
)
def test_groups(ago, heading):
    assert moments.group(NOW - ago, NOW) == heading


def test_a_moment_in_full_and_spoken():
    assert moments.full(NOW, NOW) == "Friday 20 November 2026, 09:54"
    assert moments.spoken(NOW - timedelta(minutes=1), NOW) == "1 minute ago"
    assert moments.spoken(NOW - timedelta(hours=3), NOW) == "3 hours ago"
    assert moments.spoken(NOW - timedelta(seconds=3), NOW) == "just now"
    assert moments.spoken(NOW - timedelta(hours=12), NOW) == "yesterday"
    assert moments.spoken(NOW - timedelta(days=400), NOW) == "on 16 October 2025"
