"""How does a page of the settings stand: groups of fields under headings, of which a search leaves some?"""

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from deskeditor.ui.widgets import set_role, text_label
from deskeditor.ui.widgets.field import Field

_GAP, _BETWEEN_GROUPS, _EDGE = 12, 22, 14


@dataclass(slots=True)
class _Group:
    heading: QWidget
    words: str
    rows: list[tuple[QWidget, str]] = field(default_factory=list)


class SettingsPage(QWidget):
    """One page: its name, a button that resets it, and the fields; whoever has the keys is in sight."""

    reset_requested = Signal()
    undo_requested = Signal()  # of the reset

    def __init__(self, name: str, *, can_reset: bool = True) -> None:
        super().__init__()
        self.name = name
        self._groups: list[_Group] = []
        self._was_reset = False
        self.reset = set_role(QPushButton(), "link")
        self.reset.setVisible(can_reset)
        self.reset.clicked.connect(self._ask)
        self.offer_undo(offered=False)
        self._body = set_role(QWidget(), "panel")
        self._column = QVBoxLayout(self._body)
        self._column.setSpacing(_GAP)
        self._column.addStretch(1)
        self._scroll = self._area()
        self._keep_width()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._scroll, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 20, 8)
        head.addWidget(text_label(self.name, "title"))
        head.addStretch(1)
        head.addWidget(self.reset)
        return head

    def _area(self) -> QScrollArea:
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._body)
        scroll.verticalScrollBar().rangeChanged.connect(self._keep_width)
        return scroll

    def _keep_width(self) -> None:
        """The fields of all pages are as wide, with a scroll bar beside them or without."""
        bar = self._scroll.verticalScrollBar()
        free = 0 if bar.maximum() > 0 else bar.sizeHint().width()
        self._column.setContentsMargins(24, 4, _EDGE + free, 24)

    def begin(self, heading: str) -> None:
        """Begin a group of fields under a heading; an empty one shows none."""
        label = text_label(heading, "heading")
        label.setVisible(bool(heading))
        if self._groups:
            self._column.insertSpacing(self._column.count() - 1, _BETWEEN_GROUPS - _GAP)
        self._insert(label)
        self._groups.append(_Group(label, heading))

    def add(self, widget: QWidget, words: str = "") -> None:
        """Put a field, or a widget with several, under the group begun last; `words` find it too."""
        self._insert(widget)
        self._groups[-1].rows.append((widget, f"{_words_of(widget)} {words}".casefold()))
        for child in (widget, *widget.findChildren(QWidget)):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                child.installEventFilter(self)

    def _insert(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that gets the keys is scrolled into sight, with its label and what is said below it."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, 40)
        return super().eventFilter(watched, event)

    def show_found(self, text: str) -> bool:
        """Show only what answers to a search, all for an empty one; whether anything does."""
        wanted = text.casefold().split()
        if not wanted or all(word in self.name.casefold() for word in wanted):
            wanted = []
        found = [self._show_group(group, wanted) for group in self._groups]
        return any(found)

    def _show_group(self, group: _Group, wanted: list[str]) -> bool:
        found = False
        for widget, words in group.rows:
            said = f"{words} {group.words.casefold()}"
            answers = all(word in said for word in wanted)
            widget.setProperty("found", answers)
            widget.setVisible(answers and widget.property("off") is not True)
            found = found or answers
        group.heading.setVisible(found and bool(group.words))
        return found

    def show_row(self, widget: QWidget, *, shown: bool) -> None:
        """Show or hide a field that does not always apply; a search that misses it hides it all the same."""
        widget.setProperty("off", not shown)
        widget.setVisible(shown and widget.property("found") is not False)

    def offer_undo(self, *, offered: bool) -> None:
        """The button takes the reset back, until something else is changed."""
        self._was_reset = offered
        self.reset.setText("Undo reset" if offered else "Reset this page")

    def _ask(self) -> None:
        (self.undo_requested if self._was_reset else self.reset_requested).emit()


def _words_of(widget: QWidget) -> str:
    fields = [one for one in (widget, *widget.findChildren(QWidget)) if isinstance(one, Field)]
    return " ".join(one.label.text() for one in fields)
