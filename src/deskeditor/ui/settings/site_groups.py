"""How are those settings of a site edited that are more than one line: parts, share targets, comments?"""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from deskeditor.domain.site import Comments, Part, ShareTarget
from deskeditor.services import site_values
from deskeditor.ui.widgets import IconButton, set_role
from deskeditor.ui.widgets.checked_field import CheckedField
from deskeditor.ui.widgets.choice_field import ChoiceField
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
_NONE, _MARKER, _SCRIPT = "none", "marker", "script"
_MARKER_TEXT = "comments"


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


class CommentsField(QWidget):
    """Who provides the comments, and what that takes; `edited` tells the whole of it."""

    edited = Signal(object)  # Comments

    def __init__(self) -> None:
        super().__init__()
        choices = (
            (_NONE, "Nobody: the page has no comments"),
            (_MARKER, "The site itself, in place of a marker"),
            (_SCRIPT, "A script from elsewhere"),
        )
        self.provider = ChoiceField("Provided by", choices)
        self.heading = LineField("Heading")
        self.marker = LineField("Marker")
        self.script = CheckedField("Address of the script", site_values.loaded_address)
        self.element = CheckedField("Id of the element that it fills", site_values.element_id)
        self._value = self._loaded = Comments()
        self._explain()
        column = QVBoxLayout(self)
        _bare(column, 12)
        for widget in (self.provider, self.heading, self.marker, self.script, self.element):
            column.addWidget(widget)
        self.provider.edited.connect(self._provide)
        self.heading.edited.connect(lambda _: self._tell())
        self.marker.edited.connect(lambda _: self._tell())
        self.script.accepted.connect(lambda value: self._load(script=value))
        self.element.accepted.connect(lambda value: self._load(thread=value))
        self._show_fields()

    def _explain(self) -> None:
        self.marker.say("An HTML comment on the page, where the site’s own include puts the comments.")
        self.script.line.setPlaceholderText("https://comments.example/embed.js")
        self.element.line.setPlaceholderText("Not set: the script finds its place by itself")
        self.element.say("What that server sends runs in your readers’ browsers; the preview never asks it.")

    def show_value(self, comments: Comments, *, force: bool = False) -> None:
        """Show other settings; what is typed and not right yet stays unless forced."""
        if comments == self._value and not force:
            return
        self._value = self._loaded = comments
        self.provider.show_value(_SCRIPT if comments.script else _MARKER if comments.marker else _NONE)
        self.heading.show_text(comments.heading, force=force)
        self.marker.show_text(comments.marker or _MARKER_TEXT, force=force)
        self.script.show_value(comments.script, force=force)
        self.element.show_value(comments.thread, force=force)
        self._show_fields()

    def _load(self, **values: str) -> None:
        self._loaded = replace(self._loaded, **values)
        self._tell()

    def _provide(self, _provider: str) -> None:
        self._show_fields()
        self._tell()

    def _show_fields(self) -> None:
        provider = self.provider.value
        self.heading.setVisible(provider != _NONE)
        self.marker.setVisible(provider == _MARKER)
        self.script.setVisible(provider == _SCRIPT)
        self.element.setVisible(provider == _SCRIPT)

    def _tell(self) -> None:
        provider = self.provider.value
        self._value = Comments(
            heading=self.heading.text(),
            marker=self.marker.text() if provider == _MARKER else "",
            script=self._loaded.script if provider == _SCRIPT else "",
            thread=self._loaded.thread if provider == _SCRIPT else "",
        )
        self.edited.emit(self._value)
