"""Which of many kept states are no longer worth their room? Of a span of time, the newest one stays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Rung:
    """Up to an age, one state is kept of each span; a span of zero keeps all of them."""

    until: timedelta
    span: timedelta


REVISIONS = (Rung(HOUR, timedelta()), Rung(DAY, HOUR), Rung(30 * DAY, DAY), Rung(timedelta.max, WEEK))


def superfluous(moments: Iterable[datetime], rungs: Sequence[Rung], now: datetime) -> frozenset[datetime]:
    """The moments whose states may go; the newest of all never goes."""
    newest_first = sorted(set(moments), reverse=True)
    filled: set[tuple[timedelta, int]] = set()
    out = set()
    for moment in newest_first:
        span = next((rung.span for rung in rungs if now - moment <= rung.until), None)
        if span is None:
            out.add(moment)
        elif span:
            place = (span, int(moment.timestamp() // span.total_seconds()))
            if place in filled:
                out.add(moment)
            filled.add(place)
    return frozenset(out - set(newest_first[:1]))


def beyond_counts(
    moments: Iterable[datetime], counts: Sequence[tuple[timedelta, int]]
) -> frozenset[datetime]:
    """The moments that no count keeps: of each span that holds any, the newest, for so many spans."""
    newest_first = sorted(set(moments), reverse=True)
    kept = set(newest_first[:1])
    for span, most in counts:
        by_span: dict[int, datetime] = {}
        for moment in newest_first:
            by_span.setdefault(int(moment.timestamp() // span.total_seconds()), moment)
        kept.update(list(by_span.values())[:most])
    return frozenset(newest_first) - kept
