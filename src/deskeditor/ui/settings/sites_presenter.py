"""What happens when a site's settings are edited?"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer

from deskeditor.domain.changes import Changes
from deskeditor.domain.site import Site
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.settings import site_jobs
from deskeditor.ui.settings.shown_pictures import ShownPicture
from deskeditor.ui.settings.site_form import with_value
from deskeditor.ui.settings.site_jobs import ORIGIN, Edit, Known
from deskeditor.ui.settings.sites_page import SitesPage

DEFAULT = "default"
QUIET_MS = 150  # an edit is saved this long after the last key


class SitesPresenter(QObject):
    """Hands each edit to the library at once; every area hears of it and shows it."""

    def __init__(self, page: SitesPage, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._sites: dict[str, Site] = {}
        self._chosen = ""
        self._before: Site | None = None  # a reset
        self._owed: dict[str, list[Edit]] = {}  # by site, in the order in which they were made
        self._writes = 0  # on their way to the library
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self.save)
        self._logo = ShownPicture(page, desk, page.show_logo)
        page.site_chosen.connect(self._choose)
        page.new_requested.connect(self._begin)
        page.deletion_requested.connect(self._delete)
        page.edited.connect(self._edit)
        page.reset_requested.connect(self._reset)
        page.undo_requested.connect(self._undo)
        page.logo_choice_requested.connect(lambda: self._logo.choose(self._logo_setter()))
        page.logo_file_dropped.connect(lambda path: self._logo.take_file(path, self._logo_setter()))
        page.logo_dropped.connect(lambda data: self._logo.take_data(data, self._logo_setter()))
        desk.hub.changed.connect(self._library_changed)

    def open(self) -> None:
        """Show the sites as the library has them, that of the open story first."""
        story = self._desk.open_story.story
        self._chosen = story.site if story is not None else self._chosen or DEFAULT
        self._ask(force=True)

    def _ask(self, *, force: bool) -> None:
        self._desk.lane.ask(
            site_jobs.known, lambda known: self._take(known, force=force), key="settings.sites"
        )

    def _take(self, known: Known, *, force: bool) -> None:
        if (self._writes or self._owed) and not force:  # what is shown is newer
            return
        self._sites = {one.id: one for one in known.sites}
        force = force or self._chosen not in self._sites
        self._chosen = self._chosen if self._chosen in self._sites else known.sites[0].id
        self._page.show_themes(known.themes)
        self._page.show_sites(known.sites, self._chosen)
        self._show(force=force)

    @property
    def _site(self) -> Site:
        return self._sites.get(self._chosen, Site())

    def _show(self, *, force: bool) -> None:
        self._page.show_site(self._site, force=force)
        self._logo.show(self._site.logo)

    def _choose(self, site: str) -> None:
        self._chosen = site
        self._forget_reset()
        self._page.show_sites(tuple(self._sites.values()), site)
        self._show(force=True)

    def _edit(self, name: str, value: object) -> None:
        self._forget_reset()
        self._put(lambda site: with_value(site, name, value))
        if name == "logo":
            self._page.show_site(self._site)
            self._logo.show(self._site.logo)
        if name in ("theme", "language"):
            self._page.show_site(self._site)
        if name == "name":
            self._page.show_sites(tuple(self._sites.values()), self._chosen)

    def _put(self, edit: Edit) -> None:
        """Change the chosen site; the library's is changed in the same way, whatever else became of it."""
        site = self._sites.get(self._chosen)
        if site is None or edit(site) == site:
            return
        self._sites[site.id] = edit(site)
        self._owed.setdefault(site.id, []).append(edit)
        self._quiet.start()

    def save(self) -> None:
        """Hand what was edited to the library now."""
        self._quiet.stop()
        owed, self._owed = self._owed, {}
        for site, edits in owed.items():
            self._writes += 1
            self._desk.lane.ask(partial(site_jobs.change, site, edits), self._was_saved, self._was_not_saved)

    def _was_saved(self, changes: Changes) -> None:
        self._writes -= 1
        self._desk.hub.announce(changes)
        self._ask(force=False)

    def _was_not_saved(self, error: DeskError) -> None:
        self._writes -= 1
        self._refused(error)

    def _refused(self, error: DeskError) -> None:
        self._page.refuse(str(error))

    def _logo_setter(self) -> "_LogoSetter":
        return _LogoSetter(self, self._chosen)

    def take_logo(self, site: str, reference: str) -> None:
        """A picture came into the library for a site that was chosen then."""
        if site == self._chosen:
            self._edit("logo", reference)

    def _begin(self, name: str) -> None:
        self._forget_reset()
        self._desk.lane.ask(
            partial(site_jobs.begin, name), self._begun, lambda error: self._page.refuse(str(error))
        )

    def _begun(self, made: tuple[Site, Changes]) -> None:
        site, changes = made
        self._sites[site.id] = site
        self._choose(site.id)
        self._desk.hub.announce(changes)
        self._page.fields["address"].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self) -> None:
        wanted = self._chosen
        self.save()
        self._desk.lane.ask(
            partial(site_jobs.delete, wanted),
            lambda changes: self._deleted(wanted, changes),
            self._refused,
        )

    def _deleted(self, site: str, changes: Changes) -> None:
        self._sites.pop(site, None)
        self._desk.hub.announce(changes)
        self._choose(DEFAULT)
        self._page.chooser.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reset(self) -> None:
        """Back to what a new site has, but for who it is."""
        before = self._site
        self._put(lambda site: Site(id=site.id, name=site.name))
        self._show(force=True)
        self._before = before
        self._page.offer_undo(offered=True)

    def _undo(self) -> None:
        if before := self._before:
            self._put(lambda site: replace(before, name=site.name))
            self._show(force=True)
        self._forget_reset()

    def _forget_reset(self) -> None:
        self._before = None
        self._page.offer_undo(offered=False)

    def _library_changed(self, changes: Changes) -> None:
        if changes.sites and changes.origin != ORIGIN and self._page.isVisible():
            self._ask(force=False)


class _LogoSetter:
    """Sets the logo of the site that was chosen when the picture was."""

    def __init__(self, presenter: SitesPresenter, site: str) -> None:
        self._presenter, self._site = presenter, site

    def __call__(self, reference: str) -> None:
        self._presenter.take_logo(self._site, reference)
