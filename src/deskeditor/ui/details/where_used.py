"""Where else do the open story and its lead image stand? Said before either is changed or unpublished."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from deskeditor.domain.changes import Changes
from deskeditor.ui.desk import Desk
from deskeditor.ui.details.details_view import DetailsView

if TYPE_CHECKING:
    from deskeditor.storage.library import Library


class _Asked(NamedTuple):
    story: str = ""
    picture: str = ""  # its lead image, or nothing


class _Told(NamedTuple):
    story: str = ""  # "under 3 stories"
    picture: str = ""  # "by 2 stories and as the logo of …"
    picture_short: str = ""


class WhereUsed(QObject):
    """Keeps the lines in the form true; a press on one lists the stories."""

    def __init__(self, view: DetailsView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._of = _Asked()  # what the lines are about
        view.built.connect(self._built)
        desk.open_story.opened.connect(self._ask)
        desk.open_story.details_changed.connect(self._details_changed)
        desk.hub.changed.connect(self._library_changed)

    def _built(self) -> None:
        form, run = self._view.form, self._desk.commands.run
        if form is not None:
            form.used.clicked.connect(lambda: run("cards.where_used"))
            form.lead_image.used.clicked.connect(lambda: run("cards.picture_used"))
        self._ask()

    def _now(self) -> _Asked:
        story = self._desk.open_story.story
        lead = story.details.lead_image if story else None
        return _Asked(story.id if story else "", lead.image if lead else "")

    def _details_changed(self) -> None:
        if self._now() != self._of:
            self._ask()

    def _library_changed(self, changes: Changes) -> None:
        if changes.cards or changes.listing:
            self._ask()

    def _ask(self) -> None:
        asked, before = self._now(), self._of
        if self._view.form is None or not asked.story:
            return
        self._of = asked
        if asked != before:
            self._say(_Told())
        self._desk.lane.ask(
            lambda library: _told(library, asked),
            lambda told: self._say(told) if asked == self._now() else None,
            lambda _error: self._say(_Told()),  # what the library cannot say now is said with the next change
            key="details.used",
        )

    def _say(self, told: _Told) -> None:
        form = self._view.form
        if form is not None:
            form.used.say(f"Stands {told.story}" if told.story else "")
            short = f"Also used {told.picture_short}" if told.picture_short else ""
            form.lead_image.used.say(short, f"Also used {told.picture}")


def _told(library: "Library", asked: _Asked) -> _Told:
    from deskeditor.services import used  # loads SQLAlchemy: not on the UI thread

    story = used.story(library, asked.story).words
    if not asked.picture:
        return _Told(story)
    also = used.also(used.asset(library, asked.picture), asked.story)
    return _Told(story, used.also_words(also), used.also_words(also, short=True))
