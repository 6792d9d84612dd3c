"""How does a field hold a value that not every text is: kept as typed, told when wrong, set when right?"""

from collections.abc import Callable

from PySide6.QtCore import Signal

from deskeditor.errors import InvalidValue
from deskeditor.ui.widgets.field import LineField
from deskeditor.ui.widgets.role import set_look


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
        self._value: object = _meant_by_nothing(read)
        self._before = self._value
        self._wrong = ""
        self.edited.connect(self._take)

    @property
    def value(self) -> object:
        """What the text means, or meant before it meant nothing."""
        return self._value

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


def _meant_by_nothing(read: Callable[[str], object]) -> object:
    try:
        return read("")
    except InvalidValue:  # the field may not be empty: it shows a value before anybody types
        return ""
