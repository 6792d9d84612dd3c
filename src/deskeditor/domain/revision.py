"""What is an earlier state of a story?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from deskeditor.domain import thinning
from deskeditor.domain.story import Story


class Reason(StrEnum):
    """Why a revision was kept."""

    CREATED = "created"
    IMPORTED = "imported"
    AUTOSAVED = "autosaved"
    CHANGED = "changed"  # fields set from the command line
    STATUS = "status changed"
    EXPORTED = "exported"
    NAMED = "named"
    ELSEWHERE = "changed elsewhere"  # one side of a conflict
    BEFORE_RESTORE = "before restore"
    BEFORE_REPLACE = "before replace"  # of many stories at once


_PASSING = (Reason.AUTOSAVED, Reason.CHANGED)  # kept for a while; all others for ever


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """A revision as a list shows it; `number` counts from 1 within the story.

    `added` and `removed` are the words that came and went since the revision before, None where that was
    never counted; `who` is the name of the person at the computer, empty where it was never asked.
    """

    number: int = 0
    at: datetime
    reason: Reason
    label: str = ""
    who: str = ""
    words: int = 0
    added: int | None = None
    removed: int | None = None
    seq: int = 0

    @property
    def is_passing(self) -> bool:
        """Whether it may be let go when it is old: nobody named it, and it marks nothing."""
        return self.reason in _PASSING and not self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An immutable snapshot of a story; `number` counts from 1 within the story."""

    story: str
    number: int
    at: datetime
    reason: Reason
    label: str = ""
    who: str = ""
    words: int = 0
    snapshot: Story


def to_let_go(rows: Iterable[RevisionRow], now: datetime) -> frozenset[int]:
    """The numbers of those that are too old and too close to others to be kept; never the newest one."""
    passing = [row for row in rows if row.is_passing]
    out = thinning.superfluous((row.at for row in passing), thinning.REVISIONS, now)
    return frozenset(row.number for row in passing if row.at in out)
