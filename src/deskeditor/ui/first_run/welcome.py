"""What does somebody see who starts deskeditor for the first time?"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from deskeditor.ui.theme import Appearance
from deskeditor.ui.widgets import ElidedLabel, Segmented, set_role, tab_order, text_label

WIDTH = 520
_PROMISE = "What you type is kept at once, on this computer."
_LOOKS = (Appearance.SYSTEM, Appearance.LIGHT, Appearance.DARK)


class Welcome(QWidget):
    """One sheet over the window; Enter starts, Esc starts without the samples, and so does any command."""

    start_requested = Signal(bool)  # with the sample stories?
    appearance_chosen = Signal(str)

    def __init__(self, folder: str, appearance: Appearance, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("welcomeSheet")
        self.setAccessibleName("Welcome to deskeditor")
        set_role(self, "scrim")
        self.looks = Segmented([look.value.capitalize() for look in _LOOKS], "Appearance")
        self.looks.show_current(_LOOKS.index(appearance))
        self.samples = QCheckBox("Add eight sample stories, so that there is something to look at")
        self.samples.setChecked(True)
        self.start = set_role(QPushButton("Start"), "primary")
        self.looks.chosen.connect(lambda index: self.appearance_chosen.emit(_LOOKS[index].value))
        self.start.clicked.connect(lambda: self._start(with_samples=self.samples.isChecked()))
        self._lay_out(folder)
        over.installEventFilter(self)
        self.setGeometry(over.rect())

    def _lay_out(self, folder: str) -> None:
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(self._card(folder), 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

    def _card(self, folder: str) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(WIDTH)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(18)
        column.addWidget(text_label("Welcome to deskeditor", "welcome"))
        column.addWidget(text_label(_PROMISE, "line", wrap=True))
        column.addLayout(self._answers(folder))
        column.addWidget(self.samples)
        column.addLayout(self._foot())
        return card

    def _answers(self, folder: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        place = ElidedLabel(folder, mode=Qt.TextElideMode.ElideMiddle)
        place.setAccessibleName(f"Stories live in {folder}")
        grid.addWidget(text_label("Stories live in", "label"), 0, 0)
        grid.addWidget(place, 0, 1)
        grid.addWidget(text_label("Appearance", "label"), 1, 0)
        grid.addWidget(self.looks, 1, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.setRowMinimumHeight(1, 34)
        return grid

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(text_label("Enter", "faint"))
        row.addSpacing(8)
        row.addWidget(self.start)
        return row

    def _start(self, *, with_samples: bool) -> None:
        self.hide()
        self.start_requested.emit(with_samples)
        self.deleteLater()

    def give_way(self) -> None:
        """Go without a word: something else was begun behind the sheet."""
        self.hide()
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the sheet: what lies behind it cannot be seen."""
        stop = tab_order.neighbour(self, [self], forward)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return stop is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts from anywhere on the sheet."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.start.click()
        elif event.key() == Qt.Key.Key_Escape:
            self._start(with_samples=False)

    def showEvent(self, event: QShowEvent) -> None:
        """The focus stands on the button that starts."""
        super().showEvent(event)
        self.start.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the whole of what it lies over."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)
