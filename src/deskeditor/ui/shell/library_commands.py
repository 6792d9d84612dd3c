"""What can be asked of the library as a whole: bring files in, keep a state, examine it, add samples?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from deskeditor.domain.changes import Changes
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import Kind

if TYPE_CHECKING:
    from deskeditor.services.importing import ImportResult
    from deskeditor.services.libraries import Problem
    from deskeditor.storage.library import Library

KINDS = "Stories (*.md *.markdown *.txt);;All files (*)"
LEAD = "tram-line-vote"  # the slug of the sample to look at first
_NAMED = 3  # failures that are told one by one


class LibraryCommands(QObject):
    """Answers the commands that concern more than the open story."""

    samples_added = Signal(str)  # the id of the story to look at first

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        desk.commands.on("file.import", self.import_files)
        desk.commands.on("file.checkpoint", self._checkpoint)
        desk.commands.on("tools.verify", self._verify)
        desk.commands.on("help.samples", self.add_samples)

    def import_files(self) -> None:
        """Ask for files and take them into the library."""
        paths, _ = QFileDialog.getOpenFileNames(self._window, "Import stories", "", KINDS)
        if paths:
            self._desk.lane.ask(lambda library: _imported(library, paths), self._tell_imported)

    def _tell_imported(self, result: "ImportResult") -> None:
        ids = frozenset(each.story.id for each in result.stories)
        self._desk.hub.announce(Changes(stories=ids, cards=ids, listing=bool(ids)))
        for failure in result.failed[:_NAMED]:
            self._desk.messages.info_bar("library", failure.error, kind=Kind.ERROR)
        if len(result.failed) > _NAMED:
            more = len(result.failed) - _NAMED
            self._desk.messages.info_bar(
                "library", f"{more} more files could not be imported.", kind=Kind.ERROR
            )
        self._desk.messages.toast(_in_words(len(ids), len(result.unchanged)))
        if len(ids) == 1:
            self._desk.open_story.open(next(iter(ids)))

    def _checkpoint(self) -> None:
        story = self._desk.open_story.story
        if story is not None:
            self._desk.open_story.save()
            self._desk.lane.ask(lambda library: _kept(library, story.id), lambda _: self._tell_kept())

    def _tell_kept(self) -> None:
        self._desk.messages.toast("Kept this version of the story")

    def _verify(self) -> None:
        self._desk.lane.ask(_problems, self._tell_problems, key="verify")

    def _tell_problems(self, problems: "tuple[Problem, ...]") -> None:
        if not problems:
            self._desk.messages.toast("The library is sound")
        for problem in problems[:_NAMED]:
            self._desk.messages.info_bar("window", str(problem))

    def add_samples(self) -> None:
        """Put the sample stories into the library, and say which to look at first."""
        self._desk.lane.ask(_with_samples, self._samples_are_there, key="samples")

    def _samples_are_there(self, added: "tuple[Changes, str]") -> None:
        changes, first = added
        self._desk.hub.announce(changes)
        if not changes.listing:
            self._desk.messages.toast("The sample stories are in the library already")
        self.samples_added.emit(first)

    def remove_samples(self) -> None:
        """Put the sample stories in the trash."""
        self._desk.lane.ask(_without_samples, self._samples_are_gone, key="samples")

    def _samples_are_gone(self, changes: Changes) -> None:
        story = self._desk.open_story.story
        if story is not None and story.id in changes.stories:
            self._desk.open_story.show(None)
        self._desk.hub.announce(changes)
        self._desk.messages.toast("Moved the sample stories to trash")


def _in_words(imported: int, unchanged: int) -> str:
    stories = "1 story" if imported == 1 else f"{imported} stories"
    return f"Imported {stories}" + (f", {unchanged} were there already" if unchanged else "")


def _imported(library: "Library", paths: list[str]) -> "ImportResult":
    from pathlib import Path

    from deskeditor.services import importing  # loads SQLAlchemy: not on the UI thread

    return importing.collect(importing.import_paths(library, [Path(path) for path in paths]))


def _kept(library: "Library", story: str) -> Changes:
    from deskeditor.services import stories

    return stories.checkpoint(library, story)


def _problems(library: "Library") -> "tuple[Problem, ...]":
    from deskeditor.services import libraries

    return libraries.verify(library)


def _with_samples(library: "Library") -> tuple[Changes, str]:
    from deskeditor.services import samples, stories

    changes = samples.add_samples(library)
    return changes, stories.find(library, LEAD).id


def _without_samples(library: "Library") -> Changes:
    from deskeditor.services import samples

    return samples.remove_samples(library)
