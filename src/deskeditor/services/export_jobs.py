"""What has an export to do for each of its stories: nothing, because its files stand, or make them?"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.domain.story import Story
from deskeditor.pages.surroundings import Neighbours, Surroundings
from deskeditor.services import surroundings
from deskeditor.services.made_from import MadeFrom
from deskeditor.services.surroundings import Wants
from deskeditor.storage import times

if TYPE_CHECKING:
    from deskeditor.services.export_files import Put
    from deskeditor.storage.library import Library, Reading
    from deskeditor.storage.standing_shelf import Standing, StandingFile
    from deskeditor.storage.story_shelf import Head

_LOOKED_AT = 1000  # stories of which it is found out at once whether they stand
_READ_FIRST, _READ = 24, 200  # stories that are read at once: makers wait for the first of them
_NONE = Neighbours()
_WANTS = tuple(field.name for field in fields(Wants))


@dataclass(frozen=True, slots=True)
class Stands:
    """A story whose files are in the folder as they would be written, by format."""

    id: str
    slug: str
    files: tuple[str, ...]  # their names in the folder


@dataclass(frozen=True, slots=True)
class Make:
    """A story whose files must be made: as it was read `at` that time, with all that goes into them."""

    story: Story
    around: Surroundings
    wants: Wants
    made_from: str
    at: datetime
    untouched: frozenset[str] = frozenset()  # the names of its files that stand as we wrote them

    @property
    def id(self) -> str:
        """The story's id."""
        return self.story.id

    @property
    def slug(self) -> str:
        """The story's slug."""
        return self.story.details.slug


@dataclass(frozen=True, slots=True)
class Gone:
    """A story that is not in the library; for want of a slug it goes by its id."""

    id: str

    @property
    def slug(self) -> str:
        """The id."""
        return self.id


Job = Stands | Make | Gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobs:
    """Reads the stories of one export, many at once, and finds out what is to be done for each."""

    library: "Library"
    folder: Path
    formats: tuple[str, ...]
    force: bool
    neighbours: Mapping[str, Neighbours]
    made_from: MadeFrom
    expect: Callable[[int], None]  # told how many stories must be made, before the first of them comes

    def of(self, stories: Sequence[str]) -> Iterator[Job]:
        """The job of each story, in order; the library is read as they are asked for."""
        for start in range(0, len(stories), _LOOKED_AT):
            some = stories[start : start + _LOOKED_AT]
            stand = {} if self.force else self._standing(some)
            left = [one for one in some if one not in stand]
            self.expect(len(left))
            others = self._others(left)
            yield from (stand.get(one) or next(others) for one in some)

    def _standing(self, ids: Sequence[str]) -> dict[str, Job]:
        """Those of the stories whose files stand, and may."""
        now = times.stored(datetime.now(UTC))
        folder = known_as(self.folder)
        with self.library.read() as reading:
            heads = reading.stories.heads(ids)
            known = [reading.standing.of(list(heads), folder, one) for one in self.formats]
            exported = [
                one for one in heads.values() if _may_stand(one, now) and all(one.id in of for of in known)
            ]
            wants = {one.id: Wants(**known[0][one.id].wants) for one in exported}
            around = self._around(reading, exported, wants)
        return {
            one.id: Stands(one.id, one.slug, _names([of[one.id] for of in known]))
            for one in exported
            if self._stands([of[one.id] for of in known], self._made_from(one, around))
        }

    def _others(self, ids: Sequence[str]) -> Iterator[Job]:
        starts = [0, *range(_READ_FIRST, len(ids), _READ), len(ids)]
        for some in (ids[start:end] for start, end in pairwise(starts)):
            found = self._to_make(some)
            yield from (found.get(one) or Gone(one) for one in some)

    def _to_make(self, ids: Sequence[str]) -> dict[str, Job]:
        at = datetime.now(UTC)
        with self.library.read() as reading:
            heads = reading.stories.heads(ids)
            stories = reading.stories.several(ids)
            wants = {one: surroundings.wanted(story) for one, story in stories.items()}
            around = self._around(reading, heads.values(), wants)
            known = [reading.standing.of(ids, known_as(self.folder), one) for one in self.formats]
        return {
            one: Make(
                story=story,
                around=replace(around[one][0], neighbours=self.neighbours.get(one, _NONE)),
                wants=wants[one],
                made_from=self._made_from(heads[one], around),
                at=at,
                untouched=self._untouched([of[one] for of in known if one in of]),
            )
            for one, story in stories.items()
        }

    def _around(
        self, reading: "Reading", heads: "Collection[Head]", wants: Mapping[str, Wants]
    ) -> dict[str, tuple[Surroundings, str]]:
        """What surrounds each story but its neighbours, and the same said shortly; many share it."""
        distinct = {(one.site, wants[one.id]) for one in heads}
        together = _together(of for _, of in distinct)
        sites = {site for site, _ in distinct}
        found = surroundings.gathered(self.library.folder, reading, sites, [together])
        around = {key: found.around(*key) for key in distinct}
        told = {key: (one, self.made_from.around(one)) for key, one in around.items()}
        return {one.id: told[one.site, wants[one.id]] for one in heads}

    def _made_from(self, story: "Head", around: Mapping[str, tuple[Surroundings, str]]) -> str:
        return self.made_from.of(story, around[story.id][1], self.neighbours.get(story.id, _NONE))

    def _untouched(self, found: "Sequence[Standing]") -> frozenset[str]:
        own = (one.files[0] for one in found if one.files)
        return frozenset(file.name for file in own if _is_untouched(self.folder, file))

    def _stands(self, found: "Sequence[Standing]", made_from: str) -> bool:
        return all(
            one.made_from == made_from and all(_is_untouched(self.folder, file) for file in one.files)
            for one in found
        )


def _together(several: Iterable[Wants]) -> Wants:
    """All that is wanted, once."""
    all_ = list(several)
    return Wants(**{kind: tuple({name for one in all_ for name in getattr(one, kind)}) for kind in _WANTS})


def named(job: Make, folder: str, format_: str, files: "Sequence[Put]") -> "Standing":
    """A story's files in one format as they stand now, for the next export into the folder to know them."""
    from deskeditor.storage.standing_shelf import Standing, StandingFile

    return Standing(
        story=job.id,
        folder=folder,
        format=format_,
        made_from=job.made_from,
        wants={name: getattr(job.wants, name) for name in _WANTS},
        files=tuple(StandingFile(one.name, one.size, one.changed) for one in files),
    )


def known_as(folder: Path) -> str:
    """How an export's folder is written down."""
    return str(folder.absolute())


def _is_untouched(folder: Path, file: "StandingFile") -> bool:
    """Whether a file in the folder is the one that was written there."""
    try:
        seen = os.lstat(f"{folder}/{file.name}")
    except OSError:
        return False
    return (seen.st_size, seen.st_mtime_ns) == (file.size, file.changed)


def _names(found: "Sequence[Standing]") -> tuple[str, ...]:
    """The files' names: each format's own first, then its pictures, none twice."""
    return tuple(dict.fromkeys(file.name for one in found for file in one.files))


def _may_stand(head: "Head", now: int) -> bool:
    """Whether the library counts it as exported, and it is not under embargo."""
    return not _changed(head) and (head.embargo_until is None or head.embargo_until <= now)


def _changed(head: "Head") -> bool:
    """Whether the library does not count it as exported."""
    return head.exported_at is None or head.changed_at > head.exported_at
