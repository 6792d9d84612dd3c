"""How is a moment stored? As whole microseconds since 1970 in UTC, and an offset where the zone matters."""

from datetime import UTC, datetime, timedelta, timezone

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NAIVE_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # years 1 and 9999 overflow when shifted while aware
_MICROSECOND = timedelta(microseconds=1)


def stored(at: datetime) -> int:
    """The microseconds of an aware moment."""
    return (at - _EPOCH) // _MICROSECOND


def maybe_stored(at: datetime | None) -> int | None:
    """The microseconds of an aware moment, or None."""
    return None if at is None else stored(at)


def offset(at: datetime | None) -> int | None:
    """Seconds that the moment's zone is ahead of UTC."""
    ahead = at.utcoffset() if at is not None else None
    return None if ahead is None else int(ahead.total_seconds())


def moment(microseconds: int, ahead: int | None = 0) -> datetime:
    """The aware moment of stored microseconds, in UTC or `ahead` seconds of it."""
    zone = timezone(timedelta(seconds=ahead)) if ahead else UTC
    local = _NAIVE_EPOCH + timedelta(microseconds=microseconds, seconds=ahead or 0)
    return local.replace(tzinfo=zone)


def maybe_moment(microseconds: int | None, ahead: int | None = 0) -> datetime | None:
    """The aware moment of stored microseconds, or None."""
    return None if microseconds is None else moment(microseconds, ahead)
