"""What is asked of the library for an export? Jobs of its lane, all plain Python."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from deskeditor.domain import embargo
from deskeditor.domain.story import Status, Story
from deskeditor.errors import CardRefused
from deskeditor.ui.exporting.answers import Answers, for_story

if TYPE_CHECKING:
    from deskeditor.services.export_outlook import LastExport, Outlook
    from deskeditor.services.exporting import Exported, ExportRequest, Failed
    from deskeditor.storage.library import Library


_MOMENT = 0.1  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What an export with these answers would do, and where the story went the last time."""

    answers: Answers
    outlook: "Outlook"
    last: "LastExport | None"
    remarks: tuple[str, ...] = ()  # what stops the export, and cards that lead nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of one story. Where `edited` files wait for an answer, nothing was written."""

    answers: Answers
    outcome: "Exported | Failed | None"
    edited: tuple[Path, ...] = ()
    story: Story | None = None  # as it is stored now


class Scope(StrEnum):
    """Which stories are meant by "several"; the value is what the dialog says."""

    READY = "Ready"
    CHANGED = "Changed since the last export"
    ALL = "All"


def look(library: "Library", story_id: str, answers: Answers, *, first: bool) -> Look:
    """Look ahead; at the `first` look the folder and the format are those of the story's last export."""
    from deskeditor.services import export_outlook

    last = export_outlook.last_export(library, story_id)
    if first and last is not None:
        answers = for_story(answers, folder=last.folder, format_=last.format)
    outlook = export_outlook.outlook(library, _request((story_id,), answers), publish=answers.publish)
    return Look(answers=answers, outlook=outlook, last=last, remarks=_remarks(library, outlook.story))


def _remarks(library: "Library", story: Story) -> tuple[str, ...]:
    """What stops the export, or is odd about its cards: said now, before somebody presses the button."""
    from deskeditor.services import card_troubles, surroundings

    early = tuple(filter(None, (embargo.refusal(story, datetime.now(UTC)),)))
    try:
        return (*early, *card_troubles.of(story, surroundings.around(library, story)))
    except CardRefused as refused:
        return (*early, str(refused))


def send(library: "Library", story_id: str, answers: Answers, *, keep_edited: bool | None) -> Sent:
    """Export one story. Files that somebody else changed are kept beside it, written over, or asked about."""
    from deskeditor.services import export_outlook, exporting, stories

    request = _request((story_id,), answers, keep_edited=bool(keep_edited))
    if keep_edited is None and (edited := export_outlook.edited(library, request)):
        return Sent(answers=answers, outcome=None, edited=edited)
    (outcome,) = exporting.export(library, request)
    return Sent(answers=answers, outcome=outcome, story=stories.story(library, story_id))


def send_again(library: "Library", story_id: str, answers: Answers) -> Sent:
    """Export one story as it was exported the last time."""
    from deskeditor.services import export_outlook

    last = export_outlook.last_export(library, story_id)
    if last is not None:
        answers = for_story(answers, folder=last.folder, format_=last.format)
    return send(library, story_id, answers, keep_edited=None)


def last_folder(library: "Library", story_id: str) -> Path | None:
    """The folder of a story's last export."""
    from deskeditor.services import export_outlook

    last = export_outlook.last_export(library, story_id)
    return last.folder if last is not None else None


def ids(library: "Library") -> dict[Scope, tuple[str, ...]]:
    """The stories of each scope, newest change first."""
    from deskeditor.services import listing

    rows = listing.rows(library, listing.ListQuery(limit=listing.ALL)).rows
    return {
        Scope.READY: tuple(row.id for row in rows if row.status is Status.READY),
        Scope.CHANGED: tuple(row.id for row in rows if row.changed_since_export),
        Scope.ALL: tuple(row.id for row in rows),
    }


@dataclass(frozen=True, slots=True)
class Portion:
    """What has become of some more stories; `is_last`: there are no others."""

    outcomes: "tuple[Exported | Failed, ...]"
    is_last: bool


class Several:
    """One export of several stories, told of in portions: between two of them the lane saves what is typed.

    Files that somebody else changed stay, under names of their own beside the new ones.
    """

    def __init__(self, story_ids: Sequence[str], answers: Answers) -> None:
        self._request = _request(tuple(story_ids), answers, keep_edited=True)
        self._outcomes: Iterator[Exported | Failed] | None = None
        self._is_stopped = False

    def stop(self) -> None:
        """Begin no other story; may be called from any thread."""
        self._is_stopped = True

    def portion(self, library: "Library") -> Portion:
        """Go on for a moment; each story counts once it is out."""
        from deskeditor.services import exporting

        if self._outcomes is None:
            self._outcomes = exporting.export(library, self._request, lambda: self._is_stopped)
        end, told = monotonic() + _MOMENT, []
        for outcome in self._outcomes:
            told.append(outcome)
            if monotonic() >= end and not self._is_stopped:
                return Portion(tuple(told), is_last=False)
        return Portion(tuple(told), is_last=True)


def _request(story_ids: tuple[str, ...], answers: Answers, *, keep_edited: bool = False) -> "ExportRequest":
    from deskeditor.services.exporting import ExportRequest

    return ExportRequest(
        stories=story_ids,
        folder=answers.folder,
        format=answers.format,
        cards=answers.cards,
        keeps_edited=keep_edited,
    )
