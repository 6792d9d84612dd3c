"""What does the panel of details show?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QWidget

from deskeditor.domain.story import Details
from deskeditor.ui.details.fallbacks import Fallback
from deskeditor.ui.widgets import EmptyState

if TYPE_CHECKING:
    from deskeditor.ui.details.details_form import DetailsForm
    from deskeditor.ui.widgets.picture_field import PictureField

LEAD_IMAGE, SOCIAL_IMAGE = "lead_image", "social_image"  # the pictures of a story, by their fields
_AROUND = 48  # logical pixels above and below a field that one goes to: its label, what is said of it


@dataclass(frozen=True, slots=True)
class Shown:
    """A story's details, and what depends on more than them."""

    details: Details
    slug: str
    address: str
    fallbacks: Mapping[str, Fallback]
    language: str = ""  # the site's
    site: str = ""  # its id
    sites: tuple[tuple[str, str], ...] = ()  # the id and the name of each


@dataclass(frozen=True, slots=True)
class Known:
    """The words that fields complete."""

    sections: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(slots=True)
class _Waiting:
    """What was to be shown before the form was there."""

    shown: Shown | None = None
    known: Known = field(default_factory=Known)
    fold_open: bool = False


class DetailsView(QWidget):
    """The form for the open story; it is built when it is first seen, after the window's first paint."""

    built = Signal()
    edited = Signal(str, object)  # the field of Details, and its value
    site_chosen = Signal(str)  # its id
    slug_worded = Signal(str)
    slug_rebuild_requested = Signal()
    picture_choice_requested = Signal(str)  # LEAD_IMAGE or SOCIAL_IMAGE
    picture_file_dropped = Signal(str, str)  # the same, path
    picture_dropped = Signal(str, bytes)  # the same, PNG data
    fold_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailsPanel")
        self.setAccessibleName("Details")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form: DetailsForm | None = None
        self._scroll: QScrollArea | None = None
        self._waiting = _Waiting()
        self._stack = QStackedLayout(self)
        self._empty = EmptyState("info", "No story open", "Section, byline, tags and more will stand here.")
        self._stack.addWidget(self._empty)

    def showEvent(self, event: QShowEvent) -> None:
        """Build the form once the panel has been seen."""
        super().showEvent(event)
        if self.form is None:
            QTimer.singleShot(0, self, self.build)

    def build(self) -> "DetailsForm":
        """The form, made with the first call."""
        if self.form is None:
            from deskeditor.ui.details.details_form import DetailsForm  # not before the first paint

            self.form = DetailsForm()
            scroll = QScrollArea(widgetResizable=True)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setWidget(self.form)
            self._stack.addWidget(scroll)
            self._scroll = scroll
            self._connect(self.form)
            self._catch_up()
            had_focus = self.hasFocus()
            self.setFocusProxy(self.form.status.box)
            if had_focus:
                self.form.status.box.setFocus()
            self.built.emit()
        return self.form

    def _connect(self, form: "DetailsForm") -> None:
        form.edited.connect(self.edited)
        form.site.edited.connect(self.site_chosen)
        form.slug.worded.connect(self.slug_worded)
        form.slug.rebuild_requested.connect(self.slug_rebuild_requested)
        form.fold.toggled.connect(self.fold_toggled)
        for name, picture in self._pictures(form):
            picture.choice_requested.connect(lambda name=name: self.picture_choice_requested.emit(name))
            picture.file_dropped.connect(lambda path, name=name: self.picture_file_dropped.emit(name, path))
            picture.image_dropped.connect(lambda data, name=name: self.picture_dropped.emit(name, data))

    def _pictures(self, form: "DetailsForm") -> "tuple[tuple[str, PictureField], ...]":
        return (LEAD_IMAGE, form.lead_image.picture), (SOCIAL_IMAGE, form.search_social.picture)

    def _catch_up(self) -> None:
        self.set_known(self._waiting.known)
        self.set_fold_open(wanted=self._waiting.fold_open)
        if self._waiting.shown is not None:
            self.show_story(self._waiting.shown, force=True)

    def show_story(self, shown: Shown | None, *, force: bool = False) -> None:
        """Show a story, or that none is open; `force` (another one) also replaces what is being typed."""
        self._waiting.shown = shown
        if self.form is None:
            return
        self._stack.setCurrentIndex(0 if shown is None else 1)
        if shown is not None:
            self.form.show_details(shown.details, force=force)
            self.show_derived(shown, force=force)

    def show_derived(self, shown: Shown, *, force: bool = False) -> None:
        """Show what follows from the text: web address, placeholders, the snippet."""
        self._waiting.shown = shown
        if self.form is not None:
            self.form.show_site(shown.site, shown.sites)
            own = shown.details.slug_is_own
            self.form.slug.show_slug(shown.slug, shown.address, own=own, force=force)
            self.form.language.line.setPlaceholderText(shown.language)
            self.form.search_social.show_fallbacks(shown.details, shown.fallbacks, shown.address)

    def show_picture(self, name: str, picture: QImage, words: str = "") -> None:
        """Show one of the story's pictures, or say why there is none."""
        if self.form is not None:
            dict(self._pictures(self.form))[name].show_picture(picture, words)
            self.form.search_social.card.show_picture(picture, is_own=name == SOCIAL_IMAGE)

    def set_known(self, known: Known) -> None:
        """Offer these words while typing."""
        self._waiting.known = known
        if self.form is not None:
            self.form.section.complete_from(known.sections)
            self.form.byline.offer(known.authors)
            self.form.tags.offer(known.tags)

    def set_fold_open(self, *, wanted: bool) -> None:
        """Show or hide the fields of search and social media."""
        self._waiting.fold_open = wanted
        if self.form is not None:
            self.form.fold.set_open(wanted=wanted)

    def focus_tags(self) -> None:
        """Put the caret into the tags."""
        self._go_to(self.build().tags)

    def focus_site(self) -> None:
        """Put the focus on the choice of a site."""
        self._go_to(self.build().site.box)

    def focus_byline(self) -> None:
        """Put the caret into the byline."""
        self._go_to(self.build().byline)

    def focus_reminder(self) -> None:
        """Put the caret into the day of the reminder."""
        self._go_to(self.build().remind_at.line)

    def _go_to(self, field: QWidget) -> None:
        """Give a field the keys, in sight: at once, and again when a panel that was hidden has its place."""
        field.setFocus()
        self._reveal(field)
        QTimer.singleShot(0, self, partial(self._reveal, field))

    def _reveal(self, field: QWidget) -> None:
        if self._scroll is not None:
            self._scroll.ensureWidgetVisible(field, 0, _AROUND)
