"""Which tags, sections and authors keep the stories in order, and how are they renamed, merged and removed?

Each change reaches every story, those in the trash too, and can be undone in one step: `undo` takes back the
last one, whoever made it, for each story whose names have not been changed again since. No revision is kept
for it, and no story counts as edited.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deskeditor.domain.changes import Changes
from deskeditor.domain.naming import Named, Naming, gathered
from deskeditor.errors import InvalidValue
from deskeditor.services import ordering_steps, section_order, sites
from deskeditor.services import ordering_words as words

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Reading, Work

__all__ = ["Named", "Naming", "Ordered", "last", "names", "remove", "removing", "rename", "renaming", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """What was done so far, in a sentence: with which `changes`, and to how many stories of `total`."""

    said: str
    stories: int
    total: int
    changes: Changes

    def __or__(self, other: "Ordered") -> "Ordered":
        return replace(other, stories=self.stories + other.stories, changes=self.changes | other.changes)


def names(library: "Library", kind: Naming) -> tuple[Named, ...]:
    """Every name of a kind with the number of its stories: sections in the desk's order, others by name."""
    with library.read() as reading:
        return _names(reading, kind)


def _names(reading: "Reading", kind: Naming) -> tuple[Named, ...]:
    found = {kind.same(one.name): one for one in gathered(kind, reading.order.uses(kind))}
    for name in _kept(reading, kind):
        used = found.get(kind.same(name), Named(name=name))
        found[kind.same(name)] = replace(used, name=name, is_kept=True)
    ordered = sorted(found.values(), key=lambda one: (one.name.casefold(), one.name))
    if kind is not Naming.SECTION:
        return tuple(ordered)
    return tuple(section_order.sorted_by(reading, ordered, lambda one: one.name))


def _kept(reading: "Reading", kind: Naming) -> Iterable[str]:
    if kind is Naming.AUTHOR:
        return reading.sites.authors()
    return section_order.read(reading) if kind is Naming.SECTION else ()


def rename(library: "Library", kind: Naming, olds: Sequence[str], new: str, *, origin: str = "") -> Ordered:
    """Give one or several names another, or merge them into one that is there.

    What is on file of authors goes along; where the new name is on file, only what is empty there is taken
    over. Raises `InvalidValue` for a name that no story has, or none can have.
    """
    return _whole(renaming(library, kind, olds, new, origin=origin))


def renaming(
    library: "Library", kind: Naming, olds: Sequence[str], new: str, *, origin: str = ""
) -> Iterator[Ordered]:
    """The same portion by portion, for very many stories: others can save between two of them."""
    with library.write() as work:
        known = {kind.same(one.name): one for one in _names(work, kind)}
        found = [_found(known, kind, old) for old in dict.fromkeys(olds)]
        wanted = _spelled(known, kind, found, _checked(kind, new))
        merged = kind.same(wanted) in known and any(kind.same(one) != kind.same(wanted) for one in found)
        gone = tuple(dict.fromkeys([*found, *([wanted] if merged else [])]))
        step = ordering_steps.planned(work, kind, gone, wanted)
        say = words.merged if merged else words.renamed
        step = replace(step, said=say(kind, found, wanted, step.stories))
        first = _begun(work, step, origin)
    yield first
    yield from _others(library, step, origin)


def remove(library: "Library", kind: Naming, name: str, *, origin: str = "") -> Ordered:
    """Take a tag or a section from every story; of an author what is on file, bylines keep the name."""
    return _whole(removing(library, kind, name, origin=origin))


def removing(library: "Library", kind: Naming, name: str, *, origin: str = "") -> Iterator[Ordered]:
    """The same portion by portion."""
    with library.write() as work:
        known = {kind.same(one.name): one for one in _names(work, kind)}
        found = _found(known, kind, name)
        step = ordering_steps.planned(work, kind, (found,), "")
        step = replace(step, said=words.removed(kind, found, step.stories))
        first = _begun(work, step, origin)
    yield first
    yield from _others(library, step, origin)


def last(library: "Library") -> str:
    """What `undo` would take back, in a sentence; empty where there is nothing."""
    with library.read() as reading:
        step = ordering_steps.last(reading)
    return str(step["said"]) if step else ""


def undo(library: "Library", *, origin: str = "") -> Ordered:
    """Take back what was renamed, merged or removed last; raises `InvalidValue` where nothing was."""
    return _whole(undoing(library, origin=origin))


def undoing(library: "Library", *, origin: str = "") -> Iterator[Ordered]:
    """The same portion by portion."""
    with library.read() as reading:
        step = ordering_steps.last(reading)
    if step is None:
        raise InvalidValue("Nothing was renamed, merged or removed here that could be taken back.")
    said, total = f"Taken back: {step['said']}", sum(len(keys) for _, _, keys in step["moves"])
    for touched in ordering_steps.take_back(library, step):
        changes = Changes(stories=touched, listing=True, origin=origin)
        yield Ordered(said=said, stories=len(touched), total=total, changes=changes)
    changes = Changes(sites=_sites(library, Naming(step["kind"])), listing=True, origin=origin)
    yield Ordered(said=said, stories=0, total=total, changes=changes)


def _begun(work: "Work", step: ordering_steps.Step, origin: str) -> Ordered:
    touched = ordering_steps.begin(work, step)
    every = frozenset(one.id for one in sites.sites_in(work)) if step.kind is Naming.AUTHOR else frozenset()
    work.commit()
    changes = Changes(stories=touched, sites=every, listing=True, origin=origin)
    return Ordered(said=step.said, stories=len(touched), total=step.stories, changes=changes)


def _others(library: "Library", step: ordering_steps.Step, origin: str) -> Iterator[Ordered]:
    for touched in ordering_steps.go_on(library, step):
        changes = Changes(stories=touched, listing=True, origin=origin)
        yield Ordered(said=step.said, stories=len(touched), total=step.stories, changes=changes)


def _whole(portions: Iterator[Ordered]) -> Ordered:
    done = next(portions)
    for portion in portions:
        done |= portion
    return done


def _sites(library: "Library", kind: Naming) -> frozenset[str]:
    return frozenset(one.id for one in sites.sites(library)) if kind is Naming.AUTHOR else frozenset()


def _found(known: dict[str, Named], kind: Naming, name: str) -> str:
    found = known.get(kind.same(" ".join(name.split())))
    if found is None:
        raise InvalidValue(words.unknown(kind, name))
    return found.name


def _checked(kind: Naming, new: str) -> str:
    name = " ".join(new.split())
    if not name:
        raise InvalidValue(f"A{'n' if kind is Naming.AUTHOR else ''} {kind.value} needs a name; type one.")
    if "," in name and kind is not Naming.SECTION:
        raise InvalidValue(f"“{name}” has a comma in it, which stands between two names; leave it out.")
    return name


def _spelled(known: dict[str, Named], kind: Naming, olds: Sequence[str], new: str) -> str:
    """The new name, as it is spelled already where it is another one that is there."""
    there = known.get(kind.same(new))
    return new if there is None or there.name in olds else there.name
