"""How is a change of names written down, so that it can be undone however it ended?

Which stories it changes is noted a part at a time, under the step's own id; then what it is, which makes it
the one to undo.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from deskeditor.errors import BrokenOff

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Reading, Work
    from deskeditor.storage.order_shelf import Move

    Moves = Iterable[Move]

_NOTED = 10_000  # stories in one part
_LAST = "ordering/last"
_PULSE = "ordering/pulse"  # when somebody was at it last, in seconds
SILENT = 45  # seconds after which nobody is
_MOVES = "ordering/moves/"  # followed by the step's id, and a number


def portions(moves: "Moves", size: Callable[[], int]) -> "Iterator[tuple[Move, ...]]":
    """The moves in portions of so many stories; `size` is asked anew before each."""
    portion: list[Move] = []
    room = size()
    for move in moves:
        at = 0
        while at < len(move.keys):
            some = move.keys[at : at + room]
            portion.append(replace(move, keys=some))
            at, room = at + len(some), room - len(some)
            if not room:
                yield tuple(portion)
                portion, room = [], size()
    if portion:
        yield tuple(portion)


def _noted() -> int:
    return _NOTED


def write_down(library: "Library", step_id: str, moves: "Moves") -> Iterator[None]:
    """Note which stories a step changes, all but the first of them, part by part; it has not begun yet."""
    for number, part in list(enumerate(portions(moves, _noted)))[1:]:
        said = _as_json(part)
        with library.write() as work:
            work.settings.put(_key(step_id, number), said)
            work.commit()
        yield


def begin(work: "Work", step_id: str, moves: "Moves", said: Mapping[str, Any]) -> None:
    """Let this be the step to undo; `said` is what is to be known of it besides the stories."""
    for key in work.settings.keys(_MOVES):
        if not key.startswith(_key(step_id)):
            work.settings.delete(key)  # of the step before, or of one that never began
    there = set(work.settings.keys(_key(step_id)))
    for number, part in enumerate(portions(moves, _noted)):
        if _key(step_id, number) not in there:  # the first, and any that another step took away
            work.settings.put(_key(step_id, number), _as_json(part))
    at = datetime.now(UTC).isoformat()
    _say(work, {"id": step_id, "at": at, "is_done": False, **said})


def _say(work: "Work", said: Mapping[str, Any]) -> None:
    work.settings.put(_LAST, json.dumps(said, ensure_ascii=False))


def pulse(work: "Work") -> None:
    """Somebody is at it now."""
    work.settings.put(_PULSE, str(int(time.time())))


def finish(work: "Work", step_id: str) -> None:
    """All of its stories are seen to."""
    said = last(work)
    if said is not None and said.get("id", "") == step_id:
        _say(work, {**said, "is_done": True})
    work.settings.delete(_PULSE)


def unfinished(reading: "Reading") -> dict[str, Any] | None:
    """The last step if it was broken off: not all of its stories are seen to, and nobody is at it."""
    said = last(reading)
    if said is None or said.get("is_done", True):
        return None
    at = int(reading.settings.get(_PULSE) or 0)
    return said if abs(time.time() - at) > SILENT else None


def add(work: "Work", step_id: str, moves: "Moves") -> None:
    """Note some stories more, unless another step has begun: then that is the one to undo."""
    if is_last(work, step_id):
        taken = work.settings.keys(_key(step_id))
        number = int(taken[-1].rpartition("/")[2]) + 1 if taken else 0
        work.settings.put(_key(step_id, number), _as_json(moves))


def last(reading: "Reading") -> dict[str, Any] | None:
    """The step that was done last and not undone, as it was said; but for which stories it changed."""
    kept = reading.settings.get(_LAST)
    return dict(json.loads(kept)) if kept else None


def is_last(reading: "Reading", step_id: str) -> bool:
    """Whether that is the step to undo."""
    noted = last(reading)
    return noted is not None and noted.get("id", "") == step_id


def stories(step: Mapping[str, Any]) -> int:
    """How many stories a step changed, or was to change."""
    return int(step["stories"]) if "stories" in step else sum(len(keys) for *_, keys in step["moves"])


def moves(library: "Library", step: Mapping[str, Any]) -> "Iterator[tuple[Move, ...]]":
    """What a step changed, part by part; all is read now, for it goes where another step begins."""
    from deskeditor.storage.order_shelf import Move  # loads SQLAlchemy: only where a library is open

    with library.read() as reading:
        keys = reading.settings.keys(_key(step.get("id", "")))
        kept = [reading.settings.get(key) or "[]" for key in keys]
    for part in (step.get("moves", ()), *kept):  # the first is how it was noted once
        said = json.loads(part) if isinstance(part, str) else part
        yield tuple(Move(old, new, tuple(keys)) for old, new, keys in said)


def take_back(work: "Work", step_id: str) -> None:
    """From now on whoever is still at the step leaves off: see `require_wanted`."""
    said = last(work)
    if said is not None and said.get("id", "") == step_id:
        _say(work, {**said, "goes_back": True})


def require_wanted(work: "Work", step_id: str) -> None:
    """Raise `BrokenOff` where a step that goes on is being taken back, or was."""
    said = last(work)
    if said is None or (said.get("id") == step_id and "goes_back" in said):
        raise BrokenOff("This was taken back before it was done; look at the names once more.")


def forget(work: "Work", step_id: str) -> None:
    """A step is undone; where another one has begun meanwhile, that can be undone, too."""
    if is_last(work, step_id):
        work.settings.delete(_LAST)
        work.settings.delete_all(_key(step_id))
        work.settings.delete(_PULSE)


def _key(step_id: str, number: int | None = None) -> str:
    return f"{_MOVES}{step_id}/" + (f"{number:08}" if number is not None else "")


def _as_json(moves: "Moves") -> str:
    return json.dumps([[one.old, one.new, list(one.keys)] for one in moves], ensure_ascii=False)
