"""Which picture stands above the body, and in which words?"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskeditor.domain.story import LeadImage
from deskeditor.ui.details.used_line import UsedLine
from deskeditor.ui.widgets.field import GAP, LineField, TextField
from deskeditor.ui.widgets.picture_field import PictureField

ALT_MISSING = "Say what the picture shows, for those who cannot see it."


class LeadImageGroup(QWidget):
    """The picture, and its alt text, caption and credit, which can be worded once there is one."""

    edited = Signal(object)  # LeadImage | None

    def __init__(self) -> None:
        super().__init__()
        self._value: LeadImage | None = None
        self.picture = PictureField("Lead image")
        self.used = UsedLine("Where else this picture is used")
        self.alt = TextField("Alt text", lines=(2, 5))
        self.caption = TextField("Caption", lines=(2, 5))
        self.credit = LineField("Credit")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.picture, self.used, self.alt, self.caption, self.credit):
            column.addWidget(widget)
        column.setAlignment(self.used, Qt.AlignmentFlag.AlignLeft)
        self.picture.removal_requested.connect(self._remove)
        for part in ("alt", "caption", "credit"):
            getattr(self, part).edited.connect(lambda text, name=part: self._reword(name, text))

    def show_value(self, value: LeadImage | None, *, force: bool = False) -> None:
        """Show a story's lead image in words; the picture itself goes to `picture`."""
        self._value = value
        words = value or LeadImage(image="")
        self.alt.show_text(words.alt, force=force)
        self.caption.show_text(words.caption, force=force)
        self.credit.show_text(words.credit, force=force)
        for field in (self.alt, self.caption, self.credit):
            field.setVisible(value is not None)
        self.picture.set_filled(filled=value is not None)
        self._judge()

    def _judge(self) -> None:
        missing = self._value is not None and not self._value.alt
        self.alt.say(ALT_MISSING if missing else "", "warning")

    def _reword(self, part: str, text: str) -> None:
        if self._value is not None and getattr(self._value, part) != text:
            self._value = replace(self._value, **{part: text})
            self._judge()
            self.edited.emit(self._value)

    def _remove(self) -> None:
        if self._value is not None:
            self.edited.emit(None)
