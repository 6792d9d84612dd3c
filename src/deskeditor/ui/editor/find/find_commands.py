"""Which commands find and replace? The bar that answers to them is made when one is first used."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.editor_view import EditorView

if TYPE_CHECKING:
    from deskeditor.ui.editor.find.finding import Finding

_SWITCHES = ("case", "whole", "regex", "within", "keep_case")


class FindCommands(QObject):
    """Answers to the commands of finding while a story is open."""

    def __init__(self, view: EditorView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk
        self._made: Finding | None = None
        on = desk.commands.on
        on("edit.find", lambda: self._finding.open())
        on("edit.replace", lambda: self._finding.open(replacing=True))
        on("edit.find_next", lambda: self._finding.step(back=False))
        on("edit.find_previous", lambda: self._finding.step(back=True))
        on("find.replace", lambda: self._finding.replace())
        on("find.replace_all", lambda: self._finding.replace_all())
        for name in _SWITCHES:
            on(f"find.{name}", partial(self._switch, name))

    @property
    def _finding(self) -> "Finding":
        if self._made is None:
            from deskeditor.ui.editor.find.finding import Finding  # not before it is wanted

            self._made = Finding(self._view, self._desk, self)
        return self._made

    def _switch(self, name: str, on: bool) -> None:
        self._finding.bar.switches[name].setChecked(on)
