"""How does a change of names reach very many stories while others save, and how is it undone?

A step is written down whole before its first story is changed. Stories are changed in portions, each of them
a transaction; a step that was broken off half way is undone as any other, and done again it goes on.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from time import monotonic
from typing import TYPE_CHECKING, Any

from deskeditor.domain.author import Author
from deskeditor.domain.identity import new_id
from deskeditor.domain.naming import Naming
from deskeditor.services import ordering_journal, section_order
from deskeditor.services.ordering_journal import portions

if TYPE_CHECKING:
    from deskeditor.services.ordering_survey import Survey
    from deskeditor.storage.library import Library, Reading, Work
    from deskeditor.storage.order_shelf import Move

PORTION = 250  # stories in one transaction at most: others wait for it
_FIRST, _LEAST = 50, 40
_QUICK, _SLOW = 0.02, 0.045  # seconds


class _Pace:
    """How many stories are changed in one transaction, so that it takes a moment on this machine."""

    def __init__(self) -> None:
        self._size = min(_FIRST, PORTION)

    def size(self) -> int:
        """Of the next portion."""
        return self._size

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Around a portion."""
        begun = monotonic()
        yield
        took = monotonic() - begun
        if took > _SLOW:
            self._size = min(max(self._size // 2, _LEAST), PORTION)
        elif took < _QUICK:
            self._size = min(self._size * 2, PORTION)


def _put(
    library: "Library", pace: _Pace, kind: Naming, portion: "tuple[Move, ...]", going_on: str = ""
) -> frozenset[str]:
    with pace.taken(), library.write() as work:
        if going_on:
            ordering_journal.require_wanted(work, going_on)
        touched = work.order.put(kind, portion)
        ordering_journal.pulse(work)
        work.commit()
    return touched


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A change of names: which of a kind become `new`, or with "" go; `said` is that in a sentence."""

    kind: Naming
    gone: tuple[str, ...]
    new: str
    said: str
    survey: "Survey"
    moves: "tuple[Move, ...]" = ()
    id: str = field(default_factory=new_id)

    @property
    def leaves_stories(self) -> bool:
        """Whether no story changes: an author who only goes off file stays in bylines."""
        return self.kind is Naming.AUTHOR and not self.new

    @property
    def stories(self) -> int:
        """How many stories it changes."""
        return sum(len(move.keys) for move in self.moves)


def planned(survey: "Survey", gone: tuple[str, ...], new: str) -> Step:
    """What is to be done; it is not said yet."""
    step = Step(kind=survey.kind, gone=gone, new=new, said="", survey=survey)
    return step if step.leaves_stories else replace(step, moves=survey.moves(gone, new))


def begin(work: "Work", step: Step) -> frozenset[str]:
    """Make it the step to undo, and do its first portion, in a transaction that the caller commits."""
    said = {"kind": step.kind.value, "said": step.said, "new": step.new, "stories": step.stories}
    said |= _before(work, step.kind, step.gone, step.new)
    ordering_journal.begin(work, step.id, step.moves, said | {"is_done": step.leaves_stories})
    ordering_journal.pulse(work)
    if step.kind is Naming.SECTION:
        section_order.rename(work, step.gone, step.new)
    if step.kind is Naming.AUTHOR:
        _refile(work, step.gone, step.new)
    return work.order.put(step.kind, next(portions(step.moves, _Pace().size), ()))


def go_on(library: "Library", step: Step) -> Iterator[frozenset[str]]:
    """Do the other portions, and what somebody saved under an old name meanwhile; gives the ids of each.

    Raises `BrokenOff` where somebody takes the step back meanwhile.
    """
    pace = _Pace()
    for number, portion in enumerate(portions(step.moves, pace.size)):
        if number:
            yield _put(library, pace, step.kind, portion, going_on=step.id)
    is_last = step.leaves_stories
    while not is_last:
        touched, is_last = _missed(library, step)
        if touched:
            yield touched


def _missed(library: "Library", step: Step) -> tuple[frozenset[str], bool]:
    """Some stories that were saved under an old name since it was planned; whether there are no more."""
    with library.write() as work:
        ordering_journal.require_wanted(work, step.id)
        missed = tuple(portions(step.survey.missed(work, step.gone, step.new), _Pace().size))
        if missed:
            ordering_journal.add(work, step.id, missed[0])
        touched = work.order.put(step.kind, missed[0] if missed else ())
        if is_last := len(missed) <= 1:
            ordering_journal.finish(work, step.id)
        work.commit()
    return touched, is_last


def finish(library: "Library", step: Mapping[str, Any]) -> Iterator[frozenset[str]]:
    """Do in portions what is missing of a step that was broken off."""
    pace = _Pace()
    for moves in ordering_journal.moves(library, step):
        for portion in portions(moves, pace.size):
            yield _put(library, pace, Naming(step["kind"]), portion)
    with library.write() as work:
        ordering_journal.finish(work, step["id"])
        work.commit()


def take_back(library: "Library", step: Mapping[str, Any]) -> Iterator[frozenset[str]]:
    """Undo a step in portions; a story whose names were changed since keeps those that it has now."""
    pace = _Pace()
    with library.write() as work:
        ordering_journal.take_back(work, step.get("id", ""))
        work.commit()
    for moves in ordering_journal.moves(library, step):
        back = (replace(move, old=move.new, new=move.old) for move in moves)
        for portion in portions(back, pace.size):
            yield _put(library, pace, Naming(step["kind"]), portion)
    with library.write() as work:
        _bring_back(work, step)
        ordering_journal.forget(work, step.get("id", ""))
        work.commit()


def _before(reading: "Reading", kind: Naming, gone: tuple[str, ...], new: str) -> dict[str, Any]:
    if kind is Naming.SECTION:
        return {"sections": list(section_order.read(reading))}
    if kind is Naming.AUTHOR:
        names = tuple(dict.fromkeys(name for name in (*gone, new) if name))
        on_file = reading.sites.authors(names)
        left = _merged(on_file, gone, new)
        return {
            "authors": {name: asdict(on_file[name]) if name in on_file else None for name in names},
            "left": asdict(left) if left else None,
        }
    return {}


def _bring_back(work: "Work", step: Mapping[str, Any]) -> None:
    if "sections" in step:
        section_order.bring_back(work, step["sections"], step["new"])
    before = step.get("authors", {})
    on_file = work.sites.authors(tuple(before))
    for name, row in before.items():
        left = step["left"] if name == step["new"] else None
        if on_file.get(name) != _author(left):
            continue  # somebody wrote something about this author since: it stays
        if row:
            work.sites.put_author(Author(**row))
        else:
            work.sites.delete_author(name)


def _author(row: Mapping[str, Any] | None) -> Author | None:
    return Author(**row) if row else None


def _refile(work: "Work", gone: Iterable[str], new: str) -> None:
    """Let what is on file of some authors become that of another one, or with "" go."""
    on_file = work.sites.authors((*gone, new))
    for name in gone:
        if name in on_file and name != new:
            work.sites.delete_author(name)
    merged = _merged(on_file, gone, new)
    if merged is not None and merged != on_file.get(new):
        work.sites.put_author(merged)


def _merged(on_file: Mapping[str, Author], gone: Iterable[str], new: str) -> Author | None:
    """What is on file of the new name afterwards; None where that is nothing."""
    merged = on_file.get(new, Author(name=new))
    for name in gone:
        if name in on_file:
            merged = merged.filled(on_file[name])
    return merged if new and on_file else None
