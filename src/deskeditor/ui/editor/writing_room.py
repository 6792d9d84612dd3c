"""What stands around the text while one writes: lengths, goals, marks, outline, focus, faces and snippets?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.editor.faces import Face, Measure
from deskeditor.ui.editor.focus import WritingFocus
from deskeditor.ui.editor.goals import Goals
from deskeditor.ui.editor.lengths import LengthCounter
from deskeditor.ui.editor.quote_tint import QuoteTint
from deskeditor.ui.window_state import settings

if TYPE_CHECKING:
    from deskeditor.ui.editor.length_popover import LengthPopover
    from deskeditor.ui.editor.outline import Outline
    from deskeditor.ui.editor.snippets import Snippets
    from deskeditor.ui.editor.templates import Templates

_TYPEWRITER = "editor/typewriter"


class WritingRoom(QObject):
    """Answers to the commands of all this; what opens is made when it is first wanted."""

    def __init__(self, view: EditorView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk
        self.lengths = LengthCounter(view, desk, self)
        self.goals = Goals(desk, self)
        self.focus = WritingFocus(view.body, self)
        self._length_popover: LengthPopover | None = None
        self._outline: Outline | None = None
        self._snippets: Snippets | None = None
        self._templates: Templates | None = None
        view.body.washes.append(QuoteTint(view.body))
        view.body.keys.changed.connect(view.body.viewport().update)  # quotations of another language
        view.body.before_tab = self._expand
        self._answer()
        self._answer_looks()
        self.lengths.count()

    def _answer(self) -> None:
        on = self._desk.commands.on
        on("story.count", self._show_lengths)
        on("story.next_to_come", self._next_to_come)
        on("story.outline", self._show_outline)
        on("insert.snippet", lambda: self._all_snippets.choose())
        on("tools.snippets", lambda: self._all_snippets.show_folder())
        on("story.from_template", lambda: self._all_templates.choose())
        on("story.save_template", lambda: self._all_templates.keep())
        on("tools.templates", lambda: self._all_templates.show_folder())

    def _answer_looks(self) -> None:
        commands, face = self._desk.commands, self._view.face
        for one in Face:
            commands.on(f"view.face.{one.value}", lambda _on, one=one: face.set_word(one.value))
        for measure in Measure:
            commands.on(
                f"view.measure.{measure.value}", lambda _on, measure=measure: face.set_measure(measure)
            )
        commands.on("view.typewriter", self._set_typewriter)
        face.changed.connect(self._show_looks)
        self._show_looks()
        if settings().value(_TYPEWRITER, "") == "on":
            self.focus.set_typewriter(True)
            commands.set_checked("view.typewriter")

    def _show_looks(self) -> None:
        face = self._view.face
        self._desk.commands.set_checked(f"view.face.{face.word}")
        self._desk.commands.set_checked(f"view.measure.{face.measure_word}")

    def _set_typewriter(self, on: bool) -> None:
        self.focus.set_typewriter(on)
        settings().setValue(_TYPEWRITER, "on" if on else "off")

    def _show_lengths(self) -> None:
        if self._length_popover is None:
            from deskeditor.ui.editor.length_popover import LengthPopover

            popover = LengthPopover(self._view.window())
            self.lengths.measured.connect(popover.show_lengths)
            self.lengths.selection_measured.connect(popover.show_selected)
            self.goals.changed.connect(popover.show_goal)
            popover.goal_edited.connect(self.goals.set_words)
            popover.keys_returned.connect(self._view.edit_body)
            self._length_popover = popover
        self._length_popover.show_goal(self.goals.words)
        self.lengths.count()
        self.lengths.count_selection()
        self._length_popover.open_in(self._view.window())

    def go_to_line(self, number: int) -> None:
        """Put the caret at the beginning of a line of the body, counted from 1; beyond the last, there."""
        document = self._view.body.document()
        block = document.findBlockByNumber(min(number, document.blockCount()) - 1)
        cursor = self._view.body.textCursor()
        cursor.setPosition(block.position())
        self._view.body.setTextCursor(cursor)
        self._view.edit_body()
        self._view.body.centerCursor()

    def _show_outline(self) -> None:
        if self._outline is None:
            from deskeditor.ui.editor.outline import Outline

            self._outline = Outline(self._view, self._desk, self)
        self._outline.open()

    def _next_to_come(self) -> None:
        from deskeditor.ui.editor import to_come

        if not to_come.go_to_next(self._view):
            self._desk.messages.toast("No TK is left in this story")

    @property
    def _all_snippets(self) -> "Snippets":
        if self._snippets is None:
            from deskeditor.ui.editor.snippets import Snippets

            self._snippets = Snippets(self._view, self._desk, self)
        return self._snippets

    @property
    def _all_templates(self) -> "Templates":
        if self._templates is None:
            from deskeditor.ui.editor.templates import Templates

            self._templates = Templates(self._view, self._desk, self)
        return self._templates

    def _expand(self) -> bool:
        """Tab behind an abbreviation puts the snippet in."""
        cursor = self._view.body.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        if cursor.hasSelection() or not before[-1:].isalnum():
            return False
        return self._all_snippets.expand()
