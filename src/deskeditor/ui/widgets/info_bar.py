"""How does a notice look that stays until it is handled?"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from deskeditor.ui.widgets.icon_button import IconButton
from deskeditor.ui.widgets.role import text_label


class InfoBar(QFrame):
    """One sentence, what can be done about it, and a button that closes it; `kind`: info, warning, error."""

    gone = Signal()

    def __init__(
        self,
        text: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        kind: str = "warning",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "infobar")
        self.setProperty("kind", kind)
        self.setAccessibleName(text)
        self.text = text
        label = text_label(text, wrap=True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        close = IconButton("close", "Dismiss")
        close.clicked.connect(self.gone)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label, 1)
        top.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 5, 6, 5)
        column.setSpacing(4)
        column.addLayout(top)
        if actions:
            column.addLayout(self._buttons(actions))

    def _act(self, act: Callable[[], object]) -> None:
        self.gone.emit()
        act()

    def _buttons(self, actions: Sequence[tuple[str, Callable[[], object]]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, act in actions:
            button = QPushButton(name)
            button.clicked.connect(lambda _=False, act=act: self._act(act))
            row.addWidget(button)
        row.addStretch()
        return row
