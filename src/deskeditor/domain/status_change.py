"""Since when does a story have its status, and who gave it?"""

from dataclasses import dataclass
from datetime import datetime

from deskeditor.domain.story import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """A status that a story got; `who` is empty where nobody was asked."""

    status: Status
    at: datetime  # aware
    who: str = ""
