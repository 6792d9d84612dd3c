"""How does a link get into the body, and where does it lead?"""

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject
from PySide6.QtGui import QGuiApplication

from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.caret_anchor import at_caret
from deskeditor.ui.editor.editor_view import EditorView

if TYPE_CHECKING:
    from deskeditor.markup.selection import Selection
    from deskeditor.services.listing import StoryRow
    from deskeditor.storage.library import Library
    from deskeditor.ui.editor.link_popover import LinkedStory, LinkPopover

_RESULTS = 30
_KEY = "editor.link"
_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?:[/?#:]\S*)?")
_BESIDE = re.compile(r"#[\w-]+|[\w-]+\.html(?:#[\w-]+)?")
_HINT = "Enter links. Type an address, or words of a story’s headline."
_HINT_INSIDE = "Enter changes the link. An empty field takes it away."
_NOTHING = "That is neither a web address nor a story of this library."


class Linking(QObject):
    """Answers the commands that link, embed, and link stories; opens the popover for it."""

    def __init__(self, view: EditorView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk
        self._popover: LinkPopover | None = None
        desk.commands.on("insert.link", lambda: self._ask(only_story=False))
        desk.commands.on("insert.story_link", lambda: self._ask(only_story=True))
        desk.commands.on("insert.embed", self._embed)

    def _ask(self, *, only_story: bool) -> None:
        """Open the popover with what the link leads to now, else with the copied address."""
        if self._view.head.has_focus:
            return
        there = self._address_here()
        words = "" if only_story else there or copied_address()
        hint = _HINT_INSIDE if there and not only_story else _HINT
        self._made().begin(at_caret(self._view.body), words, hint)
        if only_story:
            self._search("", choose=True)

    def _made(self) -> "LinkPopover":
        if self._popover is None:
            from deskeditor.ui.editor.link_popover import LinkPopover

            self._popover = LinkPopover(self._view)
            self._popover.query_changed.connect(self._search)
            self._popover.address_given.connect(self._link)
            self._popover.story_chosen.connect(self._link_story)
            self._popover.keys_returned.connect(self._view.edit_body)
        return self._popover

    def _search(self, query: str, *, choose: bool = False) -> None:
        if address(query):
            self._made().show_stories((), choose=False)
            return
        self._desk.lane.ask(
            lambda library: _rows(library, query),
            partial(self._show, choose or bool(query.strip())),
            key=_KEY,
        )

    def _show(self, choose: bool, rows: "tuple[StoryRow, ...]") -> None:
        story = self._desk.open_story.story
        shown = [_linked(row) for row in rows if story is None or row.id != story.id]
        self._made().show_stories(shown, choose=choose)

    def _link(self, typed: str) -> None:
        target = address(typed)
        if typed and not target:
            self._made().say(_NOTHING, warning=True)
            return
        from deskeditor.markup import editing, link_addresses

        self._made().dismiss()
        target = link_addresses.clean(target)
        if target or self._address_here():
            self._view.body.apply(partial(editing.link, address=target))

    def _link_story(self, story: "LinkedStory") -> None:
        self._made().dismiss()
        self.link_stories([(story.slug, story.headline)])

    def link_stories(self, stories: "list[tuple[str, str]]") -> None:
        """Link stories, given as slug and headline, at the selection; inside a link, lead it there."""
        from deskeditor.markup import editing

        if len(stories) == 1 and self._address_here():
            self._view.body.apply(partial(editing.link, address=f"{stories[0][0]}.html"))
            return
        self._view.body.apply(partial(editing.story_links, stories=stories))

    def _address_here(self) -> str:
        from deskeditor.markup import editing_marks

        found: list[str] = []

        def look(text: str, selection: "Selection") -> None:
            found.append(editing_marks.link_address(text, selection))

        self._view.body.apply(look)
        return found[0]

    def _embed(self) -> None:
        if self._view.head.has_focus:
            return
        from deskeditor.markup import editing, link_addresses

        target = link_addresses.clean(copied_address()) or "https://"
        self._view.body.apply(partial(editing.embed, address=target))
        self._view.edit_body()


def copied_address() -> str:
    """What was copied, if it is an address."""
    from deskeditor.markup import link_addresses

    text = QGuiApplication.clipboard().text().strip()
    return text if link_addresses.is_address(text) and not text.startswith("www.") else ""


def address(typed: str) -> str:
    """What was typed as an address, `https://` put before a mere host; empty if it is none."""
    from deskeditor.markup import link_addresses

    typed = typed.strip()
    if _BESIDE.fullmatch(typed):
        return typed
    if _HOST.fullmatch(typed):
        return f"https://{typed}"
    return typed if link_addresses.target(typed) and " " not in typed else ""


def _linked(row: "StoryRow") -> "LinkedStory":
    from deskeditor.ui.editor.link_popover import LinkedStory

    day = row.changed_at.astimezone().date()
    date = QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
    line = "  ·  ".join(filter(None, (row.section, date)))
    return LinkedStory(row.slug, row.headline or "Untitled story", line)


def _rows(library: "Library", query: str) -> "tuple[StoryRow, ...]":
    from deskeditor.services import listing  # loads SQLAlchemy: not on the UI thread

    return listing.rows(library, listing.ListQuery(text=query.strip(), limit=_RESULTS)).rows
