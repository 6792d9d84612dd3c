"""How does a field hold a value that not every text is: kept as typed, told when wrong, set when right?"""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QLocale, Signal

from deskeditor.errors import InvalidValue
from deskeditor.pages import addresses
from deskeditor.ui.details import dates
from deskeditor.ui.details.field import LineField
from deskeditor.ui.widgets.role import set_look

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


class CheckedField(LineField):
    """A line whose text `read` turns into a value, raising `InvalidValue`, and `write` back into a text.

    `explain` says more of a text that is right. `accepted` tells each value as soon as the text means one.
    What means none stays as typed, is told below the field when the editor leaves it, and changes nothing:
    the value that stood there before the typing is told again.
    """

    accepted = Signal(object)

    def __init__(
        self,
        name: str,
        read: Callable[[str], object],
        write: Callable[[object], str] = str,
        explain: Callable[[str], str] = lambda _text: "",
    ) -> None:
        super().__init__(name)
        self._read, self._write, self._explain = read, write, explain
        self._value: object = read("")
        self._before = self._value
        self._wrong = ""
        self.edited.connect(self._take)

    @property
    def is_wrong(self) -> bool:
        """Whether what is typed means no value."""
        return bool(self._wrong)

    def show_value(self, value: object, *, force: bool = False) -> None:
        """Show a value from elsewhere; text that means none is kept as typed unless forced."""
        if value != self._value or force:
            self._value = self._before = value
        if force:
            self._wrong = ""
        if not self._wrong:
            self.show_text(self._write(value), force=force)
            self._judge("")

    def _take(self, text: str) -> None:
        try:
            value = self._read(text)
        except InvalidValue as error:
            self._wrong = str(error)
            value = self._before
        else:
            self._judge("")
        if value != self._value and text != self._write(self._value):
            self._value = value
            self.accepted.emit(value)

    def _settle(self) -> None:
        self._judge(self._wrong)
        if not self._wrong:
            self._before = self._value
            self.show_text(self._write(self._value), force=True)

    def _judge(self, wrong: str) -> None:
        self._wrong = wrong
        self.say(wrong or self._explain(self.text()), "error" if wrong else "muted")
        set_look(self.line, "invalid", "true" if wrong else "false")


def date_field(name: str) -> CheckedField:
    """A field for a moment; `accepted` gives an aware datetime or None."""
    field = CheckedField(name, lambda text: dates.meant(text, datetime.now(UTC).astimezone()), _write_date)
    field.line.setPlaceholderText("Not set")
    field.line.setToolTip("Write it like 20 Nov 2026, 06:00, or tomorrow 6am, or now")
    return field


def _write_date(at: object) -> str:
    return dates.written(at) if isinstance(at, datetime) else ""


def language_tag(text: str) -> str:
    """A language as BCP 47 has it, `en-GB`; raises `InvalidValue` for what is none. Empty: the site's."""
    if text and not _LANGUAGE.fullmatch(text):
        raise InvalidValue(f"“{text}” is no language: write its code, such as en-GB, fr or pt-BR.")
    return text


def language_name(tag: str) -> str:
    """What a language is called: `English (United Kingdom)`; empty where nobody knows it."""
    locale = QLocale(tag)
    if locale.language() is QLocale.Language.C:
        return ""
    name = QLocale.languageToString(locale.language())
    return f"{name} ({QLocale.territoryToString(locale.territory())})" if "-" in tag else name


def web_address(text: str) -> str:
    """An address that pages may name; raises `InvalidValue` for anything but http and https."""
    if text and not addresses.web(text):
        raise InvalidValue(f"“{text}” is no web address: it begins with https:// and has no blanks.")
    return text
