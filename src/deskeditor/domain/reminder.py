"""When does the desk want to be told of a story again, and of what?"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A note to oneself about a story, at a moment; no part of the story, and in none of its versions."""

    story: str  # its id
    at: datetime  # aware
    about: str = ""  # one line

    def is_due(self, now: datetime) -> bool:
        """Whether its time has come."""
        return self.at <= now
