"""What does the panel of earlier versions show, and what can be wished for there?"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from deskeditor.domain.story_diff import Comparison
from deskeditor.ui.history.changes_bar import ChangesBar
from deskeditor.ui.history.diff_view import DiffView
from deskeditor.ui.history.name_field import NameField
from deskeditor.ui.history.version import Version
from deskeditor.ui.history.version_list import VersionList
from deskeditor.ui.widgets import ElidedLabel, EmptyState, set_role, text_label

_SIDE = 14  # pixels of white at the panel's sides


class HistoryView(QWidget):
    """Versions above, what has changed since the chosen one below."""

    shown = Signal()  # the panel came into sight: what it shows may be old
    chosen = Signal()
    name_requested = Signal()
    named = Signal(str)
    restore_requested = Signal()
    copy_requested = Signal()
    expand_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyPanel")
        self.setAccessibleName("History")
        set_role(self, "panel")
        self.list = VersionList()
        self.name = NameField()
        self.diff = DiffView()
        self.walk = ChangesBar()
        self._count = text_label("", "muted")
        self._title = ElidedLabel()
        self._title.setProperty("role", "heading")
        self._name_button = _button("Name this version", "Keep it for ever, under a name")
        self._restore = _button("Restore", "Bring this version back (Ctrl+Return in the list)")
        self._copy = _button("Copy text", "Copy the words of this version")
        self._expand = _button("Expand", "Compare over the text (Return in the list)")
        self._empty = EmptyState(
            "history", "No earlier versions yet", "deskeditor keeps one each time you pause."
        )
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)
        self.show_versions(())

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 10, 0, 12)
        column.setSpacing(8)
        column.addLayout(_row(text_label("Versions", "heading"), self._count, None, self._name_button))
        column.addLayout(_row(self.name))
        listed = QHBoxLayout()
        listed.setContentsMargins(_SIDE - 4, 0, _SIDE - 4, 0)
        listed.addWidget(self.list)
        column.addLayout(listed, 3)
        rule = QFrame()
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        column.addLayout(_row(self._title, self.walk))
        shown = QHBoxLayout()
        shown.setContentsMargins(_SIDE, 0, _SIDE, 0)
        shown.addWidget(self.diff)
        column.addLayout(shown, 4)
        column.addLayout(_row(self._restore, self._copy, None, self._expand))
        self._pages.addWidget(self._empty)
        self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _connect(self) -> None:
        self.list.chosen.connect(self.chosen)
        self.list.expand_requested.connect(self.expand_requested)
        self.list.restore_requested.connect(self.restore_requested)
        self._name_button.clicked.connect(self.name_requested)
        self.name.named.connect(self.named)
        for gone in (self.name.named, self.name.left):
            gone.connect(lambda *_: self.list.setFocus())
        self._restore.clicked.connect(self.restore_requested)
        self._copy.clicked.connect(self.copy_requested)
        self._expand.clicked.connect(self.expand_requested)
        self.diff.walked.connect(self.walk.show_place)
        self.walk.stepped.connect(self.diff.step)

    def show_versions(self, versions: tuple[Version, ...]) -> None:
        """Show the versions of a story, the newest first; none of a story that has no earlier ones."""
        self._count.setText(str(len(versions) - 1) if versions else "")
        self._count.setAccessibleName(f"{max(0, len(versions) - 1)} versions")
        self.list.show_versions(versions)
        self._pages.setCurrentIndex(1 if versions else 0)
        if not versions:
            self.diff.show_nothing()

    def show_comparison(self, title: str, told: Comparison, names: Mapping[str, str]) -> None:
        """Show what changed between the chosen version and another."""
        self._title.setText(title)
        self.diff.setAccessibleName(title)
        self.diff.show_comparison(told, names)

    def show_can_restore(self, can: bool) -> None:
        """Whether one earlier version is chosen, so that it may come back."""
        self._restore.setEnabled(can)

    def showEvent(self, event: object) -> None:
        """Say that it is looked at."""
        super().showEvent(event)  # type: ignore[arg-type]  # the event as Qt gives it
        self.shown.emit()


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    return button


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(_SIDE, 0, _SIDE, 0)
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
