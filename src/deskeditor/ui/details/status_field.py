"""How is a story's status chosen?"""

from PySide6.QtCore import Signal

from deskeditor.domain.story import Status
from deskeditor.ui.widgets.choice_field import Choice
from deskeditor.ui.widgets.field import Field


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
