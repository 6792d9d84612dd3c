from datetime import UTC, datetime, timedelta, timezone

from deskeditor.pages import moments

MORNING = datetime(2026, 11, 20, 6, 0, tzinfo=timezone(timedelta(0), "GMT"))


def test_times_are_written_with_their_zone():
    assert moments.day_and_time(MORNING, "en-GB") == "20 November 2026, 6.00 am GMT"
    assert moments.day_and_time(MORNING, "en-US") == "November 20, 2026, 6:00 am GMT"
    assert moments.day_and_time(MORNING, "de-AT") == "20. November 2026, 06:00 GMT"
    assert moments.day_and_time(MORNING, "fr") == "20 novembre 2026, 06:00 GMT"
    assert moments.day_and_time(MORNING, "es") == "20 de noviembre de 2026, 06:00 GMT"
    assert moments.day_and_time(MORNING, "fi") == "2026-11-20, 06:00 GMT"


def test_midnight_and_noon_are_twelve():
    assert (
        moments.day_and_time(datetime(2026, 1, 2, 0, 5, tzinfo=UTC), "en-GB")
        == "2 January 2026, 12.05 am UTC"
    )
    assert (
        moments.day_and_time(datetime(2026, 1, 2, 12, 0, tzinfo=UTC), "en-GB")
        == "2 January 2026, 12.00 pm UTC"
    )


def test_machines_read_the_offset():
    assert (
        moments.stamp(datetime(2026, 6, 1, 9, 30, tzinfo=timezone(timedelta(hours=1))))
        == "2026-06-01T09:30:00+01:00"
    )
