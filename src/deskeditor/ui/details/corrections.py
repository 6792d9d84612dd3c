"""Which corrections and updates does a story carry, and when were they made?"""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from deskeditor.domain import dates
from deskeditor.domain.story import Correction
from deskeditor.errors import InvalidValue
from deskeditor.ui.widgets import IconButton, text_label
from deskeditor.ui.widgets.choice_field import Choice
from deskeditor.ui.widgets.field import LineField, TextField

KINDS = {"correction": "Correction", "update": "Update"}


class CorrectionRow(QFrame):
    """One note: its kind, its moment and its words."""

    edited = Signal()
    removal_requested = Signal()

    def __init__(self, value: Correction) -> None:
        super().__init__()
        self.value = value
        self.kind = Choice("Kind of note")
        for key, label in KINDS.items():
            self.kind.addItem(label, key)
        self.at = LineField("When")
        self.text = TextField("What was corrected or updated", lines=(2, 6))
        self.remove = IconButton("close", "Remove this note")
        self._place()
        self.show_value(value)
        self.kind.activated.connect(self._reread)
        self.at.edited.connect(self._reread)
        self.text.edited.connect(self._reread)
        self.remove.clicked.connect(self.removal_requested)

    def _place(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.kind, 1)
        top.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.at)
        column.addWidget(self.text)

    def show_value(self, value: Correction) -> None:
        """Show a note; what is being typed in is left alone."""
        self.value = value
        self.kind.setCurrentIndex(max(0, self.kind.findData(value.kind)))
        self.at.show_text(dates.written(value.at))
        self.text.show_text(value.text)

    def _reread(self) -> None:
        value = replace(self.value, kind=self.kind.currentData(), text=self.text.text())
        if self.at.text() != dates.written(self.value.at):
            value = replace(value, at=self._moment())
        if value != self.value:
            self.value = value
            self.edited.emit()

    def _moment(self) -> datetime:
        try:
            at = dates.meant(self.at.text(), datetime.now(UTC).astimezone())
        except InvalidValue as error:
            self.at.say(str(error), "error")
            return self.value.at
        self.at.say("" if at else "A note needs its date.", "error")
        return at or self.value.at


class CorrectionsGroup(QWidget):
    """The notes in the order of the page, and the button that adds one."""

    edited = Signal(object)  # tuple[Correction, ...]

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[CorrectionRow] = []
        self._none = text_label("None so far.", "muted", wrap=True)
        self.add = QPushButton("Add a note")
        self.add.setToolTip("Add a dated correction or update to the story")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._none)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch(1)
        self._column.addLayout(line)
        self.add.clicked.connect(self._add)

    @property
    def rows(self) -> tuple[CorrectionRow, ...]:
        """The notes as they stand in the form."""
        return tuple(self._rows)

    def show_value(self, notes: tuple[Correction, ...], *, force: bool = False) -> None:
        """Show a story's notes; a note that is being typed in is left alone unless forced."""
        if force:
            self._keep(0)
        self._keep(len(notes))
        for row, note in zip(self._rows, notes, strict=False):
            row.show_value(note)
        for note in notes[len(self._rows) :]:
            self._append(note)
        self._none.setVisible(not notes)

    def _keep(self, number: int) -> None:
        for row in self._rows[number:]:
            row.hide()
            row.deleteLater()
        del self._rows[number:]

    def _append(self, note: Correction) -> CorrectionRow:
        row = CorrectionRow(note)
        row.edited.connect(self._tell)
        row.removal_requested.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._column.insertWidget(len(self._rows), row)
        return row

    def _tell(self) -> None:
        self._none.setVisible(not self._rows)
        self.edited.emit(tuple(row.value for row in self._rows))

    def _add(self) -> None:
        row = self._append(Correction(at=datetime.now(UTC).replace(microsecond=0), text=""))
        row.text.box.setFocus()
        self._tell()

    def _remove(self, row: CorrectionRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self.add.setFocus()
        self._tell()
