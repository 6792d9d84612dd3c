"""Where does one thing end and the next begin?"""

from PySide6.QtWidgets import QFrame


class Rule(QFrame):
    """A hairline across."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rule")
        self.setFixedHeight(1)


class Separator(QFrame):
    """A short upright hairline between groups of a bar."""

    def __init__(self, height: int = 18) -> None:
        super().__init__()
        self.setProperty("role", "rule")
        self.setFixedSize(1, height)
