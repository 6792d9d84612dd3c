"""What do the pages of the editor and of the appearance show?"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import SignalInstance

from deskeditor.ui import theme
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
    """The face, the size and the measure of the text that is written."""

    def __init__(self, face: TextFace) -> None:
        super().__init__("Editor")
        self._face = face
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
        self.face.edited.connect(lambda word: self._set(lambda: face.set_word(word)))
        self.text_size.edited.connect(lambda size: self._set(lambda: face.set_size(int(size))))
        self.measure.edited.connect(lambda word: self._set(lambda: face.set_measure(word)))
        self.reset_requested.connect(self._reset)
        self.undo_requested.connect(self._undo)
        face.changed.connect(self.show_now)
        self.show_now()

    def _set(self, change: Callable[[], None]) -> None:
        self.offer_undo(offered=False)
        change()

    def show_now(self) -> None:
        """Show the face as it is."""
        self.face.show_value(self._face.word)
        self.text_size.show_value(str(self._face.size))
        self.measure.show_value(self._face.measure_word)

    def _now(self) -> tuple[str, int, str]:
        return self._face.word, self._face.size, self._face.measure_word

    def _reset(self) -> None:
        self._before = self._now()
        self._face.set_word("serif")
        self._face.set_measure("usual")
        self.offer_undo(offered=True)

    def _undo(self) -> None:
        word, size, measure = self._before
        self._face.set_word(word)
        self._face.set_size(size)
        self._face.set_measure(measure)
        self.offer_undo(offered=False)


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
