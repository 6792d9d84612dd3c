"""What do search engines and social networks say of a story?"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskeditor.domain.story import Details
from deskeditor.services.site_values import web_address
from deskeditor.ui.details.fallbacks import DESCRIPTION_LIMIT, SEARCH_TITLE_LIMIT, Fallback
from deskeditor.ui.details.snippet import SearchSnippet
from deskeditor.ui.details.social_card import SocialCard
from deskeditor.ui.widgets import text_label
from deskeditor.ui.widgets.checked_field import CheckedField
from deskeditor.ui.widgets.drop_zone import SOCIAL
from deskeditor.ui.widgets.field import GAP, LineField, TextField
from deskeditor.ui.widgets.picture_field import PictureField


class SearchSocial(QWidget):
    """The fields, with what is used where they are empty as placeholders, and what others will show."""

    edited = Signal(str, object)  # the field of Details, and its value

    def __init__(self) -> None:
        super().__init__()
        self.search_title = LineField("Search title", limit=SEARCH_TITLE_LIMIT)
        self.description = TextField("Description", limit=DESCRIPTION_LIMIT)
        self.canonical = CheckedField("Canonical address", web_address)
        self.social_title = LineField("Social title")
        self.social_description = TextField("Social description")
        self.picture = PictureField("Social image", SOCIAL)
        self.snippet = SearchSnippet()
        self.card = SocialCard()
        self._captions = (
            text_label("Search result preview", "label"),
            text_label("Social card preview", "label"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.search_title, self.description, self._captions[0], self.snippet, self.canonical,
                       self.social_title, self.social_description, self.picture, self._captions[1],
                       self.card):  # fmt: skip
            column.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        for name in ("search_title", "description", "social_title", "social_description"):
            getattr(self, name).edited.connect(lambda text, name=name: self.edited.emit(name, text))
        self.canonical.accepted.connect(lambda value: self.edited.emit("canonical", value))
        self.picture.removal_requested.connect(lambda: self.edited.emit("social_image", ""))
        self.snippet.part_clicked.connect(self._edit)
        self.card.part_clicked.connect(self._edit)

    def _edit(self, name: str) -> None:
        """Lead to a field, and into sight: its snippet stands below it."""
        control = self.picture.zone if name == "picture" else getattr(self, name).control
        control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_details(self, details: Details, *, force: bool = False) -> None:
        """Show the values; a field that is being typed in is left alone unless forced."""
        for name in ("search_title", "description", "social_title", "social_description"):
            getattr(self, name).show_text(getattr(details, name), force=force)
        self.canonical.show_value(details.canonical, force=force)
        self.picture.set_filled(filled=bool(details.social_image))

    def show_fallbacks(self, details: Details, fallbacks: Mapping[str, Fallback], address: str) -> None:
        """Show what is used where a field is empty, the result of a search, and the card."""
        for name, fallback in fallbacks.items():
            getattr(self, name).control.setPlaceholderText(fallback.placeholder)
        said = {name: getattr(details, name) or fallback.value for name, fallback in fallbacks.items()}
        place = details.canonical.partition("://")[2] or address
        self.snippet.show_result(place, said["search_title"], said["description"])
        domain = place.partition("/")[0] if "/" in place else ""  # a page without a site has a name only
        self.card.show_card(domain, said["social_title"], said["social_description"])
        for widget in (*self._captions, self.snippet, self.card):
            widget.setVisible(bool(said["search_title"] or place))
