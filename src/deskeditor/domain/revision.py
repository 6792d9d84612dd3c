"""What is an earlier state of a story?"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from deskeditor.domain.story import Story


class Reason(StrEnum):
    """Why a revision was kept."""

    CREATED = "created"
    IMPORTED = "imported"
    AUTOSAVED = "autosaved"
    CHANGED = "changed"  # fields set from the command line
    EXPORTED = "exported"
    NAMED = "named"
    BEFORE_RESTORE = "before restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An immutable snapshot of a story; `number` counts from 1 within the story."""

    story: str
    number: int
    at: datetime
    reason: Reason
    label: str = ""
    words: int = 0
    snapshot: Story
