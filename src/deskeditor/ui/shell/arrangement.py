"""Which areas does the editor want to see, and what does the window remember of it?"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from deskeditor.ui.shell.main_window import MainWindow
from deskeditor.ui.shell.placement import Mode, Place, Placement, Wish, place, usual_sizes, width_class
from deskeditor.ui.shell.splitter import STEP
from deskeditor.ui.window_state import WindowState

PANELS = ("library", "inspector")


class Arrangement(QObject):
    """Puts the areas in their places; panels and sizes are remembered per mode and width class."""

    changed = Signal()  # the wish: another mode, a panel more or less
    focus_lost = Signal()  # what had the keys is out of sight, and the text is not

    def __init__(self, window: MainWindow, state: WindowState) -> None:
        super().__init__(window)
        self._window = window
        self._state = state
        self.wish = Wish(mode=Mode(state.word("mode", Mode.SPLIT.value)))
        self._kind = width_class(window.width())
        self._placement: Placement | None = None
        window.resized.connect(self._fit)
        window.splitter.double_clicked.connect(self._reset_sizes)
        window.splitter.splitterMoved.connect(lambda _place, _index: self._keep_sizes())
        for name, drawer in window.drawers.items():
            drawer.close_requested.connect(lambda name=name: self.show_panel(name, shown=False))
        self._arrange()

    def show_mode(self, mode: Mode) -> None:
        """Write, split or preview."""
        self.wish = self.wish._replace(mode=mode)
        self._state.keep_word("mode", mode.value)
        self._arrange()

    def show_panel(self, name: str, *, shown: bool) -> None:
        """Show or hide the library or the inspector; where there is no room for it, in a drawer."""
        docked = _with(self.wish, {name: True})
        if getattr(place(self._window.width(), docked._replace(drawers=frozenset())), name) is Place.DOCKED:
            self.wish = _with(self.wish, {name: shown})
            self._state.keep_word(f"{name}/{self._name}", "on" if shown else "off")
        else:
            others = self.wish.drawers - {name}
            self.wish = self.wish._replace(drawers=others | {name} if shown else others)
        self._place()

    def shows(self, name: str) -> bool:
        """Whether the library or the inspector is in sight."""
        return self._placement is not None and getattr(self._placement, name) is not Place.HIDDEN

    def show_region(self, name: str) -> None:
        """Bring an area into sight, whatever that takes."""
        if name in PANELS and not self.shows(name):
            self.show_panel(name, shown=True)
        elif name == "editor" and self.wish.mode is Mode.PREVIEW:
            self.show_mode(Mode.WRITE if self._kind == "narrow" else Mode.SPLIT)
        elif name == "preview" and self.wish.mode is Mode.WRITE:
            self.show_mode(Mode.SPLIT)

    def show_focus(self, shown: bool) -> None:
        """Nothing but the text, or everything again."""
        self.wish = self.wish._replace(focus=shown)
        self._window.show_frame(not shown)
        self._place()
        focused = QApplication.focusWidget()
        if shown and focused is not None and not self._window.regions["editor"].isAncestorOf(focused):
            self.focus_lost.emit()  # a popover has the keys

    def close_drawers(self) -> None:
        """Close what lies over the text."""
        if self.wish.drawers:
            self.wish = self.wish._replace(drawers=frozenset())
            self._place()

    def move_edge(self, steps: int) -> None:
        """Move the edge of the area that has the focus, to the right or (below 0) to the left."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QWidget):
            for region in self._window.regions.values():
                if region.isAncestorOf(focused):
                    self._window.splitter.move_edge(region, steps * STEP)
                    self._keep_sizes()

    @property
    def _name(self) -> str:
        return f"{self.wish.mode.value}-{self._kind}"

    def _arrange(self) -> None:
        """Take what is remembered of this mode and width."""
        shown = {name: self._state.word(f"{name}/{self._name}", "on") == "on" for name in PANELS}
        self.wish = _with(self.wish, shown)
        self._place()

    def _fit(self, width: int) -> None:
        if width_class(width) != self._kind:
            self._kind = width_class(width)
            self._arrange()
        else:
            self._place(keep=True)

    def _place(self, *, keep: bool = False) -> None:
        placement = place(self._window.width(), self.wish)
        if placement != self._placement or not keep:
            self._placement = placement
            self._show(placement)
        self.changed.emit()

    def _show(self, placement: Placement) -> None:
        focused = QApplication.focusWidget()
        had_keys = focused if focused is not None and self._window.isAncestorOf(focused) else None
        self._window.show_placement(placement)
        self._show_sizes(placement)
        if had_keys is not None and placement.editor and not had_keys.isVisible():
            self.focus_lost.emit()

    def _show_sizes(self, placement: Placement) -> None:
        kept = self._state.sizes(self._sizes_name(placement))
        sizes = kept if len(kept) == len(placement.docked) else self._usual(placement)
        self._window.splitter.show_widths(dict(zip(placement.docked, sizes, strict=True)))

    def _sizes_name(self, placement: Placement) -> str:
        return f"{self._name}/{'-'.join(placement.docked)}"

    def _usual(self, placement: Placement) -> list[int]:
        return usual_sizes(self._window.width(), placement.docked)

    def _reset_sizes(self) -> None:
        if self._placement is not None:
            sizes = self._usual(self._placement)
            self._window.splitter.show_widths(dict(zip(self._placement.docked, sizes, strict=True)))
            self._keep_sizes()

    def _keep_sizes(self) -> None:
        if self._placement is not None:
            widths = self._window.splitter.widths()
            sizes = [widths[name] for name in self._placement.docked]
            self._state.keep_sizes(self._sizes_name(self._placement), sizes)


def _with(wish: Wish, panels: dict[str, bool]) -> Wish:
    shown = {"library": wish.library, "inspector": wish.inspector, **panels}
    return wish._replace(library=shown["library"], inspector=shown["inspector"])
