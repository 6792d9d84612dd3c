"""What section or tag is meant for the stories that are chosen?"""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from deskeditor.ui.widgets import set_role, text_label

_WIDTH = 420


class NameDialog(QDialog):
    """A line to type into, with the names that there are; the button says what becomes of it.

    `none` are the words of a button for no name at all; without them there is none.
    """

    named = Signal(str)  # what was typed or chosen; empty after the button for none

    def __init__(self, parent: QWidget, title: str, label: str, act: str, none: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("nameDialog")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(_WIDTH)
        self.box = QComboBox(editable=True)
        self.box.setAccessibleName(label)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.act, self.cancel = set_role(QPushButton(act), "primary"), QPushButton("Cancel")
        self.none = QPushButton(none, self)
        self.act.setDefault(True)
        for button in (self.cancel, self.none):
            button.setAutoDefault(False)
        self._lay_out(label)
        self.none.setVisible(bool(none))
        self.box.editTextChanged.connect(self._follow)
        self.act.clicked.connect(lambda: self._end(self.box.currentText()))
        self.none.clicked.connect(lambda: self._end(""))
        self.cancel.clicked.connect(self.reject)
        self._follow()

    def _lay_out(self, label: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(text_label(label, "line", wrap=True))
        column.addWidget(self.box)
        row = QHBoxLayout()
        row.addWidget(self.none)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.act)
        column.addLayout(row)

    def offer(self, names: Iterable[str]) -> None:
        """The names that there are; none of them is chosen."""
        self.box.addItems(list(names))
        self.box.setCurrentIndex(-1)
        completer = QCompleter(self.box.model(), self.box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.box.setCompleter(completer)

    def _follow(self) -> None:
        self.act.setEnabled(bool(self.box.currentText().strip(" ,")))

    def _end(self, name: str) -> None:
        self.accept()
        self.named.emit(name)
