"""One export from its first story to its last: what is done at the same time, and when is it written down?

Of many stories some are made and written ahead of the one that is told of, so that neither the processor nor
the disk waits for the other; of a few each is finished before the next is begun.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from deskeditor.pages.surroundings import Neighbours
from deskeditor.services import export_records
from deskeditor.services.export_files import TOGETHER, ExportFiles
from deskeditor.services.export_jobs import Jobs, Make, known_as, named
from deskeditor.services.export_records import Sent
from deskeditor.services.export_steps import Content, Step, Steps
from deskeditor.services.exporting import HTML, Exported, ExportRequest, Failed
from deskeditor.services.made_from import MadeFrom
from deskeditor.services.page_makers import MANY, Makers

if TYPE_CHECKING:
    from deskeditor.storage.carried_shelf import Carried
    from deskeditor.storage.library import Library
    from deskeditor.storage.standing_shelf import Standing

_MADE_AHEAD = 128  # stories: enough for every core while this process is busy with files
_WRITTEN_AHEAD = 4 * TOGETHER  # stories: some portions wait for the disk, one is written
_AT_ONCE = 2  # stories that are finished for one that is begun: the makers are not kept waiting
_TOGETHER = 200  # stories written down at once: a crash in between forgets these, and no file


@dataclass(slots=True)
class _Done:
    """What is to be written down of stories that went out."""

    sent: list[Sent] = field(default_factory=list)
    standing: "list[Standing]" = field(default_factory=list)
    carried: "list[Carried]" = field(default_factory=list)


class ExportRun:
    """One export; `close` it, however it ends."""

    def __init__(
        self,
        library: "Library",
        request: ExportRequest,
        neighbours: Mapping[str, Neighbours],
        makers: Makers | None,
    ) -> None:
        self._library, self._request = library, request
        self._folder = known_as(request.folder)
        self._files = ExportFiles(request.folder, request.force)
        self._makers = makers or Makers()
        self._jobs = Jobs(
            library=library,
            folder=request.folder,
            formats=request.formats,
            force=request.force,
            neighbours=neighbours,
            made_from=MadeFrom(cards=request.cards),
            expect=self._makers.expect,
        )
        self._steps = Steps(library, request, self._makers, self._files)
        self._writing: deque[Step] = deque()
        self._done = _Done()
        self._waiting: tuple[_Done, Future[None]] | None = None  # what is written down once the disk has it

    def outcomes(self, is_stopped: Callable[[], bool]) -> Iterator[Exported | Failed]:
        """What becomes of each story, in order; of none that was not begun when it is stopped."""
        made_ahead, written_ahead = (
            (_MADE_AHEAD, _WRITTEN_AHEAD) if len(self._request.stories) >= MANY else (0, 0)
        )
        begun = map(self._steps.begun, self._jobs.of(self._request.stories))
        for step in _ahead(begun, made_ahead):
            self._writing.append(self._steps.written(step))
            for _ in range(self._due(written_ahead)):
                yield from self._finished()
                if is_stopped():
                    yield from self._rest()
                    return
        yield from self._rest()

    def _due(self, written_ahead: int) -> int:
        """How many stories are finished before the next is begun: of many, those that need not wait."""
        count = len(self._writing)
        ready = 0
        while ready < min(count, _AT_ONCE) and self._writing[ready].is_ready:
            ready += 1
        return max(ready, count > written_ahead)

    def _rest(self) -> Iterator[Exported | Failed]:
        while self._writing:
            yield from self._finished()

    def close(self) -> None:
        """Finish what is being written, and write it down."""
        with ExitStack() as last:
            last.callback(self._files.close)
            last.callback(self._write_down)
            last.callback(self._write_down)
            last.callback(self._makers.close)
            while self._writing:
                self._finished()

    def _finished(self) -> list[Exported | Failed]:
        """What has become of the story, or of those that stand, that have waited longest."""
        step = self._writing.popleft()
        outcomes = self._steps.finished(step)
        if isinstance(step.job, Make) and isinstance(outcomes[0], Exported):
            for content in step.contents:
                self._remember(step.job, content)
            if len(self._done.standing) >= _TOGETHER:
                self._write_down()
        return outcomes

    def _remember(self, job: Make, content: Content) -> None:
        story, files = job.story, content.files
        if any(file.is_new for file in files) or story.exported_at is None or story.changed_since_export:
            paths = tuple([export_records.path_of(self._folder, file.name) for file in files])
            digest = hashlib.sha256(content.written.content).hexdigest()
            self._done.sent.append(Sent(story, job.at, content.format, self._folder, paths, digest))
        if content.format == HTML:
            self._done.carried.append(export_records.carried(job, self._folder, content))
        if not content.warnings:  # what is missing may be there the next time
            self._done.standing.append(named(job, self._folder, content.format, files))

    def _write_down(self) -> None:
        """Write down what waits for the disk, and let what was done since wait for it."""
        waiting, self._waiting = self._waiting, (self._done, self._files.sync_names())
        self._done = _Done()
        if waiting is not None:
            done, synced = waiting
            synced.result()
            export_records.write(self._library, done.sent, done.standing, done.carried)


def _ahead(steps: Iterable[Step], count: int) -> Iterator[Step]:
    """The same steps, each of them `count` later than it was begun."""
    begun: deque[Step] = deque()
    for step in steps:
        begun.append(step)
        if len(begun) > count:
            yield begun.popleft()
    yield from begun
