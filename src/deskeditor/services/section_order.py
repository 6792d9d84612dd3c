"""In which order do the sections of a desk stand, and which does it keep that no story has yet?"""

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from deskeditor.domain.changes import Changes
from deskeditor.errors import InvalidValue

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Reading, Work

T = TypeVar("T")

_KEY = "sections"


def read(reading: "Reading") -> tuple[str, ...]:
    """The sections that somebody has put in order, in that order."""
    try:
        said = json.loads(reading.settings.get(_KEY) or "[]")
    except ValueError:
        return ()
    return tuple(one for one in said if isinstance(one, str)) if isinstance(said, list) else ()


def put(work: "Work", sections: Iterable[str]) -> None:
    """Write the order."""
    once = {one.casefold(): one for one in reversed(tuple(sections))}
    work.settings.put(_KEY, json.dumps(list(reversed(once.values())), ensure_ascii=False))


def sorted_by(reading: "Reading", things: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """Things that are named as sections in their order; those that nobody put in order come last."""
    places = {one.casefold(): at for at, one in enumerate(read(reading))}
    return sorted(things, key=lambda one: places.get(name(one).casefold(), len(places)))


def rename(work: "Work", gone: Iterable[str], new: str) -> None:
    """Let some sections become one, where the first of them stood, or with "" go."""
    order = read(work)
    lost = {one.casefold() for one in gone}
    kept = [new if one.casefold() in lost else one for one in order]
    if tuple(kept) != order:
        put(work, [one for one in kept if one])


def bring_back(work: "Work", before: Iterable[str], new: str) -> None:
    """Write the order as it was before sections became `new`; what was put into it since comes last."""
    order = list(before)
    known = {one.casefold() for one in (*order, new)}
    put(work, [*order, *(one for one in read(work) if one.casefold() not in known)])


def add(library: "Library", name: str, *, origin: str = "") -> Changes:
    """Keep a section, whether or not a story has it; it comes after those that are in order."""
    name = " ".join(name.split())
    if not name:
        raise InvalidValue("A section needs a name; type one.")
    with library.write() as work:
        put(work, [*_whole(work), name])
        work.commit()
    return Changes(listing=True, origin=origin)


def move(library: "Library", name: str, to: int, *, origin: str = "") -> Changes:
    """Put a section in another place, counted from 1; raises `InvalidValue` for one that is not there."""
    with library.write() as work:
        order = _whole(work)
        found = [one for one in order if one.casefold() == name.casefold()]
        if not found:
            raise InvalidValue(
                f"There is no section “{name}”; `deskeditor sections` lists those that there are."
            )
        order.remove(found[0])
        order.insert(min(max(to, 1), len(order) + 1) - 1, found[0])
        put(work, order)
        work.commit()
    return Changes(listing=True, origin=origin)


def _whole(work: "Work") -> list[str]:
    """Every section in its order: those that are kept, and then those that stories have besides."""
    kept = list(read(work))
    known = {one.casefold() for one in kept}
    return [*kept, *(one for one in work.lists.sections() if one.casefold() not in known)]
