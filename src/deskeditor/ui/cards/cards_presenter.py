"""How do the open story's cards come into the panel, and how do wishes there become edits?"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint

from deskeditor.domain.card import Card, Layout
from deskeditor.ui.cards.card_actions import CardActions
from deskeditor.ui.cards.card_feed import CardFeed
from deskeditor.ui.cards.card_history import CardHistory
from deskeditor.ui.cards.card_menus import CardMenus
from deskeditor.ui.cards.cards_view import CardsView
from deskeditor.ui.cards.own_pictures import OwnPictures
from deskeditor.ui.cards.picker_presenter import PickerPresenter
from deskeditor.ui.cards.pictures import Pictures
from deskeditor.ui.cards.ripple_presenter import RipplePresenter
from deskeditor.ui.cards.section_presenter import SectionPresenter
from deskeditor.ui.cards.sets_presenter import SetsPresenter
from deskeditor.ui.cards.sheet_presenter import SheetPresenter
from deskeditor.ui.cards.suggestions_presenter import SuggestionsPresenter
from deskeditor.ui.cards.wording_presenter import WordingPresenter
from deskeditor.ui.desk import Desk

_LAYOUTS = {
    "cards.layout.standard": Layout.STANDARD,
    "cards.layout.text_only": Layout.TEXT_ONLY,
    "cards.layout.lead": Layout.LEAD,
}


class CardsPresenter(QObject):
    """Joins the panel to the open story: tiles in, edits out."""

    def __init__(self, view: CardsView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._feed = CardFeed(desk, self)
        self._actions = CardActions(self._feed, desk, self)
        self._history = CardHistory(self._feed.rows, self)
        self._wording = WordingPresenter(view, self._feed, self._actions)
        self._own_pictures = OwnPictures(view, self._feed, self._actions, desk)
        self._menus = CardMenus(view, self._actions, desk)
        self.section = SectionPresenter(view, self._feed, desk)
        self._picker = PickerPresenter(view.picker, self._feed, desk)
        self._suggestions = SuggestionsPresenter(view.suggestions, self._feed, self._picker, desk)
        self.sets = SetsPresenter(view, self._feed, desk)
        self._sheet = SheetPresenter(view, self._feed, desk)
        self.ripple = RipplePresenter(view, desk)
        self._pictures = Pictures(view.thumbnails, desk, self)
        self._wanting = ""  # the id of a new card that wants to be chosen
        self._wants_words = False
        self._feed.changed.connect(self._show)
        self._listen()
        self._answer_commands()
        self._show()

    def start(self) -> None:
        """Ask the library what the cards say; called after the first paint."""
        self._feed.start()
        self._suggestions.start()
        self.ripple.start()

    def _listen(self) -> None:
        rows, model = self._view.list, self._view.model
        rows.open_requested.connect(self._open)
        rows.edit_requested.connect(lambda row: self._with(row, self._wording.edit))
        rows.remove_requested.connect(self._remove)
        rows.renew_requested.connect(partial(self._with_chosen, self._actions.renew))
        rows.undo_requested.connect(self._history.undo)
        rows.redo_requested.connect(self._history.redo)
        rows.badge_clicked.connect(lambda row: self._with(row, self._wording.explain))
        rows.menu_requested.connect(lambda _row, place: self._open_menu(place))
        rows.row_changed.connect(self._say_condition)
        rows.editing_changed.connect(self._say_condition)
        model.reordered.connect(self._actions.order)
        model.stories_dropped.connect(self._picker.add_stories)
        model.link_dropped.connect(self._picker.add_link)
        self._picker.added.connect(self._card_added)
        self._picker.finished.connect(rows.setFocus)
        self._view.menu_requested.connect(self._menus.open_panel)
        self._view.refresh_requested.connect(self._actions.renew_all)
        self._view.came_into_sight.connect(self._suggestions.look)

    def _answer_commands(self) -> None:
        commands, actions = self._desk.commands, self._actions
        commands.on("cards.add", self._begin_picking)
        commands.on("cards.refresh", actions.renew_all)
        commands.on("cards.move_up", lambda: self._move(-1))
        commands.on("cards.move_down", lambda: self._move(1))
        commands.on("cards.follow", lambda: self._with_chosen(actions.follow))
        commands.on("cards.keep", lambda: self._with_chosen(actions.keep))
        commands.on("cards.remove", self._remove)
        commands.on("cards.open", lambda: self._open(self._view.list.row))
        commands.on("cards.next_layout", lambda: self._with_chosen(actions.next_layout))
        for name, layout in _LAYOUTS.items():
            commands.on(
                name, lambda layout=layout: self._with_chosen(lambda cards: actions.lay_out(cards, layout))
            )
        for name, act in (
            ("cards.edit", self._wording.edit),
            ("cards.explain", self._wording.explain),
            ("cards.picture", self._own_pictures.choose),
            ("cards.no_picture", self._own_pictures.drop),
        ):
            commands.on(name, lambda act=act: self._with(self._view.list.row, act))

    @property
    def chosen(self) -> tuple[Card, ...]:
        """The cards whose tiles are chosen, as the open story has them now."""
        tiles = [self._view.model.tile(row) for row in self._view.list.rows]
        found = [self._actions.card(tile.id) for tile in tiles if tile is not None]
        return tuple(card for card in found if card is not None)

    def _with_chosen(self, act: Callable[[tuple[Card, ...]], object]) -> None:
        """Do something with the cards that are chosen, if there are any."""
        if self.chosen:
            act(self.chosen)
        else:
            self._tell_of_set(self._view.list.row)

    def _with(self, row: int, act: Callable[[Card], object]) -> None:
        """Do something with the card of a row, as the open story has it now."""
        tile = self._view.model.tile(row)
        card = self._actions.card(tile.id) if tile is not None else None
        if card is not None:
            act(card)
        else:
            self._tell_of_set(row)

    def _open(self, row: int) -> None:
        """Open what a tile leads to, whoever's card it is."""
        tile = self._view.model.tile(row)
        if tile is not None:
            self._actions.open(tile.teaser.card)

    def _tell_of_set(self, row: int) -> None:
        """A card of a set is not this story's to change: say where it is changed."""
        tile = self._view.model.tile(row)
        found = (one for one in self._feed.around.sets.values() if tile and one.name == tile.of_set)
        for card_set in found:
            said = f"This card belongs to the set “{card_set.name}”."
            self._desk.messages.toast(said, "Edit the set", partial(self.sets.edit, card_set))

    # --- showing

    def _show(self) -> None:
        tiles = self._feed.tiles()
        self._view.model.show(tiles)
        self._view.show_count(self._feed.count, self._feed.limit, len(tiles) - self._feed.count)
        self._view.show_stale(sum(bool(tile.teaser.stale) for tile in tiles))
        self._view.setEnabled(self._feed.rows.story is not None)
        self._say_condition()
        self._choose_new()

    def _say_condition(self) -> None:
        rows = self._view.list
        self._desk.commands.set_condition("card", rows.row >= 0 and not rows.is_editing)

    def _card_added(self, card_id: str, wants_words: bool) -> None:
        self._wanting, self._wants_words = card_id, wants_words
        self._choose_new()

    def _choose_new(self) -> None:
        """Choose a card that was just added, as soon as its tile is there."""
        row = self._view.model.row_of(self._wanting) if self._wanting else -1
        if row >= 0:
            self._wanting = ""
            self._view.list.choose(row)
            if self._wants_words:
                self._with(row, self._wording.edit)

    # --- wishes

    def _begin_picking(self) -> None:
        self._desk.commands.run("view.cards")
        self._view.picker.begin()

    def _move(self, by: int) -> None:
        rows = self._view.list
        self._with_chosen(lambda cards: self._actions.shift(cards, by))
        rows.scrollTo(rows.currentIndex())

    def _remove(self) -> None:
        cards = self.chosen
        if not cards:
            self._tell_of_set(self._view.list.row)
            return
        row = self._view.model.row_of(cards[0].id)
        self._actions.remove(cards)
        if self._view.model.rowCount():
            self._view.list.choose(min(row, self._view.model.rowCount() - 1))

    def _open_menu(self, place: QPoint) -> None:
        self._menus.open_for(self.chosen, place)
