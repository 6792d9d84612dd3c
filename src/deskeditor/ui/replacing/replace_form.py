"""How does one say what to find in the library, what to put there instead, and in which stories?"""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from deskeditor.markup.replacement import Replacement
from deskeditor.markup.searching import Query
from deskeditor.ui.widgets import IconButton, set_role, text_label
from deskeditor.ui.widgets.role import set_look

_MOST_ENTERED = 2000  # characters
_SWITCHES = {  # name: icon and what it does
    "case": ("match-case", "Match case"),
    "whole": ("whole-word", "Whole words"),
    "regex": ("regex", "Regular expression"),
    "keep_case": ("keep-case", "Keep the case of what is replaced"),
}
_WISHES = {  # what is left alone unless it is ticked
    "quoted": "Inside quotations",
    "out": "Published stories",
    "machine": "Addresses and code",
}


class ReplaceForm(QWidget):
    """Two fields with their switches, in which stories, and what else is to be replaced."""

    search_changed = Signal()  # something else is to be found, or to be put there, or elsewhere
    scope_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.wanted, self.replacement = _field("Find"), _field("Replace with")
        self.switches = {
            name: IconButton(icon, tip, checkable=True) for name, (icon, tip) in _SWITCHES.items()
        }
        self.among = QComboBox()
        self.among.setAccessibleName("In which stories")
        self.wishes = {name: QCheckBox(text) for name, text in _WISHES.items()}
        self.wishes["out"].setToolTip("Published stories, and those in the archive")
        self.fault = text_label("", "error", wrap=True)
        self.fault.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(6)
        fields = QGridLayout()
        fields.setHorizontalSpacing(2)
        fields.setVerticalSpacing(6)
        fields.setColumnStretch(0, 1)
        for row, (field, names) in enumerate(
            ((self.wanted, ("case", "whole", "regex")), (self.replacement, ("keep_case",)))
        ):
            fields.addWidget(field, row, 0)
            for at, name in enumerate(names, 1):
                fields.addWidget(self.switches[name], row, at)
        column.addLayout(fields)
        column.addWidget(self.fault)
        third = QHBoxLayout()
        third.setSpacing(16)
        third.addWidget(self.among)
        third.addWidget(text_label("Also", "muted"))
        for wish in self.wishes.values():
            third.addWidget(wish)
        third.addStretch(1)
        column.addLayout(third)

    def _connect(self) -> None:
        for field in (self.wanted, self.replacement):
            field.textChanged.connect(self.search_changed)
        for switch in self.switches.values():
            switch.toggled.connect(self.search_changed)
        self.among.currentIndexChanged.connect(self.search_changed)
        for wish in self.wishes.values():
            wish.toggled.connect(self.scope_changed)

    @property
    def query(self) -> Query:
        """What is to be found."""
        on = {name: self.switches[name].isChecked() for name in ("case", "whole", "regex")}
        return Query(self.wanted.text(), **on)

    @property
    def instead(self) -> Replacement:
        """What is to stand there."""
        switches = self.switches
        return Replacement(
            self.replacement.text(),
            groups=switches["regex"].isChecked(),
            keeps_case=switches["keep_case"].isChecked(),
        )

    def wishes_for(self, name: str) -> bool:
        """Whether what is usually left alone is to be replaced: `quoted`, `out` or `machine`."""
        return self.wishes[name].isChecked()

    def offer(self, choices: Sequence[str]) -> None:
        """In which stories one can look; the first is chosen where the one of before is gone."""
        with QSignalBlocker(self.among):
            before = self.among.currentIndex()
            self.among.clear()
            self.among.addItems(list(choices))
            self.among.setCurrentIndex(before if 0 <= before < len(choices) else 0)

    def show_fault(self, text: str) -> None:
        """Say what is wrong with what is looked for."""
        self.fault.setText(text)
        self.fault.setVisible(bool(text))
        self.wanted.setAccessibleDescription(text)
        set_look(self.wanted, "invalid", "true" if text else "false")


def _field(name: str) -> QLineEdit:
    field = QLineEdit(placeholderText=name)
    field.setAccessibleName(name)
    field.setMaxLength(_MOST_ENTERED)
    return field
