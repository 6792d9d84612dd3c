"""Which settings has a site, in which order, and how do they show and tell their values?"""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from deskeditor.domain.site import CorrectionsPlace, Site, UnpublishedCards
from deskeditor.services import site_values
from deskeditor.ui.languages import language_name
from deskeditor.ui.settings.comments_field import CommentsField
from deskeditor.ui.settings.site_groups import PartsField, TargetsField
from deskeditor.ui.widgets.checked_field import CheckedField
from deskeditor.ui.widgets.choice_field import ChoiceField
from deskeditor.ui.widgets.field import LineField
from deskeditor.ui.widgets.picture_field import PictureField

CARDS, EXCERPT = (1, 6), (40, 400)  # the fewest and the most that a site can want
LOGO_RATIO = 1 / 5
_PLACES = ((CorrectionsPlace.FOOT, "At the foot of the story"), (CorrectionsPlace.TOP, "Above the story"))
_UNPUBLISHED = (
    (UnpublishedCards.WARN, "Print them, and warn at the export"),
    (UnpublishedCards.REFUSE, "Refuse to export the page"),
    (UnpublishedCards.LEAVE_OUT, "Leave them out"),
)

# heading, and then the settings under it: the name in `Site`, a dot before one that stands in a part of it
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("name", "address", "language", "time_zone", "feed")),
    ("Look", ("theme", "logo", "footer")),
    ("Parts of the page", ("hidden", "corrections")),
    ("Sharing", ("share_label", "share_targets")),
    ("Newsletter", tuple(f"newsletter.{name}" for name in (
        "action", "title", "text", "button", "sending", "success", "failure", "failure_hint"))),
    ("Related stories", ("related_title", "card_limit", "excerpt_limit", "cards_unpublished")),
    ("Comments", ("comments",)),
)  # fmt: skip


def fields() -> dict[str, Any]:
    """A field for each setting, by its name; each has `show_value`, and a signal that `edited` gives."""
    lines = {
        "share_label": "Label of the share bars",
        "related_title": "Heading",
        "footer": "Footer",
        "newsletter.title": "Heading",
        "newsletter.text": "Text",
        "newsletter.button": "Button",
        "newsletter.sending": "While it is sent",
        "newsletter.success": "When it has worked",
        "newsletter.failure": "When it has not worked",
        "newsletter.failure_hint": "And what to do then",
    }
    made: dict[str, Any] = {name: _Line(label) for name, label in lines.items()}
    made |= _checked()
    made |= {
        "theme": ChoiceField("Theme"),
        "logo": PictureField("Logo", LOGO_RATIO),
        "hidden": PartsField(),
        "corrections": ChoiceField("Corrections and updates", [(one.value, words) for one, words in _PLACES]),
        "cards_unpublished": ChoiceField(
            "Cards for unpublished stories", [(one.value, words) for one, words in _UNPUBLISHED]
        ),
        "share_targets": TargetsField(),
        "comments": CommentsField(),
    }
    _explain(made)
    return made


class _Line(LineField):
    def show_value(self, value: str, *, force: bool = False) -> None:
        """Show a value from elsewhere, as other fields do."""
        self.show_text(value, force=force)


def _checked() -> dict[str, CheckedField]:
    number = partial(CheckedField, write=str)
    return {
        "name": CheckedField("Name", site_values.name),
        "address": CheckedField("Address", site_values.site_address),
        "language": CheckedField("Language", site_values.site_language, explain=language_name),
        "time_zone": CheckedField("Time zone", site_values.time_zone),
        "feed": CheckedField("Address of the feed", site_values.web_address),
        "newsletter.action": CheckedField("Address that it is sent to", site_values.loaded_address),
        "card_limit": number("Cards under a story", lambda text: site_values.count(text, *CARDS)),
        "excerpt_limit": number("Characters of an excerpt", lambda text: site_values.count(text, *EXCERPT)),
    }


def _explain(made: dict[str, Any]) -> None:
    """Say what an empty field means, and offer the time zones while one is typed."""
    placeholders = {
        "address": "https://… where the pages will stand",
        "time_zone": "As each time was written",
        "feed": "None",
        "footer": "The year and the site’s name",
        "newsletter.action": "Not set: pages have no newsletter box",
    }
    for name, words in placeholders.items():
        made[name].line.setPlaceholderText(words)
    completer = QCompleter(list(site_values.time_zones()), made["time_zone"].line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    made["time_zone"].line.setCompleter(completer)


def value_of(site: Site, name: str) -> Any:
    """The value of a setting by its name in GROUPS."""
    value: Any = site
    for part in name.split("."):
        value = getattr(value, part)
    return value


def with_value(site: Site, name: str, value: object) -> Site:
    """The site with one setting changed."""
    whole, _, part = name.partition(".")
    if whole == "corrections":
        value = CorrectionsPlace(str(value))
    if whole == "cards_unpublished":
        value = UnpublishedCards(str(value))
    if part:
        value = replace(getattr(site, whole), **{part: value})
    return replace(site, **{whole: value})  # type: ignore[arg-type]  # the field's own type
