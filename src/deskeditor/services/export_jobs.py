"""What has an export to do for each of its stories: nothing, because its files stand, or make them?"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from itertools import groupby, islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.domain.story import Story
from deskeditor.pages.surroundings import Neighbours, Surroundings
from deskeditor.services import export_standing, surroundings
from deskeditor.services.export_standing import Row, Stands
from deskeditor.services.made_from import MadeFrom
from deskeditor.services.surroundings import Wants
from deskeditor.storage import times

if TYPE_CHECKING:
    from deskeditor.services.export_files import Put
    from deskeditor.storage.library import Library, Reading
    from deskeditor.storage.standing_shelf import Known, Standing
    from deskeditor.storage.story_shelf import Head

_LOOKED_AT = 1000  # stories of which it is found out at once whether they stand
_READ_FIRST, _READ = 24, 200  # stories that are read at once: makers wait for the first of them
_NONE = Neighbours()
_WANTS = tuple(field.name for field in fields(Wants))


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


Job = Row | Make | Gone


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
        """The jobs of the stories, in order; the library is read as they are asked for."""
        for start in range(0, len(stories), _LOOKED_AT):
            some = stories[start : start + _LOOKED_AT]
            stand = {} if self.force else self._standing(some)
            left = [one for one in some if one not in stand]
            self.expect(len(left))
            others = self._others(left)
            for are_standing, several in groupby(some, key=stand.__contains__):
                if are_standing:
                    yield Row(tuple([stand[one] for one in several]))
                else:
                    yield from islice(others, len(list(several)))

    def _standing(self, ids: Sequence[str]) -> dict[str, Stands]:
        """Those of the stories whose files stand, and may."""
        now = times.stored(datetime.now(UTC))
        with self.library.read() as reading:
            first, *others = (reading.standing.of(ids, known_as(self.folder), one) for one in self.formats)
            exported = {
                one: (known, *(of[one] for of in others))
                for one, known in first.items()
                if _may_stand(known.head, now) and all(one in of for of in others)
            }
            heads = [known[0].head for known in exported.values()]
            around = self._around(reading, heads, _as_wants({one: first[one].wants for one in exported}))
        look = export_standing.look(self.folder)
        return {
            one: export_standing.named(known)
            for one, known in exported.items()
            if export_standing.stands(known, self._made_from(known[0].head, around), look)
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
            wants = _shared({one: surroundings.wanted(story) for one, story in stories.items()})
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
        self, reading: "Reading", heads: "Iterable[Head]", wants: Mapping[str, Wants]
    ) -> dict[str, tuple[Surroundings, str]]:
        """What surrounds each story but its neighbours, and the same said shortly; many share it.

        Those that want the same share one object in `wants`: to compare what it says takes longer.
        """
        keys = {one.id: (one.site, id(wants[one.id])) for one in heads}
        distinct = {key: wants[one] for one, key in keys.items()}
        together = _together(distinct.values())
        sites = {site for site, _ in distinct}
        found = surroundings.gathered(self.library.folder, reading, sites, [together])
        around = {key: found.around(key[0], wanted) for key, wanted in distinct.items()}
        told = {key: (one, self.made_from.around(one)) for key, one in around.items()}
        return {one: told[key] for one, key in keys.items()}

    def _made_from(self, story: "Head", around: Mapping[str, tuple[Surroundings, str]]) -> str:
        return self.made_from.of(story, around[story.id][1], self.neighbours.get(story.id, _NONE))

    def _untouched(self, found: "Sequence[Known]") -> frozenset[str]:
        own = (one.files[0] for one in found if one.files)
        return frozenset(file.name for file in filter(export_standing.look(self.folder), own))


def _as_wants(stored: "Mapping[str, Mapping[str, tuple[str, ...]]]") -> dict[str, Wants]:
    """What stories want, as it was written down; what is one object there is one here."""
    made = {id(one): one for one in stored.values()}
    wants = {key: Wants(**one) for key, one in made.items()}
    return {story: wants[id(one)] for story, one in stored.items()}


def _shared(wants: Mapping[str, Wants]) -> dict[str, Wants]:
    """The same, and one object for stories that want the same."""
    known: dict[Wants, Wants] = {}
    return {story: known.setdefault(one, one) for story, one in wants.items()}


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


def _may_stand(head: "Head", now: int) -> bool:
    """Whether the library counts it as exported, and it is not under embargo."""
    return not _changed(head) and (head.embargo_until is None or head.embargo_until <= now)


def _changed(head: "Head") -> bool:
    """Whether the library does not count it as exported."""
    return head.exported_at is None or head.changed_at > head.exported_at
