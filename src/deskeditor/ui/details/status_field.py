"""How is a story's status chosen?"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from deskeditor.domain.story import Status
from deskeditor.ui.widgets.field import Field


class Choice(QComboBox):
    """A box that the mouse wheel scrolls past: nobody changes a status by scrolling the panel."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the panel."""
        event.ignore()


class StatusField(Field):
    """The statuses in the order in which a story goes through them."""

    chosen = Signal(object)  # Status

    def __init__(self) -> None:
        self.box = Choice("Status")
        for status in Status:
            self.box.addItem(status.label, status)
        super().__init__("Status", self.box)
        self.box.activated.connect(lambda at: self.chosen.emit(Status(self.box.itemData(at))))

    def show_status(self, status: Status) -> None:
        """Show a status from elsewhere."""
        self.box.setCurrentIndex(list(Status).index(status))
