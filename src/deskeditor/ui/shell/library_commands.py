"""What can be asked of the library as a whole: bring files in, keep a state, add samples?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from deskeditor.domain.changes import Changes
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import Kind
from deskeditor.ui.shell.import_run import ImportRun
from deskeditor.ui.widgets.chooser import Choice, Chooser

if TYPE_CHECKING:
    from deskeditor.domain.site import Site
    from deskeditor.services.importing import ImportResult
    from deskeditor.storage.library import Library

IMPORT = "Import stories"
KINDS = "Stories (*.md *.markdown *.txt);;All files (*)"
LEAD = "tram-line-vote"  # the slug of the sample to look at first
_SITE = "The site of new stories"
_MANY = 20  # files, whose import one may want to stop
_NAMED = 3  # failures that are told one by one


class LibraryCommands(QObject):
    """Answers the commands that concern more than the open story."""

    samples_added = Signal(str)  # the id of the story to look at first

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._chooser: Chooser | None = None
        self._said = ""  # of an import that takes a while
        self._asked: tuple[list[str], tuple[Site, ...]] = ([], ())  # files, and the sites that they may be of
        desk.commands.on("file.import", self.import_files)
        desk.commands.on("file.checkpoint", self._checkpoint)
        desk.commands.on("help.samples", self.add_samples)

    def import_files(self) -> None:
        """Ask for files and take them into the library."""
        self._desk.lane.ask(_sites, self._choose_files, key="import")

    def _choose_files(self, sites: "tuple[Site, ...]") -> None:
        paths, _ = QFileDialog.getOpenFileNames(self._window, IMPORT, "", KINDS)
        self._take_files(paths, sites)

    def import_dropped(self, paths: list[str]) -> None:
        """Take files that were dropped on the window into the library, and open a single story."""
        self._desk.lane.ask(_sites, lambda sites: self._take_files(paths, sites), key="import")

    def _take_files(self, paths: list[str], sites: "tuple[Site, ...]") -> None:
        """Into the one site there is; where there is a choice, somebody is asked first."""
        if len(sites) == 1:
            self._import(paths, sites[0], "")
        elif paths:
            first = next((at for at, one in enumerate(sites) if one.id == self._desk.open_story.site), 0)
            chooser = self._site_chooser()
            self._asked = paths, sites
            choices = [Choice(one.name or one.id, one.id) for one in sites]  # two may have one name
            chooser.open_with(choices, self._window, first)

    def _site_chooser(self) -> Chooser:
        if self._chooser is None:
            self._chooser = Chooser("siteChooser", _SITE, "No site is called so.", self._window)
            self._chooser.chosen.connect(self._site_chosen)
        return self._chooser

    def _site_chosen(self, number: int) -> None:
        paths, sites = self._asked
        self._import(paths, sites[number], f" into {sites[number].name or sites[number].id}")

    def _import(self, paths: list[str], site: "Site", into: str) -> None:
        if paths:
            run = ImportRun(self._desk, paths, site.id, self)
            run.ended.connect(lambda result: self._tell_imported(result, into))
            run.ended.connect(run.deleteLater)
            self._show_progress(run)
            run.start()

    def _show_progress(self, run: ImportRun) -> None:
        """Only where it takes a while; the bar offers to stop it."""

        def tell(done: int, total: int) -> None:
            if total > _MANY and done < total and not self._said:
                self._said = f"Importing {total:,} files…"
                self._desk.messages.info_bar("library", self._said, [("Stop", run.stop)], Kind.INFO)

        run.progressed.connect(tell)

    def _tell_imported(self, result: "ImportResult", into: str) -> None:
        if self._said:
            self._desk.messages.take_back("library", self._said)
            self._said = ""
        ids = frozenset(each.story.id for each in result.stories)
        self._desk.hub.announce(Changes(stories=ids, cards=ids, listing=bool(ids)))
        for failure in result.failed[:_NAMED]:
            self._desk.messages.info_bar("library", failure.error, kind=Kind.ERROR)
        if len(result.failed) > _NAMED:
            more = len(result.failed) - _NAMED
            self._desk.messages.info_bar(
                "library", f"{more} more files could not be imported.", kind=Kind.ERROR
            )
        self._desk.messages.toast(_in_words(len(ids), len(result.unchanged), into))
        if len(ids) == 1:
            self._desk.open_story.open(next(iter(ids)))

    def _checkpoint(self) -> None:
        story = self._desk.open_story.story
        if story is not None:
            self._desk.open_story.save()
            self._desk.lane.ask(lambda library: _kept(library, story.id), lambda _: self._tell_kept())

    def _tell_kept(self) -> None:
        self._desk.messages.toast("Kept this version of the story")

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


def _in_words(imported: int, unchanged: int, into: str) -> str:
    stories = "1 story" if imported == 1 else f"{imported} stories"
    return f"Imported {stories}{into}" + (f", {unchanged} were there already" if unchanged else "")


def _sites(library: "Library") -> "tuple[Site, ...]":
    from deskeditor.services import sites  # loads SQLAlchemy: not on the UI thread

    return sites.sites(library)


def _kept(library: "Library", story: str) -> Changes:
    from deskeditor.services import stories

    return stories.checkpoint(library, story)


def _with_samples(library: "Library") -> tuple[Changes, str]:
    from deskeditor.services import samples, stories

    changes = samples.add_samples(library)
    return changes, stories.find(library, LEAD).id


def _without_samples(library: "Library") -> Changes:
    from deskeditor.services import samples

    return samples.remove_samples(library)
