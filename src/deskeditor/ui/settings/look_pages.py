"""What do the pages of the editor and of the appearance show?"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QCheckBox

from deskeditor.ui import theme
from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.desk import Desk
from deskeditor.ui.settings.settings_page import SettingsPage
from deskeditor.ui.theme import Appearance
from deskeditor.ui.widgets.choice_field import ChoiceField

_APPEARANCES = (
    (Appearance.SYSTEM.value, "As the system"),
    (Appearance.LIGHT.value, "Light"),
    (Appearance.DARK.value, "Dark"),
)
_MEASURES = (("narrow", "Narrow, 28 em"), ("usual", "Usual, 35 em"), ("wide", "Wide, 42 em"))
_SWITCHES = {  # commands of the menus: how they stand at first, and what finds them, too
    "format.smart": (True, "smart quotes dashes typographic apostrophes"),
    "format.tab": (True, "keys indent"),
    "view.typewriter": (False, "caret middle"),
    "view.together": (True, "sync synchronise preview scrolling"),
}
_FACES = (("serif", "Text face, with serifs"), ("typewriter", "Typewriter face"))


class TextFace(Protocol):
    """The face and size of the text, as the editor has them."""

    changed: SignalInstance

    @property
    def word(self) -> str:
        """The face's name."""

    @property
    def size(self) -> int:
        """Pixels."""

    @property
    def sizes(self) -> range:
        """The sizes that it can have, in pixels."""

    @property
    def measure_word(self) -> str:
        """The name of the longest line's length."""

    def set_word(self, word: str) -> None:
        """Change the face."""

    def set_measure(self, word: str) -> None:
        """Change how long a line is at most."""

    def set_size(self, size: int) -> None:
        """Change the size."""


class EditorPage(SettingsPage):
    """The face, the size and the measure of the text that is written, and what is done while it is."""

    def __init__(self, face: TextFace, commands: CommandTable) -> None:
        super().__init__("Editor")
        self._face, self._commands = face, commands
        self.switches = {name: QCheckBox(commands.command(name).text) for name in _SWITCHES}
        self._before = self._now()
        self.face = ChoiceField("Typeface", _FACES)
        sizes = [(str(size), f"{size} pixels") for size in face.sizes]
        self.text_size = ChoiceField("Text size", sizes)
        self.text_size.say("Ctrl+= and Ctrl+- change it while you write.")
        self.measure = ChoiceField("Longest line", _MEASURES)
        self.begin("Text")
        self.add(self.face, "font serif typewriter mono")
        self.add(self.text_size, "font larger smaller zoom")
        self.add(self.measure, "measure column width narrow wide line length")
        self._add_switches()
        self.face.edited.connect(lambda word: self._set(lambda: face.set_word(word)))
        self.text_size.edited.connect(lambda size: self._set(lambda: face.set_size(int(size))))
        self.measure.edited.connect(lambda word: self._set(lambda: face.set_measure(word)))
        self.reset_requested.connect(self._reset)
        self.undo_requested.connect(self._undo)
        face.changed.connect(self.show_now)
        self.show_now()

    def _add_switches(self) -> None:
        self.begin("While you write")
        for name, box in self.switches.items():
            self.add(box, f"{box.text()} {_SWITCHES[name][1]}")
            box.clicked.connect(lambda _on, name=name: self._set(lambda: self._commands.run(name)))
        self._commands.run_done.connect(self.show_now)

    def _set(self, change: Callable[[], None]) -> None:
        self.offer_undo(offered=False)
        change()

    def show_now(self) -> None:
        """Show the face as it is."""
        self.face.show_value(self._face.word)
        self.text_size.show_value(str(self._face.size))
        self.measure.show_value(self._face.measure_word)
        answered = {command.id for command in self._commands.answered()}
        for name, box in self.switches.items():
            box.setChecked(self._commands.action(name).isChecked())
            self.show_row(box, shown=name in answered)

    def _now(self) -> tuple[str, int, str, dict[str, bool]]:
        switches = {name: self._commands.action(name).isChecked() for name in _SWITCHES}
        return self._face.word, self._face.size, self._face.measure_word, switches

    def _reset(self) -> None:
        self._before = self._now()
        self._face.set_word("serif")
        self._face.set_measure("usual")
        self._switch({name: at_first for name, (at_first, _) in _SWITCHES.items()})
        self.offer_undo(offered=True)

    def _undo(self) -> None:
        word, size, measure, switches = self._before
        self._face.set_word(word)
        self._face.set_size(size)
        self._face.set_measure(measure)
        self._switch(switches)
        self.offer_undo(offered=False)

    def _switch(self, wanted: dict[str, bool]) -> None:
        for name, on in wanted.items():
            if self._commands.action(name).isChecked() is not on:
                self._commands.run(name)


class AppearancePage(SettingsPage):
    """Light, dark, or as the system."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Appearance")
        self._commands = desk.commands
        self._before = ""
        self.appearance = ChoiceField("Colours of the window", _APPEARANCES)
        self.appearance.say("The page in the preview has a switch of its own.")
        self.begin("")
        self.add(self.appearance, "theme light dark system mode")
        self.appearance.edited.connect(self._choose)
        self.reset_requested.connect(self._reset)
        self.undo_requested.connect(self._undo)
        self._commands.run_done.connect(lambda _: self.show_now())
        self.show_now()

    def _choose(self, word: str) -> None:
        self.offer_undo(offered=False)
        self._run(word)

    def _run(self, word: str) -> None:
        self._commands.run(f"view.appearance.{word}")
        self.show_now()

    def show_now(self) -> None:
        """Show what is chosen."""
        self.appearance.show_value(theme.current().appearance.value)

    def _reset(self) -> None:
        self._before = theme.current().appearance.value
        self._run(Appearance.SYSTEM.value)
        self.offer_undo(offered=True)

    def _undo(self) -> None:
        self._run(self._before)
        self.offer_undo(offered=False)
