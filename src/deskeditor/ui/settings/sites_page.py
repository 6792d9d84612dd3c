"""What does the page of the sites show: which there are, and the settings of the one that is chosen?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton

from deskeditor.domain.site import Site
from deskeditor.pages.site_words import spoken
from deskeditor.ui.settings import site_form
from deskeditor.ui.settings.settings_page import SettingsPage
from deskeditor.ui.widgets.checked_field import CheckedField
from deskeditor.ui.widgets.choice_field import ChoiceField
from deskeditor.ui.widgets.field import LineField

if TYPE_CHECKING:
    from deskeditor.services.themes import ListedTheme

LOGO = "logo"


class SitesPage(SettingsPage):
    """A box with the sites above the form of one of them."""

    site_chosen = Signal(str)  # id
    new_requested = Signal(str)  # its name
    deletion_requested = Signal()
    edited = Signal(str, object)  # the setting's name, and its value
    logo_choice_requested = Signal()
    logo_file_dropped = Signal(str)
    logo_dropped = Signal(bytes)

    def __init__(self) -> None:
        super().__init__("Sites")
        self.new = QPushButton("New site…")
        self.newcomer = LineField("Name of the new site")
        self.newcomer.say("Type a name and press Enter.")
        self.delete = QPushButton("Delete")
        self.delete.setAccessibleName("Delete this site")
        self.chooser = ChoiceField("Site", beside=(self.new, self.delete))
        self.fields = site_form.fields()
        self._themes: dict[str, ListedTheme] = {}
        self.begin("")
        self.add(self.chooser, "sites new delete publication")
        self.add(self.newcomer)
        self.show_row(self.newcomer, shown=False)
        for heading, names in site_form.GROUPS:
            self.begin(heading)
            for name in names:
                self.add(self.fields[name], _words(name))
        self._connect()

    def _connect(self) -> None:
        self.chooser.edited.connect(self.site_chosen)
        self.new.clicked.connect(self._ask_name)
        self.newcomer.line.returnPressed.connect(self._name_typed)
        self.delete.clicked.connect(self.deletion_requested)
        for name, field in self.fields.items():
            if name != LOGO:
                told = field.accepted if isinstance(field, CheckedField) else field.edited
                told.connect(lambda value, name=name: self.edited.emit(name, value))
        logo = self.fields[LOGO]
        logo.choice_requested.connect(self.logo_choice_requested)
        logo.file_dropped.connect(self.logo_file_dropped)
        logo.image_dropped.connect(self.logo_dropped)
        logo.removal_requested.connect(lambda: self.edited.emit(LOGO, ""))

    def _ask_name(self) -> None:
        self.newcomer.show_text("", force=True)
        self.show_row(self.newcomer, shown=True)
        self.newcomer.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _name_typed(self) -> None:
        if name := self.newcomer.text():
            self.show_row(self.newcomer, shown=False)
            self.new_requested.emit(name)

    def show_sites(self, sites: Sequence[Site], chosen: str) -> None:
        """Show which sites there are, and which of them the form is about."""
        self.chooser.box.clear()
        self.chooser.offer([(one.id, one.name) for one in sites])
        self.chooser.show_value(chosen)
        self.delete.setEnabled(bool(sites) and chosen != sites[0].id)
        self.chooser.say(f"Its stories have site={chosen} on the command line." if len(sites) > 1 else "")

    def refuse(self, words: str) -> None:
        """Say below the sites why something was not done."""
        self.chooser.say(words, "error")

    def show_themes(self, themes: "Sequence[ListedTheme]") -> None:
        """Offer these themes."""
        self._themes = {one.id: one for one in themes}
        self.fields["theme"].offer([(one.id, one.name) for one in themes])
        self._describe_theme()

    def show_site(self, site: Site, *, force: bool = False) -> None:
        """Show a site's settings; a field that is being typed in is left alone unless forced.

        Texts that nobody worded show as the site's pages print them.
        """
        printed = spoken(site, site.language)
        for name, field in self.fields.items():
            if name == LOGO:
                field.set_filled(filled=bool(site.logo))
            else:
                field.show_value(site_form.value_of(printed, name), force=force)
        self._describe_theme()

    def show_logo(self, picture: QImage, words: str = "") -> None:
        """Show the logo, or say why there is none."""
        self.fields[LOGO].show_picture(picture, words)

    def _describe_theme(self) -> None:
        field = self.fields["theme"]
        theme = self._themes.get(field.value)
        if theme is None:
            unknown = bool(self._themes and field.value)
            field.say("There is no theme of that name any more; choose another." if unknown else "", "error")
        else:
            field.say(theme.trouble or theme.description, "error" if theme.trouble else "muted")


def _words(name: str) -> str:
    """What finds a setting besides its label."""
    return {
        "hidden": "switch on off share lead image reading time tags newsletter comments neighbours footer",
        "share_targets": "share targets links",
        "language": "locale",
        "feed": "rss atom",
        "comments": "comments provider script marker",
    }.get(name, "")
