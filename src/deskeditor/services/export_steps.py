"""Which steps take one story of an export into the folder?

Its contents are begun to be made, then its files to be written, then both are finished. Between the steps
other stories have their turn.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.domain import embargo
from deskeditor.errors import DeskError
from deskeditor.formats.writing.written import Written
from deskeditor.services import card_troubles, export_edited, renditions
from deskeditor.services.export_files import ExportFiles, Put, Writing
from deskeditor.services.export_jobs import Gone, Job, Make
from deskeditor.services.export_standing import Row, Stands
from deskeditor.services.exporting import MARKDOWN, Exported, ExportRequest, Failed
from deskeditor.services.page_makers import Made, Makers
from deskeditor.services.page_wishes import Wish

if TYPE_CHECKING:
    from deskeditor.storage.library import Library


@dataclass(slots=True)
class Content:
    """One file's content and the pictures beside it; `warnings` name those that are missing."""

    format: str
    written: Written
    writing: Writing
    files: list[Put]  # the pictures; before them the file itself once it stands
    warnings: list[str]

    def finish(self) -> None:
        """Have the file stand; raises `CannotWrite`."""
        self.files.insert(0, self.writing())


@dataclass(slots=True)
class Step:
    """How far a story has come."""

    job: Job
    made: tuple[Made, ...] = ()
    contents: tuple[Content, ...] = ()
    error: str = ""
    remarks: tuple[str, ...] = ()  # about its cards
    told: list[Exported | Failed] = field(default_factory=list)  # of stories that stand

    @property
    def is_ready(self) -> bool:
        """Whether its files can be finished without waiting for the disk."""
        return not self.contents or all(one.writing.is_ready for one in self.contents)


@dataclass(slots=True)
class Steps:
    """The steps of one export."""

    library: "Library"
    request: ExportRequest
    makers: Makers
    files: ExportFiles
    _pictures: dict[str, Put] = field(default_factory=dict)  # those that stand by now, by reference

    def begun(self, job: Job) -> Step:
        """The first step: contents are being made, unless the story may not go out yet."""
        if not isinstance(job, Make):
            return Step(job)
        if refusal := embargo.refusal(job.story, job.at):
            return Step(job, error=refusal)
        wishes = (Wish(job.story, job.around, one, self.request.cards) for one in self.request.formats)
        return Step(job, tuple(map(self.makers.begin, wishes)))

    def written(self, step: Step) -> Step:
        """The second step: files are being written."""
        if step.error:
            return step
        try:
            if isinstance(step.job, Make):
                step.remarks = self._remarks(step.job)
                step.contents = tuple(self._contents(step.job, step.made))
            elif isinstance(step.job, Row):
                step.told = [self._standing(one) for one in step.job.stories]
            else:
                raise _gone(step.job)
        except DeskError as error:
            step.error = str(error)
        return step

    def finished(self, step: Step) -> list[Exported | Failed]:
        """The last step: the files stand, or it is known why they do not."""
        job = step.job
        if isinstance(job, Row):
            return step.told
        try:
            if not step.error:
                return [self._exported(job, step)]
        except DeskError as error:
            step.error = str(error)
        return [Failed(id=job.id, slug=job.slug, error=step.error)]

    def _standing(self, story: Stands) -> Exported | Failed:
        try:
            for name in story.own:
                self.files.own(name, story.id)
        except DeskError as error:
            return Failed(id=story.id, slug=story.slug, error=str(error))
        return Exported(
            id=story.id, slug=story.slug, folder=self.request.folder, names=story.files, is_unchanged=True
        )

    def _contents(self, job: Make, made: tuple[Made, ...]) -> Iterator[Content]:
        for format_, make in zip(self.request.formats, made, strict=True):
            name = self._own(job, format_)
            written = make()
            pictures, warnings = self._with_pictures(written)  # first: no page refers to what is not there
            is_edited = self._is_edited(job, format_) if name not in job.untouched else None
            writing = self.files.begin(name, written.content, is_edited)
            yield Content(format_, written, writing, pictures, warnings)

    def _is_edited(self, job: Make, format_: str) -> Callable[[Path], bool] | None:
        if self.request.force or not self.request.keeps_edited:
            return None
        return partial(export_edited.is_edited, self.library, job.id, format_)

    def _remarks(self, job: Make) -> tuple[str, ...]:
        """What is to be said of a story's cards, where they are written; raises `CardRefused`."""
        has_cards = self.request.cards and self.request.format != MARKDOWN
        return card_troubles.of(job.story, job.around) if has_cards else ()

    def _own(self, job: Make, format_: str) -> str:
        """The name of a story's file, which no other story of the export has."""
        name = self.request.name(job.slug, format_)
        self.files.own(name, job.id)
        return name

    def _with_pictures(self, written: Written) -> tuple[list[Put], list[str]]:
        """The pictures beside a file, and what is to be said of those that are missing."""
        wanted = [one for one in written.images if one not in self._pictures]
        begun: dict[str, Writing] = {}
        warnings: list[str] = []
        for reference, content in renditions.contents(self.library.folder, wanted):
            if content is None:
                warnings.append(f"The picture “{renditions.asset_of(reference)}” is not in the library.")
            else:
                begun[reference] = self.files.begin(reference, content)
        new = {reference: writing() for reference, writing in begun.items()}
        known = {**self._pictures, **new}
        for reference, put in new.items():
            self._pictures[reference] = put._replace(is_new=False)  # for the stories after this one
        return [known[one] for one in written.images if one in known], warnings

    def _exported(self, job: Make | Gone, step: Step) -> Exported:
        for content in step.contents:
            content.finish()
        put = [file for content in step.contents for file in content.files]
        return Exported(
            id=job.id,
            slug=job.slug,
            folder=self.request.folder,
            names=tuple(dict.fromkeys(file.name for file in put)),
            is_unchanged=not any(file.is_new for file in put),
            warnings=tuple(dict.fromkeys(one for content in step.contents for one in content.warnings)),
            remarks=step.remarks,
            set_aside=tuple(file.set_aside for file in put if file.set_aside),
        )


def _gone(job: Gone) -> DeskError:
    from deskeditor.services import stories

    return stories.gone(job.id)
