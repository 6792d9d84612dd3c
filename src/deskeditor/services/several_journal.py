"""How is it known after a restart what was changed in several stories last, so that it can be taken back?

One change is kept: of status, section or tags, with what those were in each story; or into the trash or out
of it. Tags and sections that are renamed everywhere, and what is replaced, have journals of their own.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from deskeditor.domain.bulk import Bulk
from deskeditor.domain.identity import new_id
from deskeditor.domain.story import Details, Status

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

_LAST = "several/last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A change, `said` in a sentence. Of `before` only status, section and tags are kept."""

    said: str
    bulk: Bulk = field(default_factory=Bulk)
    before: Mapping[str, Details] = field(default_factory=dict)
    trashed: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    id: str = field(default_factory=new_id)
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


def note(library: "Library", wanted: Note) -> None:
    """From now on this is the change that can be taken back."""
    said = json.dumps(_written(wanted), ensure_ascii=False)
    with library.write() as work:
        work.settings.put(_LAST, said)
        work.commit()


def last(library: "Library") -> Note | None:
    """The change that can be taken back, or None."""
    with library.read() as reading:
        kept = reading.settings.get(_LAST)
    return _read(json.loads(kept)) if kept else None


def forget(library: "Library", note_id: str) -> None:
    """A change was taken back; one that was made since stays."""
    with library.write() as work:
        kept = work.settings.get(_LAST)
        if kept and json.loads(kept)["id"] == note_id:
            work.settings.delete(_LAST)
            work.commit()


def _written(note: Note) -> dict[str, Any]:
    bulk = note.bulk
    return {
        "id": note.id,
        "said": note.said,
        "at": note.at.isoformat(),
        "status": bulk.status.value if bulk.status is not None else None,
        "section": bulk.section,
        "add": list(bulk.add_tags),
        "remove": list(bulk.remove_tags),
        "before": [[key, one.status.value, one.section, list(one.tags)] for key, one in note.before.items()],
        "trashed": list(note.trashed),
        "restored": list(note.restored),
    }


def _read(said: dict[str, Any]) -> Note:
    bulk = Bulk(
        status=Status(said["status"]) if said["status"] is not None else None,
        section=said["section"],
        add_tags=tuple(said["add"]),
        remove_tags=tuple(said["remove"]),
    )
    return Note(
        id=said["id"],
        said=said["said"],
        at=datetime.fromisoformat(said["at"]),
        bulk=bulk,
        before={key: _details(*one) for key, *one in said["before"]},
        trashed=tuple(said["trashed"]),
        restored=tuple(said["restored"]),
    )


def _details(status: str, section: str, tags: list[str]) -> Details:
    return Details(status=Status(status), section=section, tags=tuple(tags))
