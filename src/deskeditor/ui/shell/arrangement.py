"""Which areas does the editor want to see, and what does the window remember of it?"""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.shell.main_window import MainWindow
from deskeditor.ui.shell.placement import Mode, Place, Placement, Wish, place, usual_sizes, width_class
from deskeditor.ui.shell.splitter import STEP
from deskeditor.ui.window_state import WindowState

_PANELS = ("library", "inspector")


class Arrangement(QObject):
    """Answers the view commands; panels and sizes are remembered per mode, for wide and narrow windows."""

    def __init__(self, window: MainWindow, commands: CommandTable, state: WindowState) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._state = state
        self._wish = Wish(mode=Mode(state.word("mode", Mode.SPLIT.value)))
        self._kind = width_class(window.width())
        self._placement: Placement | None = None
        self._answer_commands()
        window.resized.connect(self._fit)
        window.splitter.double_clicked.connect(self._reset_sizes)
        window.splitter.splitterMoved.connect(lambda _place, _index: self._keep_sizes())
        for name, drawer in window.drawers.items():
            drawer.close_requested.connect(lambda name=name: self.show_panel(name, shown=False))
        self._arrange()

    def _answer_commands(self) -> None:
        commands = self._commands
        for mode in Mode:
            commands.on(f"view.{mode.value}", lambda _checked, mode=mode: self.show_mode(mode))
        for name in _PANELS:
            commands.on(f"view.{name}", lambda shown, name=name: self.show_panel(name, shown=shown))
        commands.on("view.focus", self._show_focus)
        commands.on("view.wider", lambda: self._move_edge(STEP))
        commands.on("view.narrower", lambda: self._move_edge(-STEP))

    @property
    def mode(self) -> Mode:
        """What stands in the middle."""
        return self._wish.mode

    def show_mode(self, mode: Mode) -> None:
        """Write, split or preview."""
        self._wish = replace(self._wish, mode=mode)
        self._state.keep_word("mode", mode.value)
        self._arrange()

    def show_panel(self, name: str, *, shown: bool) -> None:
        """Show or hide the library or the inspector."""
        self._wish = _with(self._wish, {name: shown})
        self._state.keep_word(f"{name}/{self._name}", "on" if shown else "off")
        self._place()

    def show_region(self, name: str) -> None:
        """Bring an area into sight, whatever that takes."""
        if name in _PANELS and not getattr(self._wish, name):
            self.show_panel(name, shown=True)
        elif name == "editor" and self.mode is Mode.PREVIEW:
            self.show_mode(Mode.WRITE if self._kind == "narrow" else Mode.SPLIT)
        elif name == "preview" and self.mode is Mode.WRITE:
            self.show_mode(Mode.SPLIT)

    def close_drawers(self) -> None:
        """Close what lies over the text."""
        for name in _PANELS:
            if self._placement is not None and getattr(self._placement, name) is Place.DRAWER:
                self.show_panel(name, shown=False)

    def _show_focus(self, shown: bool) -> None:
        self._wish = replace(self._wish, focus=shown)
        self._window.show_frame(not shown)
        self._place()

    @property
    def _name(self) -> str:
        return f"{self._wish.mode.value}-{self._kind}"

    def _arrange(self) -> None:
        """Take what is remembered of this mode and width."""
        usual = {"library": "on", "inspector": "off" if self._name == "split-narrow" else "on"}
        shown = {name: self._state.word(f"{name}/{self._name}", usual[name]) == "on" for name in _PANELS}
        self._wish = _with(self._wish, shown)
        self._commands.set_checked(f"view.{self._wish.mode.value}")
        self._window.top_bar.modes.show_current(list(Mode).index(self._wish.mode))
        self._place()

    def _fit(self, width: int) -> None:
        if width_class(width) != self._kind:
            self._kind = width_class(width)
            self._arrange()
        else:
            self._place(keep=True)

    def _place(self, *, keep: bool = False) -> None:
        placement = place(self._window.width(), self._wish)
        for name in _PANELS:
            self._commands.set_checked(f"view.{name}", getattr(self._wish, name))
        if placement != self._placement or not keep:
            self._placement = placement
            self._window.show_placement(placement)
            self._show_sizes(placement)

    def _show_sizes(self, placement: Placement) -> None:
        kept = self._state.sizes(f"{self._name}/{'-'.join(placement.docked)}")
        sizes = kept if len(kept) == len(placement.docked) else self._usual(placement)
        self._window.splitter.show_widths(dict(zip(placement.docked, sizes, strict=True)))

    def _usual(self, placement: Placement) -> list[int]:
        return usual_sizes(self._window.width(), placement.docked)

    def _reset_sizes(self) -> None:
        if self._placement is not None:
            sizes = self._usual(self._placement)
            self._window.splitter.show_widths(dict(zip(self._placement.docked, sizes, strict=True)))
            self._keep_sizes()

    def _move_edge(self, step: int) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QWidget):
            for region in self._window.regions.values():
                if region.isAncestorOf(focused):
                    self._window.splitter.move_edge(region, step)
                    self._keep_sizes()

    def _keep_sizes(self) -> None:
        if self._placement is not None:
            widths = self._window.splitter.widths()
            sizes = [widths[name] for name in self._placement.docked]
            self._state.keep_sizes(f"{self._name}/{'-'.join(self._placement.docked)}", sizes)


def _with(wish: Wish, panels: dict[str, bool]) -> Wish:
    shown = {"library": wish.library, "inspector": wish.inspector, **panels}
    return replace(wish, library=shown["library"], inspector=shown["inspector"])
