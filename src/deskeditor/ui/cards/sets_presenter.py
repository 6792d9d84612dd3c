"""How do sets of cards come under the open story, and how is one made, edited and taken away?"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from deskeditor.domain.card_set import CardSet
from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Story
from deskeditor.errors import DeskError
from deskeditor.ui.cards.card_feed import CardFeed
from deskeditor.ui.cards.cards_view import CardsView
from deskeditor.ui.cards.set_name_popover import SetNamePopover
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import UNDO

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

Known = tuple[tuple[CardSet, int], ...]  # each set, and the number of stories that it stands under


class SetsPresenter(QObject):
    """Opens the menu of the sets, and does what is chosen there. A set is edited in the panel itself."""

    def __init__(self, view: CardsView, feed: CardFeed, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._feed, self._desk = view, feed, desk
        self._popover: SetNamePopover | None = None
        self._named: Callable[[str], None] = _nothing  # what the name that is asked for is for
        view.set_done.connect(self._done)
        feed.rows.opened.connect(self._show_owner)
        desk.commands.on("cards.sets", self.open_menu)
        desk.commands.on("cards.new_set", self._ask_for_name)
        desk.commands.on("cards.leave_set", self._done)

    def open_menu(self) -> None:
        """Ask which sets there are, and offer them."""
        self._desk.commands.run("view.cards")
        self._desk.lane.ask(_known, self._offer, self._refused, key="cards.sets")

    def _offer(self, known: Known) -> None:
        story = self._desk.open_story.story
        if story is None:
            return
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for card_set, count in known:
            self._add_set(menu, story, card_set, count)
        menu.addSeparator()
        menu.addAction(self._desk.commands.action("cards.new_set"))
        menu.popup(self._view.mapToGlobal(self._view.rect().topLeft()))

    def _add_set(self, menu: QMenu, story: Story, card_set: CardSet, count: int) -> None:
        stands = card_set.id in story.sets
        under = "under one story" if count == 1 else f"under {count} stories"
        below = menu.addMenu(f"{_plain(card_set.name)}  ({len(card_set.cards)}, {under})")
        put = below.addAction("Stands under this story")
        put.setCheckable(True)
        put.setChecked(stands)
        put.toggled.connect(lambda wanted: self.put(card_set.id, wanted=wanted))
        own = below.addAction("Make its cards the story’s own", partial(self._make_own, card_set))
        own.setEnabled(stands)
        below.addSeparator()
        below.addAction("Edit the set", partial(self.edit, card_set))
        below.addAction("Rename…", partial(self._ask_for_new_name, card_set))
        delete = below.addAction("Delete the set", partial(self._delete, card_set))
        delete.setEnabled(count == 0)
        if count:
            delete.setText(f"Delete the set (it stands {under})")

    def put(self, set_id: str, *, wanted: bool) -> None:
        """Let a set stand under the open story, or take it from there."""
        story = self._desk.open_story.story
        if story is not None and (set_id in story.sets) is not wanted:
            kept = tuple(one for one in story.sets if one != set_id)
            self._feed.rows.leave()
            self._feed.rows.set_cards(story.cards, (*kept, set_id) if wanted else kept)

    def edit(self, card_set: CardSet) -> None:
        """Show a set's cards in the panel in place of the story's."""
        self._feed.rows.edit(card_set)
        self._desk.commands.run("view.cards")

    def open(self, set_id: str) -> None:
        """Show a set's cards in the panel, which belongs to a story."""
        if self._desk.open_story.story is None:
            self._desk.messages.toast("Open a story first: sets are edited beside one.")
        else:
            self._desk.lane.ask(lambda library: _found(library, set_id), self.edit, self._refused)

    def _done(self) -> None:
        self._feed.rows.leave()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_owner(self) -> None:
        card_set = self._feed.rows.set
        self._view.show_owner(card_set.name if card_set is not None else "")
        self._desk.commands.set_condition("set", card_set is not None)

    def _make_own(self, card_set: CardSet) -> None:
        story = self._desk.open_story.story
        if story is not None:
            self._desk.lane.ask(
                lambda library: _owned(library, story, card_set.id), self._take_own, self._refused
            )

    def _take_own(self, wanted: Story) -> None:
        now = self._desk.open_story.story
        if now is not None and now.id == wanted.id:
            self._feed.rows.leave()
            self._feed.rows.set_cards(wanted.cards, wanted.sets)

    def _ask_for_name(self) -> None:
        story = self._desk.open_story.story
        if story is None or not story.cards:
            self._desk.messages.toast("Pick cards first: a set is made of those that stand here.")
            return
        self._ask("New set", "Make the set", "", lambda name: self.create(name, story))

    def _ask(self, heading: str, act: str, name: str, named: Callable[[str], None]) -> None:
        if self._popover is None:
            self._popover = SetNamePopover(self._view.window())
            self._popover.named.connect(lambda name: self._named(name))
        self._named = named
        self._popover.ask(self._view.window(), heading, act, name)

    def _was_named(self) -> None:
        if self._popover is not None:
            self._popover.dismiss()

    def _refuse_name(self, error: DeskError) -> None:
        """Where it was typed, if that is still to be seen."""
        if self._popover is not None and self._popover.isVisible():
            self._popover.refuse(str(error))
        else:
            self._refused(error)

    def create(self, name: str, story: Story) -> None:
        """Make a set of a story's own cards, which stands under it in their place."""

        def done(made: tuple[CardSet, Changes]) -> None:
            card_set, changes = made
            self._was_named()
            self._desk.hub.announce(changes)
            now = self._desk.open_story.story
            if now is not None and now.id == story.id and now.cards == story.cards:
                self._feed.rows.set_cards((), (*now.sets, card_set.id))
            self._desk.messages.toast(f"Made the set “{card_set.name}”")

        self._desk.lane.ask(lambda library: _created(library, name, story), done, self._refuse_name)

    def _ask_for_new_name(self, card_set: CardSet) -> None:
        def rename(name: str) -> None:
            self._desk.lane.ask(lambda library: _renamed(library, card_set, name), done, self._refuse_name)

        def done(changes: Changes) -> None:
            self._was_named()
            self._desk.hub.announce(changes)

        self._ask("Rename the set", "Rename", card_set.name, rename)

    def _delete(self, card_set: CardSet) -> None:
        def done(changes: Changes) -> None:
            self._desk.hub.announce(changes)
            said = f"Deleted the set “{card_set.name}”"
            self._desk.messages.toast(
                said, UNDO, lambda: self._write(lambda library: _again(library, card_set))
            )

        self._desk.lane.ask(lambda library: _deleted(library, card_set.id), done, self._refused)

    def _write(self, job: "Callable[[Library], Changes]") -> None:
        self._desk.lane.ask(job, self._desk.hub.announce, self._refused)

    def _refused(self, error: DeskError) -> None:
        self._desk.messages.toast(str(error))


