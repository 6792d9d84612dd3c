"""Which tags, sections and authors keep the stories in order, and how are they renamed, merged and removed?

Each change reaches every story, those in the trash too, and can be undone in one step: `undo` takes back the
last one, whoever made it, for each story whose names have not been changed again since. No revision is kept
for it, and no story counts as edited.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from deskeditor.domain.changes import Changes
from deskeditor.domain.naming import Named, Naming, gathered
from deskeditor.errors import InvalidValue
from deskeditor.services import ordering_journal, ordering_steps, section_order, sites
from deskeditor.services import ordering_words as words
from deskeditor.services.ordering_survey import Survey

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Reading

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
        used = gathered(kind, reading.order.uses(kind))
        found = sorted(_with_kept(reading, kind, used), key=lambda one: (one.name.casefold(), one.name))
        if kind is Naming.SECTION:
            return tuple(section_order.sorted_by(reading, found, lambda one: one.name))
    return tuple(found)


def _with_kept(reading: "Reading", kind: Naming, used: Iterable[Named]) -> Iterable[Named]:
    """Names that stories have, and those that stay when none has them."""
    found = {kind.same(one.name): one for one in used}
    for name in _kept(reading, kind):
        there = found.get(kind.same(name), Named(name=name))
        found[kind.same(name)] = replace(there, name=name, is_kept=True)
    return found.values()


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
    """The same portion by portion, for very many stories: others read and save between two of them."""
    new = _checked(kind, new)
    survey = Survey(kind, [*map(_plain, olds), new])
    yield from _looked(library, survey, origin)
    known = _known(library, survey)
    found = [_found(known, kind, old) for old in dict.fromkeys(olds)]
    wanted = _spelled(known, kind, found, new)
    merged = kind.same(wanted) in known and any(kind.same(one) != kind.same(wanted) for one in found)
    gone = tuple(dict.fromkeys([*found, *([wanted] if merged else [])]))
    step = ordering_steps.planned(survey, gone, wanted)
    say = words.merged if merged else words.renamed
    yield from _done(library, replace(step, said=say(kind, found, wanted, step.stories)), origin)


def remove(library: "Library", kind: Naming, name: str, *, origin: str = "") -> Ordered:
    """Take a tag or a section from every story; of an author what is on file, bylines keep the name."""
    return _whole(removing(library, kind, name, origin=origin))


def removing(library: "Library", kind: Naming, name: str, *, origin: str = "") -> Iterator[Ordered]:
    """The same portion by portion."""
    survey = Survey(kind, [_plain(name)])
    yield from _looked(library, survey, origin)
    found = _found(_known(library, survey), kind, name)
    step = ordering_steps.planned(survey, (found,), "")
    yield from _done(library, replace(step, said=words.removed(kind, found, step.stories)), origin)


def _looked(library: "Library", survey: Survey, origin: str) -> Iterator[Ordered]:
    """Nothing is done yet, and nothing can be said of it."""
    for _ in survey.stretches(library):
        yield Ordered(said="", stories=0, total=0, changes=Changes(origin=origin))


def _known(library: "Library", survey: Survey) -> dict[str, Named]:
    """The names that were looked for and are there; those that are only kept, too."""
    with library.read() as reading:
        there = _with_kept(reading, survey.kind, survey.known())
    return {survey.kind.same(one.name): one for one in there}


def last(library: "Library") -> str:
    """What `undo` would take back, in a sentence; empty where there is nothing."""
    with library.read() as reading:
        step = ordering_journal.last(reading)
    return str(step["said"]) if step else ""


def last_at(library: "Library") -> datetime | None:
    """When that was done; None where there is nothing, or where an earlier release did it."""
    with library.read() as reading:
        step = ordering_journal.last(reading)
    return datetime.fromisoformat(step["at"]) if step and "at" in step else None


def unfinished(library: "Library") -> str:
    """What was begun and broken off, as it would be said of the whole; empty where all is done."""
    with library.read() as reading:
        step = ordering_journal.unfinished(reading)
    return str(step["said"]) if step else ""


def finishing(library: "Library", *, origin: str = "") -> Iterator[Ordered]:
    """Do what is missing of it, portion by portion; raises `InvalidValue` where nothing is."""
    with library.read() as reading:
        step = ordering_journal.last(reading)
    if step is None or step.get("is_done", True):
        raise InvalidValue("Nothing was broken off here that could be finished.")
    done = Ordered(
        said=step["said"], stories=0, total=ordering_journal.stories(step), changes=Changes(origin=origin)
    )
    for touched in ordering_steps.finish(library, step):
        changes = Changes(stories=touched, listing=True, origin=origin)
        yield replace(done, stories=len(touched), changes=changes)


def undo(library: "Library", *, origin: str = "") -> Ordered:
    """Take back what was renamed, merged or removed last; raises `InvalidValue` where nothing was."""
    return _whole(undoing(library, origin=origin))


def undoing(library: "Library", *, origin: str = "") -> Iterator[Ordered]:
    """The same portion by portion."""
    with library.read() as reading:
        step = ordering_journal.last(reading)
    if step is None:
        raise InvalidValue("Nothing was renamed, merged or removed here that could be taken back.")
    said, total = f"Taken back: {step['said']}", ordering_journal.stories(step)
    for touched in ordering_steps.take_back(library, step):
        changes = Changes(stories=touched, listing=True, origin=origin)
        yield Ordered(said=said, stories=len(touched), total=total, changes=changes)
    changes = Changes(sites=_sites(library, Naming(step["kind"])), listing=True, origin=origin)
    yield Ordered(said=said, stories=0, total=total, changes=changes)


def _done(library: "Library", step: ordering_steps.Step, origin: str) -> Iterator[Ordered]:
    done = Ordered(said=step.said, stories=0, total=step.stories, changes=Changes(origin=origin))
    for _ in ordering_journal.write_down(library, step.id, step.moves):
        yield done
    with library.write() as work:
        touched = ordering_steps.begin(work, step)
        every = (
            frozenset(one.id for one in sites.sites_in(work)) if step.kind is Naming.AUTHOR else frozenset()
        )
        work.commit()
    changes = Changes(stories=touched, sites=every, listing=True, origin=origin)
    yield replace(done, stories=len(touched), changes=changes)
    for touched in ordering_steps.go_on(library, step):
        changes = Changes(stories=touched, listing=True, origin=origin)
        yield replace(done, stories=len(touched), changes=changes)


def _whole(portions: Iterator[Ordered]) -> Ordered:
    done = next(portions)
    for portion in portions:
        done |= portion
    return done


def _sites(library: "Library", kind: Naming) -> frozenset[str]:
    return frozenset(one.id for one in sites.sites(library)) if kind is Naming.AUTHOR else frozenset()


def _plain(name: str) -> str:
    return " ".join(name.split())


def _found(known: dict[str, Named], kind: Naming, name: str) -> str:
    found = known.get(kind.same(_plain(name)))
    if found is None:
        raise InvalidValue(words.unknown(kind, name))
    return found.name


def _checked(kind: Naming, new: str) -> str:
    name = _plain(new)
    if not name:
        raise InvalidValue(f"A{'n' if kind is Naming.AUTHOR else ''} {kind.value} needs a name; type one.")
    if "," in name and kind is not Naming.SECTION:
        raise InvalidValue(f"“{name}” has a comma in it, which stands between two names; leave it out.")
    return name


def _spelled(known: dict[str, Named], kind: Naming, olds: Sequence[str], new: str) -> str:
    """The new name, as it is spelled already where it is another one that is there."""
    there = known.get(kind.same(new))
    return new if there is None or there.name in olds else there.name
