"""What is asked of the library for an export? Jobs of its lane, all plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.domain.story import Status, Story
from deskeditor.ui.exporting.answers import Answers, for_story

if TYPE_CHECKING:
    from deskeditor.services.export_outlook import LastExport, Outlook
    from deskeditor.services.exporting import Exported, ExportRequest, Failed
    from deskeditor.storage.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What an export with these answers would do, and where the story went the last time."""

    answers: Answers
    outlook: "Outlook"
    last: "LastExport | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of one story. Where `edited` files wait for an answer, nothing was written."""

    answers: Answers
    outcome: "Exported | Failed | None"
    edited: tuple[Path, ...] = ()
    set_aside: tuple[Path, ...] = ()
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
    return Look(answers=answers, outlook=outlook, last=last)


def send(library: "Library", story_id: str, answers: Answers, *, keep_edited: bool | None) -> Sent:
    """Export one story. Files that somebody else changed are kept beside it, written over, or asked about."""
    from deskeditor.services import export_outlook, exporting, stories

    request = _request((story_id,), answers)
    edited = export_outlook.edited(library, request)
    if edited and keep_edited is None:
        return Sent(answers=answers, outcome=None, edited=edited)
    aside = tuple(export_outlook.set_aside(path) for path in edited) if keep_edited else ()
    (outcome,) = exporting.export(library, request)
    return Sent(answers=answers, outcome=outcome, set_aside=aside, story=stories.story(library, story_id))


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


def send_several(
    library: "Library", story_ids: Sequence[str], answers: Answers, *, among: Sequence[str] = ()
) -> "tuple[Exported | Failed, ...]":
    """Export stories, a portion of those in `among`.

    Files that somebody else changed stay, under names of their own beside the new ones.
    """
    from deskeditor.services import export_outlook, exporting

    for story_id in story_ids:
        for path in export_outlook.edited(library, _request((story_id,), answers)):
            export_outlook.set_aside(path)
    request = replace(_request(tuple(story_ids), answers), among=tuple(among))
    return tuple(exporting.export(library, request))


def _request(story_ids: tuple[str, ...], answers: Answers) -> "ExportRequest":
    from deskeditor.services.exporting import ExportRequest

    return ExportRequest(stories=story_ids, folder=answers.folder, format=answers.format)
