"""Which menus do a tile and the panel have?"""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from deskeditor.domain.card import Card
from deskeditor.ui.cards.card_actions import CardActions
from deskeditor.ui.cards.cards_view import CardsView
from deskeditor.ui.desk import Desk

_TILE = (
    ("cards.edit", "cards.explain", "cards.follow", "cards.open"),
    ("cards.picture", "cards.no_picture"),
    ("cards.layout.standard", "cards.layout.text_only", "cards.layout.lead"),
    ("cards.move_up", "cards.move_down"),
    ("cards.remove",),
)
_PANEL = (
    ("cards.add", "cards.copy_from", "cards.fill"),
    ("cards.refresh", "cards.preview"),
    ("cards.sets", "cards.new_set", "cards.leave_set"),
    ("cards.copy_html", "cards.copy_json", "cards.export_sheet"),
    ("cards.restore_suggestions",),
)


class CardMenus(QObject):
    """Opens the menu of the chosen tiles, and that of the panel."""

    def __init__(self, view: CardsView, actions: CardActions, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._actions, self._commands = view, actions, desk.commands

    def open_for(self, cards: tuple[Card, ...], place: QPoint) -> None:
        """The menu of the cards that are chosen, at a place of the screen."""
        menu = self._menu(_TILE)
        if len(cards) == 1:
            self._add_follow_fields(menu, cards[0])
        menu.popup(place)

    def open_panel(self, place: QPoint) -> None:
        """The menu of the whole panel, at a place of the screen."""
        menu = self._menu(_PANEL)
        remove_all = menu.addAction("Remove all cards", lambda: self._actions.remove(self._actions.cards))
        remove_all.setEnabled(bool(self._actions.cards))
        menu.popup(place)

    def _menu(self, groups: tuple[tuple[str, ...], ...]) -> QMenu:
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in groups:
            menu.addActions([self._commands.action(name) for name in group])
            menu.addSeparator()
        return menu

    def _add_follow_fields(self, menu: QMenu, card: Card) -> None:
        """Where a card has words of its own in several fields, each can follow the story again."""
        if len(card.overrides) < 2:
            return
        for name in card.overrides:
            action = QAction(f"Follow story again: {name.value}", menu)
            action.triggered.connect(partial(self._follow, card, name.value))
            menu.insertAction(self._commands.action("cards.open"), action)

    def _follow(self, card: Card, name: str, _checked: bool = False) -> None:
        self._actions.follow((card,), tuple(field for field in card.overrides if field.value == name))
