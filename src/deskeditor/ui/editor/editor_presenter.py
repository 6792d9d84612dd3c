"""What happens when something is typed, and what does the editor show when another story is opened?"""

from PySide6.QtCore import QDate, QLocale, QObject, Signal

from deskeditor.domain.author import colour, initials
from deskeditor.domain.story import Details
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.body_commands import BodyCommands
from deskeditor.ui.editor.context_menu import ContextMenus
from deskeditor.ui.editor.copying import Copying
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.editor.find.find_commands import FindCommands
from deskeditor.ui.editor.linking import Linking
from deskeditor.ui.editor.pasting import Pasting
from deskeditor.ui.editor.typing_language import TypingLanguage
from deskeditor.ui.editor.writing_room import WritingRoom

_DATE = "d MMM yyyy"


class EditorPresenter(QObject):
    """Joins the editor to the open story."""

    caret_moved = Signal(int, int)  # line and column of the body, both counted from 1
    byline_pressed = Signal()

    def __init__(self, view: EditorView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._connect()
        self._commands = BodyCommands(view, desk, self)
        self._menus = ContextMenus(view, desk.commands, self)
        self._copying = Copying(view.body, desk, self)
        self._linking = Linking(view, desk, self)
        self._pasting = Pasting(view, self._linking, desk, self)
        self._language = TypingLanguage(view.body.keys, desk, self)
        self._finding = FindCommands(view, desk, self)
        self._show()
        self.room = WritingRoom(view, desk, self)

    def _connect(self) -> None:
        view, story = self._view, self._desk.open_story
        view.headline_edited.connect(story.set_headline)
        view.standfirst_edited.connect(story.set_standfirst)
        view.body_edited.connect(story.set_body)
        view.caret_moved.connect(self.caret_moved)
        view.begin_requested.connect(self.begin)
        view.byline_pressed.connect(self.byline_pressed)
        self._desk.commands.on("story.new", self.begin)
        self._desk.commands.on("story.headline", view.edit_headline)
        story.opened.connect(self._show)
        story.details_changed.connect(self._show_byline)

    def begin(self, first_letters: str = "") -> None:
        """Put a new story on the desk, the caret in its headline."""
        self._desk.open_story.begin()
        self._view.edit_headline()
        self._view.head.headline.insertPlainText(first_letters)

    def _show(self) -> None:
        story = self._desk.open_story.story
        if story is None:
            self._view.show_empty()
        else:
            self._view.show_story(story.id, story.headline, story.standfirst, story.body)
        self._show_byline()

    def _show_byline(self) -> None:
        story = self._desk.open_story.story
        if story is not None:
            names = story.details.byline
            first = names[0] if names else ""
            self._view.head.show_byline(
                ", ".join(names), _about(story.details), initials(first), colour(first)
            )


def _about(details: Details) -> str:
    published = details.published_at
    day = published.astimezone().date() if published else None
    date = QLocale().toString(QDate(day.year, day.month, day.day), _DATE) if day else ""
    return "  ·  ".join(filter(None, (details.section, date)))
