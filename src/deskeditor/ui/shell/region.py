"""How does an area stand in the window: its view, and above it what wants an answer?"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from deskeditor.ui.widgets.info_bar import InfoBar


class Region(QFrame):
    """A view with room for info bars above it."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self.name = name
        self.setProperty("role", role)
        self._bars: list[InfoBar] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def fill(self, view: QWidget) -> None:
        """Take the view in; until then the area is empty."""
        self._column.addWidget(view, 1)

    def add_bar(self, bar: "InfoBar") -> None:
        """Show a bar below those that are there; one with the same text is replaced."""
        self.remove_bar(bar.text)
        self._column.insertWidget(len(self._bars), bar)
        self._bars.append(bar)
        bar.gone.connect(lambda: self.remove_bar(bar.text))

    def remove_bar(self, text: str) -> None:
        """Take a bar away, if it is there."""
        for bar in [bar for bar in self._bars if bar.text == text]:
            self._bars.remove(bar)
            bar.hide()
            bar.deleteLater()

    @property
    def bars(self) -> "tuple[InfoBar, ...]":
        """The bars that are shown."""
        return tuple(self._bars)
