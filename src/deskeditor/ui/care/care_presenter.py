"""What becomes of the wish to check the library, to find unused images, to make the search index anew?"""

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deskeditor.domain.changes import Changes
from deskeditor.errors import DamagedLibrary, DeskError
from deskeditor.ui.care import jobs
from deskeditor.ui.care.found_dialog import FoundDialog
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import UNDO
from deskeditor.ui.tasks import Lane

if TYPE_CHECKING:
    from deskeditor.domain.asset import Asset
    from deskeditor.services.unused_images import Removed

T = TypeVar("T")
_MB = 1_000_000
_FINISHED = "It is finished in any case, so that the library is never left half way."
_CHECK_ABOUT = (
    "Every part of the library is looked at: the database, the search index, links and cards, earlier "
    "versions, and the files of pictures."
)
_UNUSED_ABOUT = (
    "Images that no story, earlier version, card, author, site or template names. What was added within the "
    "last hour is left alone."
)


class CarePresenter(QObject):
    """Looks after the library in a lane of its own, so that no save ever waits for it."""

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over)
        self._over, self._desk, self._folder = over, desk, desk.lane.folder
        self._lane: Lane | None = None
        self._stopped = Event()  # the window closes, and waits for nothing that it will not show
        self._check: FoundDialog | None = None
        self._images: FoundDialog | None = None
        self._problems: tuple[jobs.Found, ...] = ()
        self._unused: tuple[Asset, ...] = ()
        desk.commands.on("tools.verify", self.check)
        desk.commands.on("tools.unused_images", self.find_images)
        desk.commands.on("tools.rebuild_index", self._reindex)

    def close(self) -> None:
        """End the lane, and a check that is under way."""
        self._stopped.set()
        if self._lane is not None:
            self._lane.close()

    def _run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None] | None = None,
    ) -> None:
        """After what is typed has been saved: the library is looked at as it is."""
        if self._lane is None:
            self._lane = Lane("care", self)
        lane = self._lane
        broke = failed or self._tell
        self._desk.open_story.save()
        self._desk.lane.ask(lambda _: None, lambda _: lane.run(job, done, broke), broke)

    def _finish(self, said: str, job: Callable[[], object], done: Callable[[], None]) -> None:
        """Something that is not stopped half way: whoever wants to leave is told of it."""
        running = self._desk.running
        work = running.begin(said, _FINISHED)

        def ended(_result: object) -> None:
            running.end(work)
            done()

        def failed(error: DeskError) -> None:
            running.end(work)
            self._tell(error)

        self._run(job, ended, failed)

    def _tell(self, error: DeskError) -> None:
        """As what the library itself says: where it is damaged, a backup of it is offered."""
        self._desk.lane.failure.emit(error)
        if isinstance(error, DamagedLibrary):
            self._desk.messages.toast(str(error))  # the bar that offers it is shown once, and may be closed

    # --- problems

    def check(self) -> None:
        """Look for all that is wrong, and list it."""
        if self._check is None:
            self._check = FoundDialog(self._over.window(), "Check library", _CHECK_ABOUT, "Go to story")
            self._check.setObjectName("checkDialog")
            self._check.again_requested.connect(self.check)
            self._check.act_requested.connect(self._go)
        _bring_up(self._check)
        self._check.show_busy("Checking…")
        self._run(
            partial(jobs.problems, self._folder, self._stopped.is_set), self._show_problems, self._not_checked
        )

    def _show_problems(self, found: "tuple[jobs.Found, ...]") -> None:
        self._problems, dialog = found, self._check
        if dialog is None:
            return
        if not found:
            dialog.show_none("The library is sound", "Every part of it is what it should be.")
            return
        count = "1 problem" if len(found) == 1 else f"{len(found):,} problems"
        index = "The search index" in "".join(one.text for one in found)
        more = " Tools ▸ Rebuild search index mends the index." if index else ""
        dialog.show_found([one.text for one in found], [bool(one.story) for one in found], f"{count}.{more}")
        dialog.list.setFocus()

    def _not_checked(self, error: DeskError) -> None:
        if self._check is not None:
            self._check.show_none("The library could not be checked", str(error))

    def _go(self) -> None:
        if self._check is not None:
            found = self._problems[self._check.list.currentRow()]
            self._check.close()
            self._desk.open_story.open(found.story)

    # --- images

    def find_images(self) -> None:
        """Look for images that nothing uses, and list them."""
        if self._images is None:
            self._images = FoundDialog(
                self._over.window(), "Find unused images", _UNUSED_ABOUT, "Remove ticked images", ticks=True
            )
            self._images.setObjectName("unusedImagesDialog")
            self._images.again_requested.connect(self.find_images)
            self._images.act_requested.connect(self._remove)
        _bring_up(self._images)
        self._images.show_busy("Looking…")
        self._run(partial(jobs.unused, self._folder), self._show_unused, self._not_looked)

    def _show_unused(self, found: "tuple[Asset, ...]") -> None:
        self._unused, dialog = found, self._images
        if dialog is None:
            return
        if not found:
            dialog.show_none("No unused images", "Something names every image of the library.")
            return
        texts = [
            f"{one.original_name or one.name} — {one.width} × {one.height} — {_size(one.size)}"
            for one in found
        ]
        size = _size(sum(one.size for one in found))
        said = f"{_counted(len(found))}, {size}. The library is backed up before they are removed."
        dialog.show_found(texts, [True] * len(texts), said)
        dialog.list.setFocus()

    def _not_looked(self, error: DeskError) -> None:
        if self._images is not None:
            self._images.show_none("Nothing was changed", str(error))

    def _remove(self) -> None:
        if self._images is not None:
            chosen = tuple(self._unused[at].reference for at in self._images.ticked())
            self._images.show_busy("Backing up, then removing…")
            self._run(partial(jobs.removed, self._folder, chosen), self._were_removed, self._not_looked)

    def _were_removed(self, gone: "Removed") -> None:
        self._desk.messages.toast(f"Removed {_counted(len(gone))}", UNDO, partial(self._put_back, gone))
        self._changed()

    def _put_back(self, gone: "Removed") -> None:
        self._run(partial(jobs.put_back, self._folder, gone), lambda _: self._were_put_back(gone))

    def _were_put_back(self, gone: "Removed") -> None:
        self._desk.messages.toast(f"Put {_counted(len(gone))} back")
        self._changed()

    def _changed(self) -> None:
        self._desk.hub.announce(Changes(listing=True))
        if self._images is not None and self._images.isVisible():
            self.find_images()

    # --- the index

    def _reindex(self) -> None:
        self._desk.messages.toast("Making the search index anew…")
        self._finish(
            "Making the search index anew", partial(jobs.reindexed, self._folder), self._was_reindexed
        )

    def _was_reindexed(self) -> None:
        self._desk.messages.toast("The search index was made anew")
        self._desk.hub.announce(Changes(listing=True))


def _counted(images: int) -> str:
    return "1 image" if images == 1 else f"{images:,} images"


def _size(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count >= _MB else f"{max(count // 1000, 1)} kB"


def _bring_up(dialog: FoundDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    dialog.list.setFocus()
