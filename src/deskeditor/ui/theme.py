"""Which colours and fonts does the window use, now?"""

import re
from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from deskeditor import resources

UI_FAMILIES = ["Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "Cantarell", "DejaVu Sans", "sans-serif"]
SERIF_FAMILIES = [
    "Source Serif 4", "Source Serif Pro", "Noto Serif", "Charter", "Georgia", "DejaVu Serif", "serif",
]  # fmt: skip
MONO_FAMILIES = [
    "JetBrains Mono", "IBM Plex Mono", "Cascadia Mono", "SF Mono", "Consolas", "Liberation Mono",
    "DejaVu Sans Mono", "monospace",
]  # fmt: skip
BASE_SIZE = 13  # pixels
STYLED = "deskeditor-fusion"  # a property of the application: it was started in the style that we build on


class Appearance(StrEnum):
    """What the editor asked for; the system's answer decides where nothing was asked."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The tokens of one appearance, as colours and fonts; `changed` says that every colour may differ now."""

    changed = Signal()

    def __init__(self, app: QApplication, appearance: Appearance = Appearance.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self.appearance = appearance
        self.name = ""
        self._tokens: Mapping[str, str] = {}
        self._colours: dict[str, QColor] = {}
        if not app.property(STYLED):
            app.setStyle("Fusion")
        app.setFont(self.ui_font())
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._take(self._wanted())

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are on."""
        return self.name == Appearance.DARK

    def set_appearance(self, appearance: Appearance) -> None:
        """Change to light or dark, or follow the system, at once."""
        self.appearance = appearance
        self._follow_system()

    def colour(self, token: str) -> QColor:
        """The colour of a token, for example `accent`; a token that does not exist is a bug (KeyError)."""
        if token not in self._colours:
            self._colours[token] = QColor(self._tokens[token])
        return self._colours[token]

    def hex(self, token: str) -> str:
        """The colour of a token as `#RRGGBB`."""
        return self._tokens[token]

    def ui_font(self, size: int = BASE_SIZE, weight: int = 400) -> QFont:
        """The font of controls; `size` in pixels, `weight` as in CSS."""
        return _font(UI_FAMILIES, size, weight)

    def serif(self, size: int, weight: int = 400) -> QFont:
        """The font of headlines and of text; `size` in pixels."""
        return _font(SERIF_FAMILIES, size, weight)

    def mono(self, size: int, weight: int = 400) -> QFont:
        """The font of code and of the typewriter face; `size` in pixels."""
        return _font(MONO_FAMILIES, size, weight)

    def _wanted(self) -> str:
        if self.appearance is not Appearance.SYSTEM:
            return self.appearance.value
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return (Appearance.DARK if dark else Appearance.LIGHT).value

    def _follow_system(self) -> None:
        if self._wanted() != self.name:
            self._take(self._wanted())
            self.changed.emit()

    def _take(self, name: str) -> None:
        self.name = name
        self._tokens = load(name)
        self._colours = {}
        self._app.setPalette(_palette(self._tokens))
        self._app.setStyleSheet(style_sheet(name, self._tokens))


def install(app: QApplication, appearance: Appearance = Appearance.SYSTEM) -> Theme:
    """Put the theme on the application, once; a second call returns the one that is on."""
    global _current
    if _current is None:
        _current = Theme(app, appearance)
    return _current


def current() -> Theme:
    """The theme of the running application."""
    if _current is not None:
        return _current
    app = QApplication.instance()
    assert isinstance(app, QApplication), "a theme needs a QApplication"  # noqa: S101
    return install(app)


_current: Theme | None = None  # one application, one theme


def load(name: str) -> Mapping[str, str]:
    """The tokens of `light` or `dark`, name to `#RRGGBB`."""
    text = resources.path("themes", f"{name}.toml").read_text(encoding="utf-8")
    return dict(_TOKEN.findall(text))


# One token a line: read by hand, because loading a TOML reader costs 5 ms before the first paint.
_TOKEN = re.compile(r'^([a-z0-9-]+) = "(#[0-9A-F]+)"', re.MULTILINE)


def style_sheet(name: str, tokens: Mapping[str, str]) -> str:
    """The one style sheet, filled with tokens."""
    values = {**tokens, "art": resources.path("themes", name).as_posix()}
    template = resources.path("themes", "base.qss").read_text(encoding="utf-8")
    return re.sub(r"\{([a-z0-9-]+)\}", lambda found: values[found[1]], template)


def _font(families: list[str], size: int, weight: int) -> QFont:
    font = QFont(families)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    return font


_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "red",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "violet",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border-strong",
    QPalette.ColorRole.Shadow: "border-strong",
}


def _palette(tokens: Mapping[str, str]) -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(tokens[token]))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(disabled, role, QColor(tokens["text3"]))
    return palette
