"""What does the preview show, and when does it stop?"""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDesktopServices, QGuiApplication

from deskeditor.ui import theme
from deskeditor.ui.desk import Desk
from deskeditor.ui.preview import first_page, standing, unformatted
from deskeditor.ui.preview.devices import Device
from deskeditor.ui.preview.first_page import FirstPage
from deskeditor.ui.preview.following import Following
from deskeditor.ui.preview.page_maker import Made
from deskeditor.ui.preview.pictures import Pictures, Reply
from deskeditor.ui.preview.preview_menu import LookedAt, PreviewMenu
from deskeditor.ui.preview.preview_view import PreviewPane, State
from deskeditor.ui.preview.remote_images import FOLDER as REMOTE
from deskeditor.ui.preview.remote_images import RemoteImages
from deskeditor.ui.preview.rendering import Rendering
from deskeditor.ui.preview.theme_care import ThemeCare

if TYPE_CHECKING:
    from deskeditor.domain.story import Story
    from deskeditor.pages.page import Page
    from deskeditor.pages.surroundings import Surroundings
    from deskeditor.ui.preview.live_page import LivePage

_SWITCH_S = 0.0005  # a rendering in its own thread may keep the UI waiting so long, not Python's usual 5 ms
_STOPPED = "The preview stopped twice. Press F5 to try again; the text is safe."
_NOT_SHOWN = "The page could not be shown. Press F5 to try again; the text is safe."
_PAUSED = "Click to go on."
_UP_TO_DATE = "The page is up to date."


