"""Old states make room: the older, the further apart are those that stay."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from deskeditor.domain.revision import Reason, RevisionRow, to_let_go
from deskeditor.domain.thinning import DAY, HOUR, REVISIONS, WEEK, beyond_counts, superfluous

NOW = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


def ago(**span):
    return NOW - timedelta(**span)


def test_every_state_of_the_last_hour_stays():
    assert superfluous([ago(minutes=at) for at in range(0, 60, 5)], REVISIONS, NOW) == frozenset()


def test_of_each_hour_of_the_day_and_of_each_day_of_the_month_one_stays():
    hours = [ago(hours=5, minutes=at) for at in (1, 11, 21)]  # 07:29, 07:19, 07:09
    assert superfluous([NOW, *hours], REVISIONS, NOW) == set(hours[1:])
    days = [ago(days=9, hours=at) for at in (0, 3, 6)]
    assert superfluous([NOW, *days], REVISIONS, NOW) == set(days[1:])


def test_of_each_week_before_that_one_stays():
    weeks = [ago(days=at) for at in range(40, 400)]
    assert 360 - len(superfluous([NOW, *weeks], REVISIONS, NOW)) in (51, 52, 53)


@given(st.lists(st.integers(0, 10**7), max_size=40))
def test_the_newest_always_stays(seconds):
    moments = [NOW - timedelta(seconds=each) for each in seconds]
    out = superfluous(moments, REVISIONS, NOW)
    assert not moments or max(moments) not in out
    again = [each for each in moments if each not in out]
    assert superfluous(again, REVISIONS, NOW) == frozenset()


def test_of_revisions_only_passing_ones_go():
    def row(number, minutes, reason, label=""):
        return RevisionRow(number=number, at=ago(hours=5, minutes=minutes), reason=reason, label=label)

    rows = [
        row(5, 1, Reason.AUTOSAVED),
        row(4, 5, Reason.AUTOSAVED),
        row(3, 9, Reason.EXPORTED),
        row(2, 13, Reason.AUTOSAVED, "Sent to legal"),
        row(1, 17, Reason.CHANGED),
    ]
    assert to_let_go(rows, NOW) == {4, 1}


def test_counts_keep_the_newest_of_each_span():
    hourly = [ago(hours=at) for at in range(30)]
    kept = set(hourly) - beyond_counts(hourly, ((HOUR, 24), (DAY, 14), (WEEK, 8)))
    assert set(hourly[:24]) <= kept
    assert len(kept) == 24  # the newest of yesterday is among them
    years = [ago(days=at) for at in range(400)]
    assert len(set(years) - beyond_counts(years, ((HOUR, 24), (DAY, 14), (WEEK, 8)))) in range(24, 33)
