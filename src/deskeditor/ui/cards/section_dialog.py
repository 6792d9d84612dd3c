"""How will the section with the cards look on the page, on a phone and on a desktop?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from deskeditor.ui.widgets import EmptyState, IconButton, Segmented, set_role, tab_order, text_label
from deskeditor.ui.widgets.page_frame import PageFrame, ShownPage

_DEVICES = (("Phone", 375), ("Desktop", 1280))
_SIZE = (900, 600)
_SMALL = (560, 400)
# Everything that neither holds the section nor stands in it: what a theme makes of the page does not matter.
ONLY_THE_SECTION = """body :not(:has([data-part="related"]), [data-part="related"], [data-part="related"] *) {
  display: none !important;
}"""


class SectionDialog(QDialog):
    """The section at a device's width, and nothing else of the page; Esc closes."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sectionDialog")
        self.setAccessibleName("Related stories on the page")
        self.setWindowTitle("Related stories on the page")
        self.setModal(True)
        self.devices = Segmented([label for label, _ in _DEVICES], "Device")
        self.dark = IconButton("moon", "Show the page dark", checkable=True)
        self.frame = PageFrame()
        self._nothing = EmptyState("cards", "Nothing to show", "", "Close")
        self._nothing.button_pressed.connect(lambda _index: self.reject())
        self._lay_out()
        self.devices.chosen.connect(self._show_device)
        self.dark.toggled.connect(lambda dark: self.frame.show_dark(dark=dark))
        self._show_device(0)
        self.setMinimumSize(*_SMALL)
        self.resize(*_SIZE)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._made_bar())
        self._pages = QStackedLayout()
        self._pages.addWidget(self.frame)
        self._pages.addWidget(self._nothing)
        column.addLayout(self._pages, 1)

    def _made_bar(self) -> QWidget:
        self._bar = set_role(QWidget(), "panelbar")
        self._bar.setFixedHeight(44)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(16, 0, 12, 0)
        row.addWidget(text_label("On the page", "heading"))
        row.addStretch(1)
        row.addWidget(self.devices)
        row.addWidget(self.dark)
        return self._bar

    def _show_device(self, index: int) -> None:
        self.frame.show_width(_DEVICES[index][1])

    def begin(self, page: ShownPage, *, dark: bool) -> None:
        """Open with a page to show the section on, in the window's colours, the keys on the devices."""
        self.frame.take(page)
        self.dark.setChecked(dark)
        self.open()
        self.devices.button(self.devices.current).setFocus(Qt.FocusReason.PopupFocusReason)

    def show_section(self, story: str, html: str) -> None:
        """Show the section of a page; the page is whole, the style of the one who made it hides the rest."""
        self._pages.setCurrentWidget(self.frame)
        self.frame.load(story, html)

    def say_nothing(self, why: str) -> None:
        """Say why the page has no such section."""
        self._nothing.show_words("Nothing to show", why)
        self._pages.setCurrentWidget(self._nothing)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the bar: the page would keep it for each of its links."""
        stop = tab_order.neighbour(self, (self._bar, self._nothing), forward)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return stop is not None

    def done(self, result: int) -> None:
        """Give the keys back to the window, and say so: the page can be let go."""
        super().done(result)
        window = self.parentWidget()
        if window is not None:
            window.window().activateWindow()
        self.closed.emit()
