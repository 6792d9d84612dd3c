"""What does a command answer: its JSON document, the same for people to read, and what could not be done?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

DONE, FAILED, MISUSED = 0, 1, 2  # exit statuses


@dataclass(frozen=True, slots=True)
class Failure:
    """Something asked for that could not be done; `source` names it, empty where the error does."""

    source: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one command has to say."""

    document: Mapping[str, object]
    lines: Iterable[str] = ()  # for people
    text: str | None = None  # instead of lines: written as it stands, with no line end added
    warnings: Iterable[str] = ()
    failed: tuple[Failure, ...] = ()
    names_itself: bool = False  # what failed says of itself what it is about

    @property
    def status(self) -> int:
        """The exit status."""
        return FAILED if self.failed else DONE

    def whole_document(self) -> dict[str, object]:
        """The document with what failed; without it where nothing did and the command has no such list."""
        failed = [{"source": one.source, "error": one.error} for one in self.failed]
        return {**self.document, "failed": failed} if failed else dict(self.document)
