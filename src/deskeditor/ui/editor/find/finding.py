"""What happens when something is looked for in the body, and put there instead?"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor, QTextDocument

from deskeditor.markup.search_question import Answer
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.editor.find.find_bar import FindBar
from deskeditor.ui.editor.find.history import FindHistory
from deskeditor.ui.editor.find.matches import Matches
from deskeditor.ui.editor.find.searcher import Searcher
from deskeditor.ui.editor.stepped_edit import SteppedEdit
from deskeditor.ui.editor.text_difference import units

_SETTLED_MS = 150  # after an edit, before the text is looked through again


class Finding(QObject):
    """Joins the find bar to the body: looks while one types, marks what is found, steps and replaces.

    What a step waits for is kept in `_wish`: the search is done elsewhere, and keys never wait.
    """

    def __init__(self, view: EditorView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk
        self._body: SteppedEdit = view.body
        self.bar = FindBar()
        self.matches = Matches()
        self._searcher = Searcher(self)
        self._history = FindHistory()
        self._document: QTextDocument | None = None
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
        self._body.selectionChanged.connect(self._show_count)
        self._desk.open_story.opened.connect(self._story_opened)

    def open(self, *, replacing: bool = False) -> None:
        """Show the bar on what is selected: words to look for, or several lines to look in."""
        cursor = self._body.textCursor()
        words = cursor.selectedText()
        is_long = "\u2029" in words or "\u2028" in words
        self._origin = cursor.selectionStart()
        self._begin()
        if is_long and not self.bar.is_on("within"):
            self.bar.switches["within"].setChecked(True)
        self.bar.begin("" if is_long else words, replacing=replacing)
        self._search("near")

    def _begin(self) -> None:
        """Mark what is found from now on, in the document on show."""
        self._follow_document()
        if self._mark not in self._body.washes:
            self._body.washes.append(self._mark)
            self._body.keeps_colour = True
        self.bar.show_history(self._history.found, self._history.replaced)

    def leave(self) -> None:
        """Close the bar, and give the keys back to the text."""
        self.bar.hide()
        self._view.edit_body()

    def _rest(self) -> None:
        self._again.stop()
        self._searcher.rest()
        self._asked, self._wish = 0, ""
        if self._mark in self._body.washes:
            self._body.washes.remove(self._mark)
            self._body.keeps_colour = False
        self._within = None
        self.bar.switches["within"].setChecked(False)
        self._show(Matches())

    def step(self, *, back: bool) -> None:
        """Select the next or the previous place; a closed bar opens, and the keys stay here."""
        if not self.bar.isVisible():
            self._origin = self._body.textCursor().selectionStart()
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
            cursor = self._body.textCursor()
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
        instead = self.bar.instead if wish == "all" else None
        self._asked = self._searcher.ask(self._body.source, query, self._span(), instead)

    def _span(self) -> tuple[int, int] | None:
        bounds = self._within
        return (bounds.selectionStart(), bounds.selectionEnd()) if bounds is not None else None

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
        cursor = self._body.textCursor()
        selection = cursor.selectionStart(), cursor.selectionEnd()
        if wish == "near":
            self._select(self.matches.step((self._origin, self._origin), back=False))
        elif wish == "replace" and self.matches.number_of(*selection) >= 0:
            self._wish = "one"
            self._asked = self._searcher.ask(
                self._body.source, self.bar.query, self._span(), self.bar.instead, selection[0]
            )
        else:
            self._select(self.matches.step(selection, back=wish == "back"))
            self._origin = self._body.textCursor().selectionStart()

    def _select(self, place: tuple[int, int] | None) -> None:
        if place is None:
            return
        cursor = self._body.textCursor()
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        self._body.setTextCursor(cursor)
        self._body.ensureCursorVisible()

    def _put(self, answer: Answer) -> None:
        """Put one replacement in, and go to the place behind it."""
        for start, end, words in zip(answer.starts, answer.ends, answer.instead, strict=True):
            after = start + units(words)
            self._body.change_at([(start, end, words)], after, after)
        self._search("on")

    def _put_all(self, answer: Answer) -> None:
        changes = list(zip(answer.starts, answer.ends, answer.instead, strict=True))
        if not changes or answer.fault:
            return
        place = self._body.textCursor().position()
        moved = sum(units(words) - (end - start) for start, end, words in changes if end <= place)
        self._body.change_at(changes, place + moved, place + moved)
        many = f"{len(changes):,} places" if len(changes) > 1 else "1 place"
        self._desk.messages.toast(f"Replaced in {many}", "Undo", self._body.undo)
        self._search("")

    def _show(self, matches: Matches, fault: str = "") -> None:
        self.matches = matches
        self._fault = fault
        self._show_count()
        self._body.viewport().update()

    def _show_count(self) -> None:
        if not self.bar.isVisible():
            return
        cursor = self._body.textCursor()
        number = self.matches.number_of(cursor.selectionStart(), cursor.selectionEnd())
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
            self._follow_document()
            self._show(Matches())
            self._search("")

    def _follow_document(self) -> None:
        """Hear of the edits of the document on show, and of no other."""
        document = self._body.document()
        if document is self._document:
            return
        if self._document is not None:
            self._document.contentsChange.disconnect(self._edited)
        self._document = document
        document.contentsChange.connect(self._edited)
        document.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._document = None

    def _edited(self, position: int, removed: int, added: int) -> None:
        if self.bar.isVisible():
            self.matches.follow(position, removed, added)
            self._again.start()


def _length(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def _counted(words: str, number: int, count: int) -> str:
    """`3 of 17`, `17 found`, `Nothing found`."""
    if not words:
        return ""
    if not count:
        return "Nothing found"
    return f"{number + 1:,} of {count:,}" if number >= 0 else f"{count:,} found"
