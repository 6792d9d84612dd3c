"""How are those settings of a site edited that are more than one line: parts, share targets?"""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from deskeditor.domain.site import Part, ShareTarget
from deskeditor.services import site_values
from deskeditor.ui.widgets import IconButton, set_role
from deskeditor.ui.widgets.checked_field import CheckedField
from deskeditor.ui.widgets.field import LineField

_PARTS = {
    Part.SHARE: "Share bars",
    Part.LEAD_IMAGE: "Lead image",
    Part.READING_TIME: "Reading time",
    Part.CORRECTIONS: "Corrections and updates",
    Part.TAGS: "Tags",
    Part.NEWSLETTER: "Newsletter box",
    Part.RELATED: "Related stories",
    Part.COMMENTS: "Comments",
    Part.NEIGHBOURS: "Previous and next story",
    Part.FOOTER: "Footer",
}


def _bare(layout: QVBoxLayout | QHBoxLayout | QGridLayout, gap: int) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)


class PartsField(QWidget):
    """A box to tick for each part that a page can do without; `edited` tells those that are hidden."""

    edited = Signal(object)  # frozenset[Part]

    def __init__(self) -> None:
        super().__init__()
        self.boxes = {part: QCheckBox(label) for part, label in _PARTS.items()}
        grid = QGridLayout(self)
        _bare(grid, 2)
        for at, box in enumerate(self.boxes.values()):
            grid.addWidget(box, at // 2, at % 2)
            box.toggled.connect(self._tell)

    def show_value(self, hidden: frozenset[Part], *, force: bool = False) -> None:  # noqa: ARG002  # as fields do
        """Show which parts are hidden."""
        for part, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(part not in hidden)

    def _tell(self) -> None:
        self.edited.emit(frozenset(part for part, box in self.boxes.items() if not box.isChecked()))


class _TargetRow(QWidget):
    """One share target: its name on the page, its address, and a button that takes it away."""

    edited = Signal()
    removed = Signal()

    def __init__(self, target: ShareTarget) -> None:
        super().__init__()
        self.label = LineField("Name on the page")
        self.address = CheckedField("Address, with {url} and {title}", site_values.share_address)
        self.label.show_text(target.label)
        self.address.show_value(target.address, force=True)
        self.target: ShareTarget | None = target if target.address else None
        remove = IconButton("close", "Remove this share target")
        row = QHBoxLayout(self)
        _bare(row, 8)
        row.addWidget(self.label, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.address, 5, Qt.AlignmentFlag.AlignTop)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        self.label.edited.connect(self._take)
        self.address.line.textChanged.connect(self._take)
        remove.clicked.connect(self.removed)

    def _take(self) -> None:
        """The row is a target while it has a name and an address that is right."""
        label, address = self.label.text(), self.address.text()
        if label and address and not self.address.is_wrong:
            self.target = ShareTarget(label=label, address=site_values.share_address(address))
        self.edited.emit()


class TargetsField(QWidget):
    """The places where readers can share a story; `edited` tells those that are complete."""

    edited = Signal(object)  # tuple[ShareTarget, ...]

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_TargetRow] = []
        self.add = set_role(QPushButton("Add a share target"), "link")
        self.add.clicked.connect(self._add_empty)
        self._column = QVBoxLayout(self)
        _bare(self._column, 8)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def value(self) -> tuple[ShareTarget, ...]:
        """The targets that are complete."""
        return tuple(row.target for row in self.rows if row.target)

    def show_value(self, targets: Iterable[ShareTarget], *, force: bool = False) -> None:
        """Show other targets; rows that are not complete yet stay unless forced."""
        if tuple(targets) == self.value and not force:
            return
        for row in self.rows:
            row.setParent(None)
            row.deleteLater()
        self.rows = []
        for target in targets:
            self._put(target)

    def _put(self, target: ShareTarget) -> _TargetRow:
        row = _TargetRow(target)
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        row.edited.connect(self._tell)
        row.removed.connect(lambda: self._remove(row))
        return row

    def _add_empty(self) -> None:
        row = self._put(ShareTarget(label="", address=""))
        row.show()
        row.label.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _remove(self, row: _TargetRow) -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rows.remove(row)
        row.setParent(None)
        row.deleteLater()
        self._tell()

    def _tell(self) -> None:
        self.edited.emit(self.value)
