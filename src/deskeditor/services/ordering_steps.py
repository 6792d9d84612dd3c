"""How does a change of names reach very many stories while others save, and how is it undone?

A step is written down whole before its first story is changed. Stories are changed in portions, each of them
a transaction; a step that was broken off half way is undone as any other, and done again it goes on.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from deskeditor.domain.author import Author
from deskeditor.domain.naming import Naming
from deskeditor.services import section_order

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Reading, Work
    from deskeditor.storage.order_shelf import Move

PORTION = 250  # stories in one transaction: others wait, and what is typed must be kept within a second
_LAST = "ordering/last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A change of names: which of a kind become `new`, or with "" go; `said` is that in a sentence."""

    kind: Naming
    gone: tuple[str, ...]
    new: str
    said: str
    moves: "tuple[Move, ...]" = ()
    before: "Mapping[str, Any]"  # what else undoing brings back

    @property
    def stories(self) -> int:
        """How many stories it changes."""
        return sum(len(move.keys) for move in self.moves)


def planned(reading: "Reading", kind: Naming, gone: tuple[str, ...], new: str) -> Step:
    """What is to be done; it is not said yet. An author who only goes off file stays in bylines."""
    stays = kind is Naming.AUTHOR and not new
    moves = () if stays else reading.order.moves(kind, gone, new)
    return Step(kind=kind, gone=gone, new=new, said="", moves=moves, before=_before(reading, kind, gone, new))


def begin(work: "Work", step: Step) -> frozenset[str]:
    """Write a step down and do its first portion, in a transaction that the caller commits."""
    _write_down(work, step)
    if step.kind is Naming.SECTION:
        section_order.rename(work, step.gone, step.new)
    if step.kind is Naming.AUTHOR:
        _refile(work, step.gone, step.new)
    return work.order.put(step.kind, next(_portions(step.moves), ()))


def go_on(library: "Library", step: Step) -> Iterator[frozenset[str]]:
    """Do the other portions, and what somebody saved under an old name meanwhile; gives the ids of each."""
    portions = list(_portions(step.moves))[1:]
    for portion in portions:
        with library.write() as work:
            touched = work.order.put(step.kind, portion)
            work.commit()
        yield touched
    if portions:
        with library.write() as work:
            missed = work.order.moves(step.kind, step.gone, step.new)
            if missed and last(work) == _noted(step):  # else another step has begun: that is the one to undo
                _write_down(work, replace(step, moves=(*step.moves, *missed)))
            touched = work.order.put(step.kind, missed)
            work.commit()
        yield touched


def _portions(moves: "Iterable[Move]") -> "Iterator[tuple[Move, ...]]":
    portion: list[Move] = []
    room = PORTION
    for move in moves:
        keys = move.keys
        while keys:
            portion.append(replace(move, keys=keys[:room]))
            keys, room = keys[room:], room - len(keys[:room])
            if not room:
                yield tuple(portion)
                portion, room = [], PORTION
    if portion:
        yield tuple(portion)


def _write_down(work: "Work", step: Step) -> None:
    work.settings.put(_LAST, json.dumps(_noted(step), ensure_ascii=False))


def _noted(step: Step) -> dict[str, Any]:
    moves = [[one.old, one.new, list(one.keys)] for one in step.moves]
    return {"kind": step.kind.value, "said": step.said, "new": step.new, "moves": moves, **step.before}


def last(reading: "Reading") -> dict[str, Any] | None:
    """The step that was done last and not undone, as it was written down."""
    kept = reading.settings.get(_LAST)
    return dict(json.loads(kept)) if kept else None


def take_back(library: "Library", step: Mapping[str, Any]) -> Iterator[frozenset[str]]:
    """Undo a step in portions; a story whose names were changed since keeps those that it has now."""
    from deskeditor.storage.order_shelf import Move  # loads SQLAlchemy: only where a library is open

    kind = Naming(step["kind"])
    moves = [Move(new, old, tuple(keys)) for old, new, keys in step["moves"]]
    for portion in _portions(moves):
        with library.write() as work:
            touched = work.order.put(kind, portion)
            work.commit()
        yield touched
    with library.write() as work:
        _bring_back(work, step)
        if last(work) == step:  # else another one has begun meanwhile, which can be undone, too
            work.settings.delete(_LAST)
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
