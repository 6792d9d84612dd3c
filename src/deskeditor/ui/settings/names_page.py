"""What does a page of tags or of sections show: which there are, and what can be done with those chosen?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from deskeditor.ui.settings.done_line import DoneLine
from deskeditor.ui.settings.named_list import NamedList, NamedRow
from deskeditor.ui.settings.settings_page import SettingsPage
from deskeditor.ui.widgets.field import Field, LineField

_HEIGHT = 250  # pixels of the list


@dataclass(frozen=True, slots=True)
class Words:
    """What the page calls its names, and what it says where there are none."""

    page: str
    one: str
    many: str
    none: str
    can_order: bool = False


TAGS = Words("Tags", "tag", "tags", "No tags yet. Those that are typed into a story’s details stand here.")
SECTIONS = Words(
    "Sections",
    "section",
    "sections",
    "No sections yet. Make one, or type one into a story’s details.",
    can_order=True,
)


class NamesPage(SettingsPage):
    """A list of names above what can be done with them; a change reaches all stories, and can be undone."""

    rename_requested = Signal(tuple, str)  # names, and what they are to be
    removal_requested = Signal(str)
    addition_requested = Signal(str)
    move_requested = Signal(str, int)  # a name, and the place that it is to have, from 1
    typed = Signal(tuple, str)  # names, and what is being typed for them
    undo_last_requested = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words.page, can_reset=False)
        self.said = words
        self.finder = LineField(f"Find a {words.one}")
        self.list = NamedList(words.page, _HEIGHT, several=True)
        self.rename = QPushButton("Rename…")
        self.remove = QPushButton("Remove")
        self.add_new = QPushButton(f"New {words.one}…")
        self.up, self.down = QPushButton("Up"), QPushButton("Down")
        self.new_name = LineField("New name")
        self.newcomer = LineField(f"Name of the new {words.one}")
        self.done = DoneLine()
        self._name()
        self._place()
        self._connect()
        self.show_rows((), ())

    def _name(self) -> None:
        one = self.said.one
        self.rename.setToolTip("Another name in every story; of several names one (F2)")
        self.remove.setToolTip(f"Take the {one} from every story (Del)")
        self.up.setToolTip("Up (Ctrl+Up)")
        self.down.setToolTip("Down (Ctrl+Down)")
        self.up.setAccessibleName(f"Move the {one} up")
        self.down.setAccessibleName(f"Move the {one} down")
        for button in (self.add_new, self.up, self.down):
            button.setVisible(self.said.can_order)

    def _place(self) -> None:
        self.begin("")
        self.add(self.finder)
        self.add(self._listed(), f"{self.said.many} rename merge remove order undo")
        self.add(self.newcomer)
        self.add(self.new_name)
        for field in (self.newcomer, self.new_name):
            self.show_row(field, shown=False)
        self.add(self.done)

    def _listed(self) -> QWidget:
        listed = QWidget()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.add_new, self.rename, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._field = Field("In use, and in how many stories", self.list)
        column.addWidget(self._field)
        column.addLayout(buttons)
        return listed

    def _connect(self) -> None:
        self.finder.edited.connect(self.list.show_only)
        self.list.itemSelectionChanged.connect(self._follow)
        self.list.installEventFilter(self)
        self.rename.clicked.connect(self._ask_name)
        self.remove.clicked.connect(self._remove)
        self.add_new.clicked.connect(self._ask_new)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.new_name.edited.connect(lambda text: self.typed.emit(self.list.chosen, text))
        self.new_name.line.returnPressed.connect(self._named)
        self.newcomer.line.returnPressed.connect(self._add)
        self.done.undo_requested.connect(self.undo_last_requested)

    def show_rows(self, rows: Sequence[NamedRow], chosen: Sequence[str]) -> None:
        """Show the names there are, and which of them are chosen."""
        self.list.show_rows(rows, chosen)
        self.list.show_only(self.finder.text())
        self._field.say("" if rows else self.said.none)
        self._follow()

    def show_busy(self, *, busy: bool) -> None:
        """Let nothing else be asked for while a change is carried out."""
        buttons = (self.rename, self.remove, self.add_new, self.up, self.down, self.done.undo)
        if any(button.hasFocus() for button in buttons):
            self.list.setFocus()  # a button that is switched off would hand the keys to whatever comes next
        for button in buttons:
            button.setEnabled(not busy)
        if not busy:
            self._follow()

    def _follow(self) -> None:
        chosen = self.list.chosen
        self.rename.setText("Merge…" if len(chosen) > 1 else "Rename…")
        self.rename.setEnabled(bool(chosen))
        self.remove.setEnabled(len(chosen) == 1)
        at = self.list.currentRow()
        self.up.setEnabled(len(chosen) == 1 and at > 0)
        self.down.setEnabled(len(chosen) == 1 and at < self.list.count() - 1)
        self.show_row(self.new_name, shown=False)

    def _ask_name(self) -> None:
        chosen = self.list.chosen
        if chosen:
            self._begin_typing(self.new_name, chosen[0])
            self.typed.emit(chosen, chosen[0])

    def _ask_new(self) -> None:
        self._begin_typing(self.newcomer, "")

    def _begin_typing(self, field: LineField, text: str) -> None:
        field.show_text(text, force=True)
        self.show_row(field, shown=True)
        field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.line.selectAll()

    def _named(self) -> None:
        chosen, name = self.list.chosen, self.new_name.text()
        if chosen and name:
            self.list.setFocus()
            self.show_row(self.new_name, shown=False)
            self.rename_requested.emit(chosen, name)

    def _add(self) -> None:
        if name := self.newcomer.text():
            self.list.setFocus()
            self.show_row(self.newcomer, shown=False)
            self.addition_requested.emit(name)

    def _remove(self) -> None:
        if len(self.list.chosen) == 1:
            self.list.setFocus()
            self.removal_requested.emit(self.list.chosen[0])

    def _move(self, step: int) -> None:
        chosen, to = self.list.chosen, self.list.currentRow() + 1 + step
        if self.said.can_order and len(chosen) == 1 and 1 <= to <= self.list.count():
            self.move_requested.emit(chosen[0], to)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            act = self._acts(event)
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def _acts(self, event: QKeyEvent) -> Callable[[], None] | None:
        keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        return {
            "F2": self._ask_name,
            "Del": self._remove,
            "Ctrl+Z": self.undo_last_requested.emit,
            "Ctrl+Up": lambda: self._move(-1),
            "Ctrl+Down": lambda: self._move(1),
        }.get(keys)
