from datetime import UTC, datetime, timedelta, timezone

import pytest

from deskeditor.domain import dates
from deskeditor.errors import InvalidValue

NOW = datetime(2026, 11, 20, 9, 30, 12, 345).astimezone()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("20 Nov 2026, 06:00", "20 Nov 2026, 06:00"),
        ("20 november 2026 6:05", "20 Nov 2026, 06:05"),
        ("20 Nov", "20 Nov 2026, 00:00"),
        ("Friday 20 November 2026, 06:00", "20 Nov 2026, 06:00"),
        ("20th Nov 2026 at 6:00", "20 Nov 2026, 06:00"),
        ("Nov 20, 2026 6:15 pm", "20 Nov 2026, 18:15"),
        ("Sept 3 2026", "3 Sep 2026, 00:00"),
        ("2026-11-20 6:00", "20 Nov 2026, 06:00"),
        ("2026-11-20T06:00", "20 Nov 2026, 06:00"),
        ("20/11/2026", "20 Nov 2026, 00:00"),
        ("20.11.2026 6.30", "20 Nov 2026, 06:30"),
        ("tomorrow 6am", "21 Nov 2026, 06:00"),
        ("yesterday", "19 Nov 2026, 00:00"),
        ("12 am", "20 Nov 2026, 00:00"),
        ("18:00", "20 Nov 2026, 18:00"),
        (" now ", "20 Nov 2026, 09:30"),
        ("in an hour", "20 Nov 2026, 10:30"),
        ("in 20 minutes", "20 Nov 2026, 09:50"),
        ("2h", "20 Nov 2026, 11:30"),
        ("3 days", "23 Nov 2026, 09:30"),
        ("monday 9am", "23 Nov 2026, 09:00"),
        ("Friday", "27 Nov 2026, 00:00"),
    ],
)
def test_what_an_editor_types_is_understood(text, shown):
    assert dates.written(dates.meant(text, NOW)) == shown


def test_a_zone_that_is_typed_counts():
    assert dates.meant("2026-11-20T06:00:00Z", NOW) == datetime(2026, 11, 20, 6, tzinfo=UTC)
    two_ahead = timezone(timedelta(hours=2))
    assert dates.meant("2026-11-20 06:00 +02:00", NOW) == datetime(2026, 11, 20, 6, tzinfo=two_ahead)


def test_every_moment_is_aware():
    assert dates.meant("20 Nov 2026", NOW).tzinfo is not None


def test_nothing_is_no_date():
    assert dates.meant("  ", NOW) is None
    assert dates.written(None) == ""


@pytest.mark.parametrize(
    "text", ["31 Feb 2026", "soon", "20", "2026", "25:00", "13 pm", "0001-01-01", "Ju 3"]
)
def test_what_is_no_date_is_said(text):
    with pytest.raises(InvalidValue, match="is no date and time: write it like 20 Nov 2026, 06:00"):
        dates.meant(text, NOW)
