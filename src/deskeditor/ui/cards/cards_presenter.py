"""How do the open story's cards come into the panel, and how do wishes there become edits?"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from deskeditor.domain.card import Card
from deskeditor.ui.cards.card_actions import CardActions
from deskeditor.ui.cards.card_feed import CardFeed
from deskeditor.ui.cards.card_history import CardHistory
from deskeditor.ui.cards.cards_view import CardsView
from deskeditor.ui.cards.picker_presenter import PickerPresenter
from deskeditor.ui.cards.pictures import Pictures
from deskeditor.ui.cards.tile import Badge
from deskeditor.ui.desk import Desk

_TILE_MENU = (
    ("cards.edit", "cards.follow", "cards.open"),
    ("cards.move_up", "cards.move_down"),
    ("cards.remove",),
)


class CardsPresenter(QObject):
    """Joins the panel to the open story: tiles in, edits out."""

    def __init__(self, view: CardsView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._feed = CardFeed(desk, self)
        self._actions = CardActions(self._feed, desk, self)
        self._history = CardHistory(desk.open_story, self)
        self._picker = PickerPresenter(view.picker, self._feed, desk)
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

    def _listen(self) -> None:
        rows, model = self._view.list, self._view.model
        rows.open_requested.connect(lambda row: self._with(row, self._actions.open))
        rows.edit_requested.connect(lambda row: self._with(row, self._edit))
        rows.remove_requested.connect(lambda row: self._with(row, self._remove))
        rows.renew_requested.connect(lambda row: self._with(row, self._actions.renew))
        rows.undo_requested.connect(self._history.undo)
        rows.redo_requested.connect(self._history.redo)
        rows.badge_clicked.connect(lambda row: self._with(row, self._explain_badge))
        rows.menu_requested.connect(self._tile_menu)
        rows.row_changed.connect(self._say_condition)
        rows.editing_changed.connect(self._say_condition)
        model.moved.connect(self._actions.move)
        model.stories_dropped.connect(self._picker.add_stories)
        model.address_dropped.connect(self._picker.add_address)
        self._picker.added.connect(self._card_added)
        self._picker.finished.connect(self._picking_finished)
        self._view.menu_requested.connect(self._panel_menu)

    def _answer_commands(self) -> None:
        commands, rows = self._desk.commands, self._view.list
        commands.on("cards.add", self._begin_picking)
        commands.on("cards.refresh", self._actions.renew_all)
        commands.on("cards.move_up", lambda: self._move(-1))
        commands.on("cards.move_down", lambda: self._move(1))
        commands.on("cards.edit", lambda: self._with(rows.row, self._edit))
        commands.on("cards.follow", lambda: self._with(rows.row, self._actions.follow))
        commands.on("cards.open", lambda: self._with(rows.row, self._actions.open))
        commands.on("cards.remove", lambda: self._with(rows.row, self._remove))

    def _with(self, row: int, act: Callable[[Card], object]) -> None:
        """Do something with the card of a row, as the open story has it now."""
        tile = self._view.model.tile(row)
        card = self._actions.card(tile.id) if tile is not None else None
        if card is not None:
            act(card)

    # --- showing

    def _show(self) -> None:
        tiles = self._feed.tiles()
        self._view.model.show(tiles)
        self._view.show_count(self._feed.count, self._feed.limit)
        self._view.setEnabled(self._desk.open_story.story is not None)
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
                self._with(row, self._edit)

    # --- wishes

    def _begin_picking(self) -> None:
        self._desk.commands.run("view.cards")
        self._view.picker.begin()

    def _picking_finished(self) -> None:
        self._view.list.setFocus()

    def _move(self, by: int) -> None:
        rows = self._view.list
        self._with(rows.row, lambda card: self._actions.move(card.id, rows.row + by))
        rows.scrollTo(rows.currentIndex())

    def _remove(self, card: Card) -> None:
        row = self._view.model.row_of(card.id)
        self._actions.remove(card)
        if self._view.model.rowCount():
            self._view.list.choose(min(row, self._view.model.rowCount() - 1))

    def _edit(self, card: Card) -> None:
        from deskeditor.ui.cards.tile_editor import TileEditor  # like the popover not before it is wanted

        rows = self._view.list
        if card.id == rows.edited:
            return
        rows.close_editor()
        editor = TileEditor(self._actions.wording(card))
        editor.saved.connect(partial(self._save_words, card.id))
        editor.cancelled.connect(rows.close_editor)
        rows.show_editor(self._view.model.row_of(card.id), editor)

    def _save_words(self, card_id: str, words: dict[str, str]) -> None:
        self._view.list.close_editor()
        card = self._actions.card(card_id)
        if card is not None:
            self._actions.word(card, words)

    def _explain_badge(self, card: Card) -> None:
        from deskeditor.ui.cards.badge_popover import BadgePopover
        from deskeditor.ui.cards.drift import drift

        rows = self._view.list
        tile = self._view.model.tile(self._view.model.row_of(card.id))
        if tile is not None and tile.badge is Badge.UNWORDED:
            self._edit(card)
            return
        popover = BadgePopover(drift(card, self._feed.values(card)))
        popover.keep_requested.connect(lambda: self._actions.keep(card))
        popover.renew_requested.connect(lambda: self._actions.renew(card))
        popover.remove_requested.connect(lambda: self._remove(card))
        popover.closed.connect(rows.setFocus)
        popover.open_below(rows.place_anchor(self._view.model.row_of(card.id)))

    # --- menus

    def _menu(self) -> QMenu:
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _tile_menu(self, row: int, place: QPoint) -> None:
        self._view.list.choose(row)
        menu = self._menu()
        for group in _TILE_MENU:
            menu.addActions([self._desk.commands.action(name) for name in group])
            menu.addSeparator()
        self._with(row, partial(self._add_follow_fields, menu))
        menu.popup(place)

    def _add_follow_fields(self, menu: QMenu, card: Card) -> None:
        """Where a card has words of its own in several fields, each can follow the story again."""
        if len(card.overrides) < 2:
            return
        for name in card.overrides:
            action = QAction(f"Follow story again: {name.value}", menu)
            action.triggered.connect(lambda _checked, name=name: self._actions.follow(card, (name,)))
            menu.insertAction(self._desk.commands.action("cards.open"), action)

    def _panel_menu(self, place: QPoint) -> None:
        menu = self._menu()
        menu.addActions([self._desk.commands.action(name) for name in ("cards.add", "cards.refresh")])
        menu.addSeparator()
        remove_all = menu.addAction("Remove all cards", self._actions.remove_all)
        remove_all.setEnabled(bool(self._actions.cards))
        menu.popup(place)
