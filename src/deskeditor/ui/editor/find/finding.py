"""What happens when something is looked for in the story on show, and put there instead?"""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor

from deskeditor.markup.replacement import Replacement
from deskeditor.markup.search_question import Answer, Question
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.editor.find.find_bar import FindBar
from deskeditor.ui.editor.find.history import FindHistory
from deskeditor.ui.editor.find.joined_undo import Joined, JoinedUndo
from deskeditor.ui.editor.find.matches import Matches
from deskeditor.ui.editor.find.searcher import Searcher
from deskeditor.ui.editor.find.story_text import StoryText
from deskeditor.ui.messages import UNDO

_SETTLED_MS = 150  # after an edit, before the text is looked through again
_NOT_NEWEST = "Nothing was taken back: that replacement is not the last change of this text any more"


class Finding(QObject):
    """Joins the find bar to the text: looks while one types, marks what is found, steps and replaces.

    What a step waits for is kept in `_wish`: the search is done elsewhere, and keys never wait.
    """

    def __init__(self, view: EditorView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk
        self._text = StoryText(view, self)
        self._joined = JoinedUndo(self._text.fields, self)
        self.bar = FindBar()
        self.matches = Matches()
        self._searcher = Searcher(self)
        self._history = FindHistory()
        self._origin = 0  # from where the first place is looked for while one types
        self._within: QTextCursor | None = None  # the selection that bounds the search
        self._wish = ""
        self._fault = ""
        self._asked = 0  # the number of the question that is not answered yet
        self._again = QTimer(self, interval=_SETTLED_MS, singleShot=True)
        self._again.timeout.connect(lambda: self._search(""))
        view.add_bar(self.bar)
        self.bar.hide()
        self._connect()

    def _connect(self) -> None:
        bar = self.bar
        bar.query_changed.connect(self._query_changed)
        bar.step_requested.connect(lambda back: self.step(back=back))
        bar.replace_requested.connect(self.replace)
        bar.replace_all_requested.connect(self.replace_all)
        bar.switched.connect(self._switched)
        bar.left.connect(self.leave)
        bar.hidden.connect(self._rest)
        self._searcher.answered.connect(self._take)
        self._text.selection_changed.connect(self._show_count)
        self._text.edited.connect(self._edited)
        self._desk.open_story.opened.connect(self._story_opened)

    def open(self, *, replacing: bool = False) -> None:
        """Show the bar on what is selected: words to look for, or several lines to look in."""
        words = self._text.current.textCursor().selectedText()
        is_long = "\u2029" in words or "\u2028" in words
        self._origin = self._text.selection()[0]
        self._begin()
        if is_long and not self.bar.is_on("within"):
            self.bar.switches["within"].setChecked(True)
        self.bar.begin("" if is_long else words, replacing=replacing)
        self._search("near")

    def _begin(self) -> None:
        """Mark what is found from now on."""
        self._text.begin(self._mark)
        self.bar.show_history(self._history.found, self._history.replaced)

    def leave(self) -> None:
        """Close the bar, and give the keys back to the text."""
        field = self._text.current
        self.bar.hide()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rest(self) -> None:
        self._again.stop()
        self._searcher.rest()
        self._asked, self._wish = 0, ""
        self._text.end()
        self._within = None
        self.bar.switches["within"].setChecked(False)
        self._show(Matches())

    def step(self, *, back: bool) -> None:
        """Select the next or the previous place; a closed bar opens, and the keys stay here."""
        if not self.bar.isVisible():
            self._origin = self._text.selection()[0]
            self._begin()
            self.bar.show()
            self.bar.second.hide()
            self._again.start()  # nothing is known of this text yet
        self._history.note_found(self.bar.query.words)
        self._do("back" if back else "on")

    def replace(self) -> None:
        """Replace the place that is selected, and go to the next; where none is, only go."""
        self._history.note_replaced(self.bar.instead.words)
        self._do("replace")

    def replace_all(self) -> None:
        """Replace every place, as one step of undo."""
        self._history.note_replaced(self.bar.instead.words)
        self._search("all")

    def _do(self, wish: str) -> None:
        """Do it now if what was found is of now, else when it is."""
        if self._asked or self._again.isActive():
            self._search(wish)
        else:
            self._grant(wish)

    def _query_changed(self) -> None:
        self._search("near")

    def _switched(self, name: str, on: bool) -> None:
        if name == "within":
            cursor = self._text.current.textCursor()
            self._within = QTextCursor(cursor) if on and cursor.hasSelection() else None
        command = f"find.{name}"
        self._desk.commands.set_checked(command, on)

    def _search(self, wish: str) -> None:
        """Look the text through, and then do `wish`."""
        self._again.stop()
        query = self.bar.query
        if not self.bar.isVisible() or not query.words:
            self._asked, self._wish = 0, ""
            self._show(Matches())
            return
        self._wish = wish
        self._ask(self.bar.instead if wish == "all" else None)

    def _ask(self, instead: Replacement | None, only: int | None = None) -> None:
        question = Question(0, self.bar.query, None, self._span(), instead, only, self._text.parts)
        self._asked = self._searcher.ask(self._text.text, question)

    def _span(self) -> tuple[int, int] | None:
        return self._text.span(self._within) if self._within is not None else None

    def _take(self, answer: Answer) -> None:
        wish, self._wish, self._asked = self._wish, "", 0
        if wish == "one" and not answer.fault:
            self._put(answer)
            return
        self._show(Matches(answer.starts, answer.ends), answer.fault)
        if wish == "all":
            self._put_all(answer)
        elif wish:
            self._grant(wish)

    def _grant(self, wish: str) -> None:
        selection = self._text.selection()
        if wish == "near":
            self._select(self.matches.step((self._origin, self._origin), back=False))
        elif wish == "replace" and self.matches.number_of(*selection) >= 0:
            self._wish = "one"
            self._ask(self.bar.instead, selection[0])
        else:
            self._select(self.matches.step(selection, back=wish == "back"))
            self._origin = self._text.selection()[0]

    def _select(self, place: tuple[int, int] | None) -> None:
        if place is not None:
            self._text.select(place)

    def _put(self, answer: Answer) -> None:
        """Put one replacement in, and go to the place behind it."""
        for start, end, words in zip(answer.starts, answer.ends, answer.instead, strict=True):
            self._text.change([(start, end, words)])
        self._search("on")

    def _put_all(self, answer: Answer) -> None:
        """Replace everywhere; undo in one field takes all of it back."""
        changes = list(zip(answer.starts, answer.ends, answer.instead, strict=True))
        if not changes or answer.fault:
            return
        changed = self._text.change(changes)
        joined = self._joined.join(changed)
        many = f"{len(changes):,} places" if len(changes) > 1 else "1 place"
        self._desk.messages.toast(f"Replaced in {many}", UNDO, lambda: self._take_back(joined))
        self._search("")

    def _take_back(self, joined: Joined) -> None:
        """Just that replacement: what was done to the text since is nobody's to undo from here."""
        if not joined.take_back():
            self._desk.messages.toast(_NOT_NEWEST)

    def _show(self, matches: Matches, fault: str = "") -> None:
        self.matches = matches
        self._fault = fault
        self._show_count()
        self._text.repaint()

    def _show_count(self) -> None:
        if not self.bar.isVisible():
            return
        number = self.matches.number_of(*self._text.selection())
        said = "" if self._fault else _counted(self.bar.query.words, number, len(self.matches))
        self.bar.show_count(said, fault=self._fault)

    def _mark(self, first: int, last: int) -> list[tuple[int, int, str]]:
        """What is to be marked in a stretch of the document."""
        marks = [(*self._within_of_now(), "hover")] if self._within is not None else []
        return marks + [(start, end, "amber-subtle") for start, end in self.matches.within(first, last)]

    def _within_of_now(self) -> tuple[int, int]:
        return self._span() or (0, 0)

    def _story_opened(self) -> None:
        if self.bar.isVisible():
            self._within = None
            self.bar.switches["within"].setChecked(False)
            self._origin = 0
            self._text.begin(self._mark)
            self._show(Matches())
            self._search("")

    def _edited(self, position: int, removed: int, added: int) -> None:
        if self.bar.isVisible():
            self.matches.follow(position, removed, added)
            self._again.start()


def _counted(words: str, number: int, count: int) -> str:
    """`3 of 17`, `17 found`, `Nothing found`."""
    if not words:
        return ""
    if not count:
        return "Nothing found"
    return f"{number + 1:,} of {count:,}" if number >= 0 else f"{count:,} found"
