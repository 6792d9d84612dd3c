"""What stands above the body: headline, standfirst, and who wrote it where and when?"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskeditor.ui import theme
from deskeditor.ui.editor.growing_edit import GrowingEdit
from deskeditor.ui.widgets import Avatar, CounterLabel, ElidedLabel, Rule
from deskeditor.ui.widgets.elided_label import ElidedButton
from deskeditor.ui.widgets.role import plain_tip

HEADLINE_LIMIT = 70  # characters: a longer one is shown in amber, never stopped
STANDFIRST_LIMIT = 200
_TOP, _GAP, _LEAST_NAMES = 20, 8, 160  # pixels


class HeadBlock(QWidget):
    """The fields above the body; Enter goes from one to the next, and `body_requested` asks for the body."""

    body_requested = Signal()
    byline_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = _headline()
        self.standfirst = _standfirst()
        self._avatar = Avatar()
        self._names = ElidedButton(_LEAST_NAMES)
        self._names.setProperty("role", "quiet")
        self._names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._names.setCursor(Qt.CursorShape.PointingHandCursor)
        self._about = ElidedLabel(role="muted")
        self._headline_count = CounterLabel(HEADLINE_LIMIT)
        self._standfirst_count = CounterLabel(STANDFIRST_LIMIT)
        self._lay_out()
        self._connect()
        self._take_colours()
        theme.current().changed.connect(self._take_colours)

    def show_words(self, headline: str, standfirst: str) -> None:
        """Put another story's words here; nothing is announced."""
        self.headline.show_text(headline)
        self.standfirst.show_text(standfirst)
        self._count()

    def replace_words(self, headline: str, standfirst: str) -> None:
        """Take words that came from elsewhere, each as a step that can be undone; nothing is announced."""
        self.headline.replace_text(headline)
        self.standfirst.replace_text(standfirst)
        self._count()

    def show_byline(self, names: str, about: str, initials: str, colour: str) -> None:
        """Show who wrote it, and a line of where and when; `colour` of the initials' circle is `#RRGGBB`."""
        self._avatar.show_author(initials, colour)
        self._avatar.setVisible(bool(initials))
        self._names.setText(names or "Add a byline")
        self._names.setToolTip(plain_tip(names))
        self._names.setAccessibleName(f"Byline: {names}" if names else "Add a byline")
        self._about.setText(about)

    def set_margins(self, side: int) -> None:
        """The white at the column's sides, in pixels."""
        self._column.setContentsMargins(side, _TOP, side, 0)

    @property
    def has_focus(self) -> bool:
        """Whether one of its fields is being typed in."""
        return self.headline.hasFocus() or self.standfirst.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the counter of the field that is being typed in."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_counters()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._avatar)
        row.addWidget(self._names)
        row.addWidget(self._about, 1)
        row.addWidget(self._standfirst_count)
        row.addWidget(self._headline_count)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(_GAP)
        self._column.addWidget(self.headline)
        self._column.addWidget(self.standfirst)
        self._column.addLayout(row)
        self._column.addWidget(Rule())

    def _connect(self) -> None:
        self.headline.next_requested.connect(lambda: self._enter(self.standfirst))
        self.standfirst.back_requested.connect(lambda: self._enter(self.headline))
        self.standfirst.next_requested.connect(self.body_requested)
        for field in (self.headline, self.standfirst):
            field.left_by_escape.connect(self.body_requested)
            field.edited.connect(self._count)
            field.installEventFilter(self)
        self._names.clicked.connect(self.byline_pressed)

    def _enter(self, field: GrowingEdit) -> None:
        field.setFocus(Qt.FocusReason.TabFocusReason)

    def _count(self) -> None:
        self._headline_count.show_count(len(self.headline.source))
        self._standfirst_count.show_count(len(self.standfirst.source))
        self._show_counters()

    def _show_counters(self) -> None:
        in_standfirst = self.standfirst.hasFocus()
        self._standfirst_count.setVisible(in_standfirst or self._standfirst_count.is_over)
        self._headline_count.setVisible(not in_standfirst or self._headline_count.is_over)

    def _take_colours(self) -> None:
        palette = self.standfirst.palette()
        palette.setColor(palette.ColorRole.Text, theme.current().colour("text2"))
        self.standfirst.setPalette(palette)


def _headline() -> GrowingEdit:
    field = GrowingEdit(theme.current().serif(26, 700), line_height=34, most_lines=3)
    field.setObjectName("headlineEdit")
    field.setAccessibleName("Headline")
    field.setPlaceholderText("Headline")
    return field


def _standfirst() -> GrowingEdit:
    field = GrowingEdit(theme.current().serif(15), line_height=21, most_lines=5)
    field.setObjectName("standfirstEdit")
    field.setAccessibleName("Standfirst")
    field.setPlaceholderText("Standfirst — one or two sentences that make people read on")
    return field