class PreviewPresenter(QObject):
    """Keeps the page in the pane that of the open story; the web view is made when it is first looked at."""

    def __init__(self, pane: PreviewPane, desk: Desk, first: FirstPage | None = None) -> None:
        super().__init__(pane)
        self._pane = pane
        self._desk = desk
        self._live: LivePage | None = None
        self._first = first  # until the first page of the open story stands
        self._started = False
        self._paused = False
        self._stopped = False
        self._crashes = 0
        self._device = Device.PHONE
        self._dark: bool | None = None  # once it was chosen here; until then as the window is
        self._loading: Made | None = None
        self._rendering = Rendering(desk, self)
        self.following = Following(self._rendering, self)
        self.pictures = first.pictures if first else Pictures(desk.lane.folder, self)
        self._remote = RemoteImages(self)
        self._theme_care = ThemeCare(desk, self)
        looked_at = LookedAt(self._has_selection, lambda: len(self._remote.waiting))
        self._menu = PreviewMenu(pane.menu, desk, self._rendering, looked_at, self)
        self._connect()
        self._offer_devices()
        self._show_appearance()
        if first is not None:
            self._take_view(first.live)
        self._opened()

    def start(self) -> None:
        """Make the web view, now or when the pane is first seen; called after the window's first paint."""
        self._started = True
        sys.setswitchinterval(_SWITCH_S)
        self._rendering.look_around()
        self._decide()

    def close(self) -> None:
        """Take the web view down; called before the window goes."""
        self._started = False
        self._rendering.hold(held=True)
        first_page.keep(self._desk, self._rendering)
        self._menu.close()
        if self._live is not None:
            live, self._live = self._live, None
            self.following.let_go()
            self._pane.stage.show_view(None)
            live.close()
        self.pictures.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Render only what is looked at."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._decide()
        return super().eventFilter(watched, event)

    def page(self, story: "Story", around: "Surroundings") -> "Page":
        """The page of a story, whether it is on show or not; called in the lane for pure work."""
        return self._rendering.maker.page(story, around)

    def refresh(self) -> None:
        """Load the page anew, whatever happened before."""
        self._stopped, self._crashes, self._loading = False, 0, None
        self._rendering.begin_again()
        self._decide()

    def pause(self, paused: bool) -> None:
        """Stop following the story, or go on."""
        if paused is not self._paused:
            self._paused = paused
            self._desk.commands.set_checked("view.pause", paused)
            self._decide()
            self._pane.show_state(State.PAUSED if paused else State.LIVE, _PAUSED if paused else "")

    def _connect(self) -> None:
        self._pane.installEventFilter(self)
        self._pane.dark_requested.connect(self._choose_dark)
        self._pane.resume_requested.connect(lambda: self.pause(paused=False))
        self._desk.open_story.opened.connect(self._opened)
        self._rendering.made.connect(self._made)
        self._rendering.failed.connect(self._failed)
        self._rendering.looked.connect(self._theme_care.follow)
        self._rendering.theme_failed.connect(self._theme_care.tell)
        self._theme_care.changed.connect(self._rendering.look_around)
        self._rendering.is_slow.connect(lambda: self._pane.show_state(State.UPDATING))
        self._menu.copy_requested.connect(self._copy)
        self._menu.images_requested.connect(self._remote.load)
        self._remote.changed.connect(self._show_remote)
        self._remote.finished.connect(lambda why: self._desk.messages.toast(why) if why else None)
        self._desk.commands.on("view.refresh", self.refresh)
        self._desk.commands.on("view.page_dark", self._choose_dark)
        self._desk.commands.on("view.pause", self.pause)
        self._desk.commands.on("view.remote_images", self._remote.load)
        theme.current().changed.connect(self._show_appearance)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._show_appearance)

    def _offer_devices(self) -> None:
        commands = self._desk.commands
        for device in Device:
            commands.on(f"view.{device}", lambda _checked, device=device: self.show_device(device))
        commands.set_checked(f"view.{self._device}")
        self._pane.show_devices({device: commands.action(f"view.{device}") for device in Device})
        self._pane.stage.show_device(self._device)

    def show_device(self, device: Device) -> None:
        """Lay the page out at a device's width, and bring the preview into sight."""
        self._device = device
        self._pane.stage.show_device(device)
        if self._live is not None:
            standing.show_scroll_bars(self._live, device)
        if not self._pane.isVisible():
            self._desk.commands.run("view.split")

    def _opened(self) -> None:
        story = self._desk.open_story.story
        if story is None:
            self._pane.show_empty()
        else:
            if story.id != self._rendering.shown_story:
                self._stopped, self._crashes = False, 0
            self._pane.show_page()
        self._decide()

    def _decide(self) -> None:
        """Is there something to show, and somebody who looks?"""
        seen = self._pane.isVisible() and self._desk.open_story.story is not None
        if seen and self._started and self._live is None:
            dark = self._is_dark()
            self._take_view(standing.stand(self._pane.stage, self._fetch, dark=dark, device=self._device))
        self._rendering.hold(held=not seen or self._paused or self._stopped or self._live is None)

    def _take_view(self, live: "LivePage") -> None:
        self._live = live
        self.following.take(live)
        live.fetch_from(self._fetch)
        live.loaded.connect(self._loaded)
        live.lost_track.connect(self._rendering.begin_again)
        live.crashed.connect(self._crashed)
        live.link_clicked.connect(QDesktopServices.openUrl)
        live.menu_requested.connect(self._menu.popup)
        self._pane.setFocusProxy(live.view)

    def _failed(self, why: str) -> None:
        """The last good page stays, but not that of another story."""
        story = self._desk.open_story.story
        if story is not None and story.id != self._rendering.shown_story:
            self._pane.show_empty()
        self._pane.show_state(State.FAILED, why)

    def _made(self, made: Made) -> None:
        self._theme_care.take_back()
        if self._live is None:
            return
        self._pane.show_page()
        self.pictures.expect(made.page.files)
        self._remote.expect(made.story, made.remote)
        self._offer_images()
        if made.patch is None:
            self._load(made)
            return
        self._stands(made)

    def _load(self, made: Made) -> None:
        if self._live is None:
            return
        if self._first is not None:
            first, self._first = self._first, None
            first.when_settled(lambda: self._take_over(first, made))
            return
        self._loading = made
        self._live.dress(self._remote.style(made.story))
        self._live.load(made.story, made.page.html, keep_scroll=made.story == self._rendering.shown_story)

    def _take_over(self, first: FirstPage, made: Made) -> None:
        """The page that the window began with may well be this one."""
        if first.shows(made.page.html):
            self._stands(made)
        else:
            self._load(made)

    def _fetch(self, reference: str, reply: Reply) -> None:
        if reference.startswith(REMOTE):
            reply(self._remote.content(reference))
        else:
            self.pictures.fetch(reference, reply)

    def _offer_images(self) -> None:
        self._desk.commands.set_condition("remote", bool(self._remote.waiting))

    def _show_remote(self) -> None:
        """An image has come that was asked for."""
        self._offer_images()
        if self._live is not None:
            self._live.dress(self._remote.style(self._rendering.shown_story))

    def _loaded(self, ok: bool) -> None:
        made, self._loading = self._loading, None
        if made is None:
            return
        if ok:
            self._stands(made)
        else:
            self._stop(_NOT_SHOWN)

    def _stands(self, made: Made) -> None:
        self._rendering.take(made)
        if self._live is not None:
            signs = f"{self.following.mark_script()}; {unformatted.script(made.page.body)}"
            if made.patch:
                self._live.apply(made.patch, signs)
            else:
                self._live.run(signs)
        self._pane.show_state(State.LIVE, unformatted.told(made.page.body) or _UP_TO_DATE)

    def _crashed(self) -> None:
        """Once is an accident; a page that ends its process twice is left alone until it is asked for."""
        self._loading = None
        self._crashes += 1
        if self._crashes == 1:
            QTimer.singleShot(0, self, self._rendering.begin_again)
        else:
            self._stop(_STOPPED)

    def _stop(self, why: str) -> None:
        self._stopped = True
        self._rendering.give_up()
        self._decide()
        self._pane.show_state(State.FAILED, why)

    def _has_selection(self) -> bool:
        return self._live is not None and self._live.page.hasSelection()

    def _copy(self) -> None:
        if self._live is not None:
            self._live.copy()

    def _choose_dark(self, dark: bool) -> None:
        self._dark = dark
        self._show_appearance()

    def _show_appearance(self) -> None:
        dark = self._is_dark()
        self._pane.show_dark(dark)
        self._desk.commands.set_checked("view.page_dark", dark)
        if self._live is not None:
            self._live.show_dark(dark)

    def _is_dark(self) -> bool:
        return theme.current().is_dark if self._dark is None else self._dark