def _nothing(_name: str) -> None:
    """Nobody was asked."""


def _plain(name: str) -> str:
    """A name as the text of a menu, where an ampersand would underline a letter."""
    return name.replace("&", "&&")


def _known(library: "Library") -> Known:
    from deskeditor.services import card_sets  # loads SQLAlchemy: not on the UI thread

    return tuple((one, len(card_sets.stories(library, one.id))) for one in card_sets.sets(library))


def _found(library: "Library", set_id: str) -> CardSet:
    from deskeditor.services import card_sets

    return card_sets.find(library, set_id)


def _owned(library: "Library", story: Story, set_id: str) -> Story:
    from deskeditor.services import card_sets

    return card_sets.make_own(library, story, set_id)


def _created(library: "Library", name: str, story: Story) -> tuple[CardSet, Changes]:
    from deskeditor.services import card_sets

    return card_sets.create(library, name, story.cards)


def _renamed(library: "Library", card_set: CardSet, name: str) -> Changes:
    from dataclasses import replace

    from deskeditor.services import card_sets

    return card_sets.save(library, replace(card_set, name=name))[1]


def _again(library: "Library", card_set: CardSet) -> Changes:
    from deskeditor.services import card_sets

    return card_sets.create(library, card_set.name, card_set.cards)[1]


def _deleted(library: "Library", set_id: str) -> Changes:
    from deskeditor.services import card_sets

    return card_sets.delete(library, set_id)
