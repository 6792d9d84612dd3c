"""Which fields has the form, in which order, and how do they show and tell a story's details?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskeditor.domain.story import Details
from deskeditor.services.site_values import language_tag
from deskeditor.ui.details.corrections import CorrectionsGroup
from deskeditor.ui.details.date_field import date_field, embargo_words, reminder_words
from deskeditor.ui.details.fold import Fold
from deskeditor.ui.details.lead_image import LeadImageGroup
from deskeditor.ui.details.search_social import SearchSocial
from deskeditor.ui.details.slug_field import SlugField
from deskeditor.ui.details.status_field import StatusField
from deskeditor.ui.details.used_line import UsedLine
from deskeditor.ui.languages import language_name
from deskeditor.ui.widgets import Rule, TokenField, text_label
from deskeditor.ui.widgets.checked_field import CheckedField
from deskeditor.ui.widgets.choice_field import ChoiceField
from deskeditor.ui.widgets.field import GAP, Field, LineField, Pair, TextField

DATE_SAMPLE = "20 Nov 2026, 06:00"
LINES = ("section", "kicker", "dateline")
MOMENTS = ("published_at", "updated_at", "embargo_until")


class DetailsForm(QWidget):
    """Every field of a story but headline, standfirst and body; each edit is told at once."""

    edited = Signal(str, object)  # the field of Details, and its value

    def __init__(self) -> None:
        super().__init__()
        self.site = ChoiceField("Site")
        self.site.setVisible(False)
        self.status = StatusField()
        self.used = UsedLine("Where this story stands as a card")
        self.section = LineField("Section")
        self.kicker = LineField("Kicker")
        self.slug = SlugField()
        self.byline = TokenField("Add a name")
        self.dateline = LineField("Dateline")
        self.published_at = date_field("Publish date")
        self.updated_at = date_field("Updated")
        self.embargo_until = date_field("Embargo until", embargo_words)
        self.remind_at = date_field("Remind me", reminder_words)
        self.remind_about = LineField("Of what")
        self.language = CheckedField("Language", language_tag, explain=language_name)
        self.tags = TokenField("Add a tag")
        self.lead_image = LeadImageGroup()
        self.corrections = CorrectionsGroup()
        self.notes = TextField("Notes", lines=(3, 12))
        self.extra = TextField("Other fields of the imported file", lines=(2, 10))
        self.search_social = SearchSocial()
        self.fold = Fold("Search & social", self.search_social)
        self._set_up()
        self._place()
        self._connect()

    def _set_up(self) -> None:
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.section.line.setPlaceholderText("None")
        self.kicker.line.setPlaceholderText("Above the headline, such as Analysis")
        self.dateline.line.setPlaceholderText("A place")
        self.notes.box.setPlaceholderText("For the desk only; never exported")
        self.remind_about.line.setPlaceholderText("For the desk only, such as Ring the council")
        self.remind_about.setVisible(False)
        self.extra.box.setReadOnly(True)
        self.extra.say("Kept as they are, and written back into Markdown files.")

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 4, 16)  # the scroll bar's 10 px complete the right margin
        column.setSpacing(GAP)
        notes = text_label("Corrections and updates", "label")
        for widget in (
            Pair(self.status, self.section, "Local government"),
            self.used,
            self.site,
            self.kicker,
            self.slug,
            Field("Byline", self.byline, buddy=self.byline.edit),
            Pair(self.dateline, self.published_at, DATE_SAMPLE),
            Pair(self.language, self.updated_at, DATE_SAMPLE),
            Pair(self.embargo_until, self.remind_at, DATE_SAMPLE),
            self.remind_about,
            Field("Tags", self.tags, buddy=self.tags.edit),
            Rule(),
            self.lead_image,
            Rule(),
            notes,
            self.corrections,
            Rule(),
            self.notes,
            self.extra,
            Rule(),
            self.fold,
        ):
            column.addWidget(widget)
        column.setAlignment(self.used, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _connect(self) -> None:
        self.status.chosen.connect(lambda value: self.edited.emit("status", value))
        for name in (*LINES, "notes"):
            getattr(self, name).edited.connect(lambda value, name=name: self.edited.emit(name, value))
        for name in (*MOMENTS, "language"):
            getattr(self, name).accepted.connect(lambda value, name=name: self.edited.emit(name, value))
        for name in ("byline", "tags"):
            getattr(self, name).tokens_changed.connect(lambda value, name=name: self.edited.emit(name, value))
        for name in ("lead_image", "corrections"):
            getattr(self, name).edited.connect(lambda value, name=name: self.edited.emit(name, value))
        self.search_social.edited.connect(self.edited)

    def show_site(self, chosen: str, sites: tuple[tuple[str, str], ...]) -> None:
        """Show which site the story belongs to, where there is more than one."""
        self.site.setVisible(len(sites) > 1)
        self.site.offer(sites)
        self.site.show_value(chosen)

    def show_details(self, details: Details, *, force: bool = False) -> None:
        """Show a story's details; a field that is being typed in is left alone unless forced."""
        self.status.show_status(details.status)
        for name in (*LINES, "notes", "extra"):
            getattr(self, name).show_text(getattr(details, name), force=force)
        for name in (*MOMENTS, "language"):
            getattr(self, name).show_value(getattr(details, name), force=force)
        for name in ("byline", "tags"):
            if getattr(self, name).tokens != getattr(details, name):
                getattr(self, name).show_tokens(getattr(details, name))
        self.lead_image.show_value(details.lead_image, force=force)
        self.corrections.show_value(details.corrections, force=force)
        self.extra.setVisible(bool(details.extra))
        self.search_social.show_details(details, force=force)
