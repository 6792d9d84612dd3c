"""What happens when details are edited, and when the story on the desk changes?"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from deskeditor.domain import slug
from deskeditor.domain.asset import PictureWords
from deskeditor.domain.changes import Changes
from deskeditor.domain.site import Site
from deskeditor.domain.story import Details, LeadImage, Status, Story
from deskeditor.ui.desk import Desk
from deskeditor.ui.details import fallbacks, slugs
from deskeditor.ui.details.beside import Beside
from deskeditor.ui.details.details_view import LEAD_IMAGE, SOCIAL_IMAGE, DetailsView, Known, Shown
from deskeditor.ui.details.fallbacks import Fallback
from deskeditor.ui.details.pictures import StoryPictures
from deskeditor.ui.details.where_used import WhereUsed
from deskeditor.ui.widgets.drop_zone import SUFFIXES
from deskeditor.ui.window_state import WindowState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deskeditor.storage.library import Library

TEXT_WAIT_MS = 100  # what follows from the text is shown this long after the last key
_FOLD = "details/search-and-social"
LISTED = ("section", "byline", "tags")  # fields whose values other stories are offered


class DetailsPresenter(QObject):
    """Hands each edit to the open story at once, and shows the story as it stands."""

    def __init__(self, view: DetailsView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._sites: dict[str, Site] = {}
        self._known_is_old = True
        self._pictures = StoryPictures(view, desk)
        self._where_used = WhereUsed(view, desk)
        self._beside = Beside(view, desk)
        self._text_timer = QTimer(self, interval=TEXT_WAIT_MS, singleShot=True)
        self._text_timer.timeout.connect(self._show_derived)
        self._hear_view()
        self._hear_desk()
        self._answer_commands()
        view.set_fold_open(wanted=_fold_was_open())
        self._story_opened()

    def start(self) -> None:
        """Ask the library for what the form completes, and for the site."""
        self._ask_known()
        self._ask_sites()

    def close(self) -> None:
        """Hand what was typed last to the library; called before the window goes."""
        self._beside.save()

    def _hear_view(self) -> None:
        view = self._view
        view.edited.connect(self._edit)
        view.site_chosen.connect(self._desk.open_story.set_site)
        view.slug_worded.connect(lambda text: self._change(slug=text, slug_is_own=True))
        view.slug_rebuild_requested.connect(self._follow_headline)
        view.picture_choice_requested.connect(self._choose_picture)
        view.picture_file_dropped.connect(self._take_file)
        view.picture_dropped.connect(self._take_data)
        view.built.connect(self._show_derived)
        view.built.connect(self._show_pictures)
        view.fold_toggled.connect(lambda is_open: _remember_fold(is_open=is_open))

    def _hear_desk(self) -> None:
        open_story = self._desk.open_story
        open_story.opened.connect(self._story_opened)
        open_story.details_changed.connect(self._details_changed)
        open_story.text_changed.connect(self._text_timer.start)
        self._desk.hub.changed.connect(self._library_changed)

    def _answer_commands(self) -> None:
        commands = self._desk.commands
        commands.on("story.tags", self._edit_tags)
        commands.on("story.site", self._choose_site)
        for status in Status:
            commands.on(f"story.status.{status.value}", lambda _checked, to=status: self._change(status=to))

    @property
    def _story(self) -> Story | None:
        return self._desk.open_story.story

    def _edit(self, name: str, value: object) -> None:
        self._known_is_old = self._known_is_old or name in LISTED
        self._change(**{name: value})

    def _change(self, **values: object) -> None:
        if self._story is not None:
            self._desk.open_story.set_details(self._story.with_details(**values).details)

    def _follow_headline(self) -> None:
        if self._story is not None and self._story.details.slug_is_own:
            self._change(slug=slug.from_headline(self._story.headline), slug_is_own=False)

    def _edit_tags(self) -> None:
        self._desk.commands.run("view.details")
        self._view.focus_tags()

    def _story_opened(self) -> None:
        self._show(force=True)
        if self._known_is_old:
            self._ask_known()

    def _details_changed(self) -> None:
        self._show(force=False)

    def _show(self, *, force: bool) -> None:
        story = self._story
        self._view.show_story(self._shown(story) if story else None, force=force)
        self._show_pictures()
        if story is not None:
            self._desk.commands.set_checked(f"story.status.{story.details.status.value}")

    def _show_derived(self) -> None:
        if self._story is not None:
            self._view.show_derived(self._shown(self._story))

    def _shown(self, story: Story) -> Shown:
        web_slug = slugs.shown(story)
        site = self._sites.get(story.site, Site(id=story.site))
        address = slugs.address(site.address, web_slug)
        language = f"{site.language} — the site’s language"
        choices = tuple((one.id, one.name) for one in self._sites.values())
        return Shown(
            story.details,
            web_slug,
            address,
            self._fallbacks(story, address, site),
            language,
            story.site,
            choices,
        )

    def _fallbacks(self, story: Story, address: str, site: Site) -> "Mapping[str, Fallback]":
        """The body is read once the form is there to show it: not before the first paint."""
        return fallbacks.of(story, address, site.name, with_body=self._view.form is not None)

    def _show_pictures(self) -> None:
        details = self._story.details if self._story else Details()
        lead = details.lead_image
        self._pictures.show(LEAD_IMAGE, lead.image if lead else "")
        self._pictures.show(SOCIAL_IMAGE, details.social_image)

    def _choose_picture(self, name: str) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        path, _ = QFileDialog.getOpenFileName(self._view, "Choose a picture", "", f"Pictures ({kinds})")
        if path:
            self._take_file(name, path)

    def _take_file(self, name: str, path: str) -> None:
        self._pictures.take_file(path, self._setter(name))

    def _take_data(self, name: str, data: bytes) -> None:
        self._pictures.take_data(data, self._setter(name))

    def _setter(self, name: str) -> "_PictureSetter":
        return _PictureSetter(self._desk, name)

    def _library_changed(self, changes: Changes) -> None:
        if changes.sites:
            self._ask_sites()
        self._known_is_old = self._known_is_old or changes.listing

    def _choose_site(self) -> None:
        self._desk.commands.run("view.details")
        self._view.focus_site()

    def _ask_known(self) -> None:
        self._known_is_old = False
        self._desk.lane.ask(_known, self._view.set_known, key="details.known")

    def _ask_sites(self) -> None:
        self._desk.lane.ask(_sites, self._take_sites, key="details.sites")

    def _take_sites(self, sites: tuple[Site, ...]) -> None:
        self._sites = {one.id: one for one in sites}
        self._desk.commands.set_condition("sites", len(sites) > 1)
        self._show_derived()


class _PictureSetter:
    """Sets the reference of a new picture in the story that was open when it was chosen."""

    def __init__(self, desk: Desk, name: str) -> None:
        self._desk = desk
        self._name = name
        story = desk.open_story.story
        self._id = story.id if story else ""

    def __call__(self, reference: str, words: PictureWords) -> None:
        story = self._desk.open_story.story
        if story is None or story.id != self._id:
            return
        value: object = reference
        if self._name == LEAD_IMAGE:
            value = self._lead(story.details.lead_image or LeadImage(image=""), reference, words)
        self._desk.open_story.set_details(story.with_details(**{self._name: value}).details)

    def _lead(self, lead: LeadImage, reference: str, words: PictureWords) -> LeadImage:
        """The new lead image: what it says of itself goes where the editor has said nothing."""
        caption, credit = lead.caption or words.caption, lead.credit or words.credit
        read = [name for name in ("caption", "credit") if getattr(words, name) and not getattr(lead, name)]
        if read:
            self._desk.messages.toast(f"The {' and the '.join(read)} came with the picture: check the words.")
        return replace(lead, image=reference, caption=caption, credit=credit)


def _fold_was_open() -> bool:
    return WindowState().word(_FOLD, "closed") == "open"


def _remember_fold(*, is_open: bool) -> None:
    WindowState().keep_word(_FOLD, "open" if is_open else "closed")


def _known(library: "Library") -> Known:
    from deskeditor.services import listing  # loads SQLAlchemy: not on the UI thread

    return Known(listing.sections(library), listing.author_names(library), listing.tags(library))


def _sites(library: "Library") -> tuple[Site, ...]:
    from deskeditor.services import sites

    return sites.sites(library)
