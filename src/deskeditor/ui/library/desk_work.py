"""What does the list do with stories: open, begin, copy, mark, throw away and take back?"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from deskeditor.domain.card import Card
from deskeditor.domain.changes import Changes
from deskeditor.domain.identity import new_id
from deskeditor.domain.story import Story
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.library import jobs
from deskeditor.ui.library.library_view import LibraryView
from deskeditor.ui.messages import UNDO, Kind


class DeskWork(QObject):
    """Does what is asked for in the list and in the menus, through the library lane."""

    def __init__(self, view: LibraryView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._wanted = ""  # the id of the story asked for last
        self._hear_view()
        self._answer_commands()

    def _hear_view(self) -> None:
        view, menu = self._view, self._view.menu
        view.open_requested.connect(self.open)
        view.new_requested.connect(lambda: self._desk.commands.run("story.new"))
        view.import_requested.connect(lambda: self._desk.commands.run("file.import"))
        view.list.trash_requested.connect(self._delete)
        menu.open_requested.connect(lambda story_id: self.open(story_id, write=True))
        menu.duplicate_requested.connect(self._duplicate)
        menu.card_requested.connect(self._add_cards)
        menu.export_requested.connect(self._export)
        menu.trash_requested.connect(self._trash)
        menu.restore_requested.connect(self.restore)

    def _answer_commands(self) -> None:
        commands = self._desk.commands
        commands.on("story.next", lambda: self._step(1))
        commands.on("story.previous", lambda: self._step(-1))
        commands.on("story.duplicate", lambda: self._duplicate(self._open_ids()))
        commands.on("file.trash", self._trash_open)
        commands.on("library.find", self._find)
        commands.on("library.restore", self._restore_chosen)

    def _open_ids(self) -> tuple[str, ...]:
        story = self._desk.open_story.story
        return (story.id,) if story else ()

    def _find(self) -> None:
        if not self._view.isVisible():
            self._desk.commands.run("view.library")
        self._view.focus_search()

    def open(self, story_id: str, write: bool = False) -> None:
        """Put a story on the desk; `write` goes on in its text."""
        self._wanted = story_id
        if story_id in self._open_ids():
            self._opened(write=write)
            return
        self._desk.lane.ask(
            lambda library: jobs.story(library, story_id),
            lambda story: self._show(story, write=write),
            self._refused,
            key="library.open",
        )

    def _show(self, story: Story, *, write: bool) -> None:
        if story.id == self._wanted:
            self._desk.open_story.show(story)
            self._opened(write=write)

    def _opened(self, *, write: bool) -> None:
        if write:
            self._view.writing_requested.emit()

    def _step(self, step: int) -> None:
        self._view.list.with_neighbour(step, self.open)

    def _refused(self, error: DeskError) -> None:
        self._desk.messages.info_bar("library", str(error), kind=Kind.ERROR)

    def _duplicate(self, ids: Sequence[str]) -> None:
        self._desk.open_story.save()

        def done(copies: "list[tuple[Story, Changes]]") -> None:
            self._announce(changes for _, changes in copies)
            made = tuple(story.id for story, _ in copies)
            if len(copies) == 1:
                self._desk.open_story.show(copies[0][0])
            self._desk.messages.toast(
                f"Duplicated {_counted(len(made), 'story')}", UNDO, lambda: self.move_to_trash(made)
            )

        self._desk.lane.ask(lambda library: jobs.duplicates(library, ids), done, self._refused)

    def _announce(self, all_changes: Iterable[Changes]) -> None:
        together = Changes()
        for changes in all_changes:
            together |= changes
        self._desk.hub.announce(together)

    def _add_cards(self, ids: Sequence[str]) -> None:
        story = self._desk.open_story.story
        if story is None:
            return

        def done(cards: tuple[Card, ...]) -> None:
            now = self._desk.open_story.story
            if now is not None and now.id == story.id:
                self._desk.open_story.set_cards((*now.cards, *cards))
                said = f"Added {_counted(len(cards), 'card')}"
                self._desk.messages.toast(said, UNDO, lambda: self._take_cards(story.id, cards))

        self._desk.lane.ask(lambda library: jobs.new_cards(library, story, ids), done, self._refused)

    def _take_cards(self, story_id: str, cards: Sequence[Card]) -> None:
        """Take cards away that were added, wherever in the row they stand by now."""
        story, gone = self._desk.open_story.story, {card.id for card in cards}
        if story is not None and story.id == story_id:
            self._desk.open_story.set_cards(tuple(card for card in story.cards if card.id not in gone))

    def _export(self, ids: Sequence[str]) -> None:
        if len(ids) > 1:
            self._desk.commands.run("file.export_several")  # which takes those that are chosen in the list
        elif ids[0] in self._open_ids():
            self._desk.commands.run("file.export")
        else:
            self._open_then(ids[0], lambda: self._desk.commands.run("file.export"))

    def _open_then(self, story_id: str, act: Callable[[], None]) -> None:
        def done(story: Story) -> None:
            self._desk.open_story.show(story)
            act()

        self._desk.lane.ask(lambda library: jobs.story(library, story_id), done, self._refused)

    def _delete(self, ids: Sequence[str]) -> None:
        if not self._view.filters.trashed:
            self._trash(ids)

    def _trash_open(self) -> None:
        story = self._desk.open_story.story
        if story is not None and story.seq == 0 and self._desk.open_story.is_saved:
            self._desk.open_story.show(None)  # begun, and nothing typed: the library has never seen it
        else:
            self._trash(self._open_ids())

    def _trash(self, ids: Sequence[str]) -> None:
        """Move stories to the trash, and ask before where others carry cards of them."""

        def looked(warning: str) -> None:
            if warning:
                move = ("Move to trash", lambda: self.move_to_trash(ids))
                self._desk.messages.info_bar("library", warning, (move,))
            else:
                self.move_to_trash(ids)

        self._desk.open_story.save()
        self._desk.lane.ask(lambda library: jobs.warning(library, ids), looked, self._refused)

    def move_to_trash(self, ids: Sequence[str]) -> None:
        """Move stories to the trash without a question."""
        open_story, was_open = self._desk.open_story, ""
        open_story.save()  # what was typed last goes to the trash with it
        if self._open_ids() and self._open_ids()[0] in ids:
            was_open = self._open_ids()[0]
            open_story.show(None)

        def done(changes: Changes) -> None:
            self._desk.hub.announce(changes)
            text = f"Moved {_counted(len(ids), 'story')} to trash"
            self._offer_undo(text, lambda: self.restore(ids, reopen=was_open), trashed=ids)

        self._desk.lane.ask(lambda library: jobs.trashed(library, ids), done, self._refused)

    def _restore_chosen(self) -> None:
        if self._view.filters.trashed and self._view.list.chosen_count():
            self._view.list.with_chosen(lambda rows: self.restore(tuple(row.id for row in rows)))
        else:
            self._desk.messages.toast("Choose stories in the trash first")

    def _offer_undo(
        self,
        said: str,
        undo: Callable[[], None],
        *,
        trashed: Sequence[str] = (),
        restored: Sequence[str] = (),
    ) -> None:
        """Now by the notice, later by the command, and after the next start, too."""
        key = new_id()

        def take_back() -> None:
            undo()
            self._desk.lane.ask(lambda library: jobs.forget(library, key), failed=self._refused)

        self._desk.messages.toast(said, UNDO, self._desk.steps.did(key, said, take_back))
        note = partial(jobs.note_moved, key=key, said=said, trashed=trashed, restored=restored)
        self._desk.lane.ask(note, failed=self._refused)

    def restore(self, ids: Sequence[str], reopen: str = "") -> None:
        """Take stories out of the trash, and open one of them again, if it was."""

        def done(changes: Changes) -> None:
            self._desk.hub.announce(changes)
            said = f"Restored {_counted(len(ids), 'story')}"
            self._offer_undo(said, lambda: self.move_to_trash(ids), restored=ids)
            if reopen:
                self.open(reopen)

        self._desk.lane.ask(lambda library: jobs.restored(library, ids), done, self._refused)


def _counted(number: int, thing: str) -> str:
    plural = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"1 {thing}" if number == 1 else f"{number} {plural}"
