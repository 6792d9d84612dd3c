"""Which commands change the body, and how do they reach it?

The edits themselves are functions of `markup.editing`, tested without a window; each is one step of undo.
"""

from functools import partial

from PySide6.QtCore import QObject

from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.editor_view import EditorView

BAR = (  # the buttons above the text: command and icon
    (
        ("format.heading2", "heading"),
        ("format.bold", "bold"),
        ("format.italic", "italic"),
        ("insert.link", "link"),
    ),
    (
        ("format.quote", "quote"),
        ("format.bullets", "bullets"),
        ("insert.image", "image"),
        ("insert.table", "table"),
        ("insert.embed", "embed"),
    ),
    (("edit.find", "search"),),
)
MORE = (  # what stands behind the bar's last button
    ("format.strike", "format.code", "format.clear", "format.heading3", "format.heading4", "format.body"),
    ("format.numbers", "insert.pull_quote", "insert.footnote", "insert.divider", "insert.story_link"),
    ("table.row_below", "table.column_right", "table.remove_row", "table.remove_column", "table.tidy"),
    ("format.curl", "format.straighten", "edit.comment", "edit.join"),
    ("format.smart", "format.tab"),
)
_EDITS: dict[str, tuple[str, dict[str, object]]] = {  # command: function of `markup.editing`, arguments
    "format.bold": ("bold", {}),
    "format.italic": ("italic", {}),
    "format.code": ("code", {}),
    "format.strike": ("strike", {}),
    "format.clear": ("clear", {}),
    "format.heading1": ("heading", {"level": 1}),
    "format.heading2": ("heading", {"level": 2}),
    "format.heading3": ("heading", {"level": 3}),
    "format.heading4": ("heading", {"level": 4}),
    "format.body": ("body_text", {}),
    "format.bullets": ("bullet_list", {}),
    "format.numbers": ("numbered_list", {}),
    "format.quote": ("quote", {}),
    "format.indent": ("indent", {}),
    "format.outdent": ("outdent", {}),
    "format.straighten": ("straighten", {}),
    "format.upper": ("upper", {}),
    "format.lower": ("lower", {}),
    "format.title": ("title", {}),
    "format.sentence": ("sentence", {}),
    "insert.pull_quote": ("pull_quote", {}),
    "insert.table": ("table", {}),
    "insert.divider": ("divider", {}),
    "edit.line_up": ("move_up", {}),
    "edit.line_down": ("move_down", {}),
    "edit.join": ("join", {}),
    "edit.comment": ("comment", {}),
}
_TABLES: dict[str, tuple[str, dict[str, object]]] = {  # command: function of `markup.editing_tables`
    "table.row_above": ("row_above", {}),
    "table.row_below": ("row_below", {}),
    "table.column_left": ("column_left", {}),
    "table.column_right": ("column_right", {}),
    "table.remove_row": ("remove_row", {}),
    "table.remove_column": ("remove_column", {}),
    "table.left": ("align", {"side": "left"}),
    "table.center": ("align", {"side": "center"}),
    "table.right": ("align", {"side": "right"}),
    "table.tidy": ("tidy", {}),
}
_NO_TABLE = "Put the caret into a table first."


class BodyCommands(QObject):
    """Answers to the commands of text while a story is open."""

    def __init__(self, view: EditorView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._desk = desk
        commands = desk.commands
        for name, (function, arguments) in _EDITS.items():
            commands.on(name, partial(self._edit, function, arguments))
        for name, (function, arguments) in _TABLES.items():
            commands.on(name, partial(self._edit_table, function, arguments))
        commands.on("format.curl", self._curl)
        commands.on("insert.footnote", lambda: self._edit("footnote", {}, whole=True))
        commands.on("view.larger", lambda: view.face.set_size(view.face.size + 1))
        commands.on("view.smaller", lambda: view.face.set_size(view.face.size - 1))
        self._join_switches()
        view.bar.show_buttons(
            [[(commands.action(name), icon) for name, icon in group] for group in BAR],
            [[commands.action(name) for name in group] for group in MORE],
        )

    def _join_switches(self) -> None:
        commands, keys = self._desk.commands, self._view.body.keys
        commands.on("format.smart", keys.set_smart)
        commands.on("format.tab", keys.set_tab_shifts)
        keys.changed.connect(self._show_switches)
        self._show_switches()

    def _show_switches(self) -> None:
        keys = self._view.body.keys
        self._desk.commands.set_checked("format.smart", keys.smart)
        self._desk.commands.set_checked("format.tab", keys.tab_shifts)

    def _edit(self, function: str, arguments: dict[str, object], *, whole: bool = False) -> None:
        """Change the body by a function of `markup.editing`; headline and standfirst know no Markdown."""
        if self._view.head.has_focus:
            return
        from deskeditor.markup import editing  # not before the first paint

        self._view.body.apply(partial(getattr(editing, function), **arguments), whole=whole)
        self._view.edit_body()

    def _curl(self) -> None:
        self._edit("curl", {"language": self._view.body.keys.language})

    def _edit_table(self, function: str, arguments: dict[str, object]) -> None:
        if self._view.head.has_focus:
            return
        from deskeditor.markup import editing_tables

        make = partial(getattr(editing_tables, function), **arguments)
        if not self._view.body.apply(make):
            self._desk.messages.toast(_NO_TABLE)
        self._view.edit_body()
