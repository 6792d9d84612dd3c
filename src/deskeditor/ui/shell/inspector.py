"""How do the panels of the inspector share their room?"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from deskeditor.ui.widgets.role import bold_width

BAR = 38
_SIDES = 14  # padding of a tab, pixels


class Inspector(QWidget):
    """Tabs of words, one panel below them."""

    tab_chosen = Signal(int)

    def __init__(self, panels: Sequence[tuple[str, QWidget]]) -> None:
        super().__init__()
        self._names = [name for name, _ in panels]
        self._tabs = QButtonGroup(self)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar(panels))
        column.addWidget(self._stack, 1)
        self._tabs.idClicked.connect(self._choose)
        self.show_tab(0)

    def _bar(self, panels: Sequence[tuple[str, QWidget]]) -> QWidget:
        bar = QWidget()
        bar.setProperty("role", "panelbar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        for index, (name, panel) in enumerate(panels):
            row.addWidget(self._tab(index, name))
            self._stack.addWidget(panel)
        row.addStretch()
        return bar

    def _tab(self, index: int, name: str) -> QPushButton:
        tab = QPushButton(name)
        tab.setProperty("role", "tab")
        tab.setCheckable(True)
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tab.setAccessibleName(name)
        tab.setMinimumWidth(bold_width(name, 12) + _SIDES)
        self._tabs.addButton(tab, index)
        return tab

    @property
    def current(self) -> int:
        """The index of the panel that is shown."""
        return self._stack.currentIndex()

    def tab(self, index: int) -> QPushButton:
        """The tab of a panel."""
        tab = self._tabs.button(index)
        assert isinstance(tab, QPushButton)  # noqa: S101 - only such are added
        return tab

    def show_tab(self, index: int) -> None:
        """Show a panel."""
        self.tab(index).setChecked(True)
        self._stack.setCurrentIndex(index)

    def show_count(self, index: int, count: int) -> None:
        """Show how many things a panel holds, after its name; nothing for none."""
        name = f"{self._names[index]} {count}" if count else self._names[index]
        self.tab(index).setText(name)
        self.tab(index).setMinimumWidth(bold_width(name, 12) + _SIDES)
        self.tab(index).setAccessibleName(name)

    def _choose(self, index: int) -> None:
        self.show_tab(index)
        self.tab_chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk the tabs while one of them has the focus."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        index = self.current + step
        if step and 0 <= index < len(self._names) and self.tab(self.current).hasFocus():
            self.tab(index).setFocus()
            self._choose(index)
        else:
            super().keyPressEvent(event)
