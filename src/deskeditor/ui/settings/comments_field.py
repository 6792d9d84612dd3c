"""How is it chosen who provides the comments under a site's stories?"""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskeditor.domain.site import Comments
from deskeditor.services import site_values
from deskeditor.ui.widgets.checked_field import CheckedField
from deskeditor.ui.widgets.choice_field import ChoiceField
from deskeditor.ui.widgets.field import LineField

_NONE, _MARKER, _SCRIPT = "none", "marker", "script"
_MARKER_TEXT = "comments"


class CommentsField(QWidget):
    """Who provides the comments, and what that takes; `edited` tells the whole of it."""

    edited = Signal(object)  # Comments

    def __init__(self) -> None:
        super().__init__()
        choices = (
            (_NONE, "Nobody: the page has no comments"),
            (_MARKER, "The site itself, in place of a marker"),
            (_SCRIPT, "A script from elsewhere"),
        )
        self.provider = ChoiceField("Provided by", choices)
        self.heading = LineField("Heading")
        self.marker = LineField("Marker")
        self.script = CheckedField("Address of the script", site_values.loaded_address)
        self.element = CheckedField("Id of the element that it fills", site_values.element_id)
        self._value = self._loaded = Comments()
        self._explain()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.provider, self.heading, self.marker, self.script, self.element):
            column.addWidget(widget)
        self.provider.edited.connect(self._provide)
        self.heading.edited.connect(lambda _: self._tell())
        self.marker.edited.connect(lambda _: self._tell())
        self.script.accepted.connect(lambda value: self._load(script=value))
        self.element.accepted.connect(lambda value: self._load(thread=value))
        self._show_fields()

    def _explain(self) -> None:
        self.marker.say("An HTML comment on the page, where the site’s own include puts the comments.")
        self.script.line.setPlaceholderText("https://comments.example/embed.js")
        self.element.line.setPlaceholderText("Not set: the script finds its place by itself")
        self.element.say("What that server sends runs in your readers’ browsers; the preview never asks it.")

    def show_value(self, comments: Comments, *, force: bool = False) -> None:
        """Show other settings; what is typed and not right yet stays unless forced."""
        if comments == self._value and not force:
            return
        self._value = self._loaded = comments
        self.provider.show_value(_SCRIPT if comments.script else _MARKER if comments.marker else _NONE)
        self.heading.show_text(comments.heading, force=force)
        self.marker.show_text(comments.marker or _MARKER_TEXT, force=force)
        self.script.show_value(comments.script, force=force)
        self.element.show_value(comments.thread, force=force)
        self._show_fields()

    def _load(self, **values: str) -> None:
        self._loaded = replace(self._loaded, **values)
        self._tell()

    def _provide(self, _provider: str) -> None:
        self._show_fields()
        self._tell()

    def _show_fields(self) -> None:
        provider = self.provider.value
        self.heading.setVisible(provider != _NONE)
        self.marker.setVisible(provider == _MARKER)
        self.script.setVisible(provider == _SCRIPT)
        self.element.setVisible(provider == _SCRIPT)

    def _tell(self) -> None:
        provider = self.provider.value
        self._value = Comments(
            heading=self.heading.text(),
            marker=self.marker.text() if provider == _MARKER else "",
            script=self._loaded.script if provider == _SCRIPT else "",
            thread=self._loaded.thread if provider == _SCRIPT else "",
        )
        self.edited.emit(self._value)
