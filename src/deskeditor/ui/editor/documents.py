"""Which documents of stories are kept, so that undo and the caret are where they were left?"""

from collections import OrderedDict
from collections.abc import Iterator

from PySide6.QtGui import QTextDocument

from deskeditor.ui.editor.highlighter import MarkdownHighlighter
from deskeditor.ui.editor.text_source import TextSource

KEPT = 12  # stories


class BodyDocument:
    """A story's body with its own undo stack, and where its reader was."""

    def __init__(
        self, document: QTextDocument, highlighter: MarkdownHighlighter, source: TextSource, face_number: int
    ) -> None:
        self.document, self.highlighter, self.source = document, highlighter, source
        self.face_number = face_number  # of the face it was last fitted to
        self.caret = 0  # position in the document
        self.scrolled = 0  # lines

    def forget(self) -> None:
        """Let go of it."""
        self.highlighter.deleteLater()
        self.document.deleteLater()


class DocumentShelf:
    """The documents of the stories that were open last, by story id."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, BodyDocument] = OrderedDict()

    def take(self, story: str, text: str) -> BodyDocument | None:
        """The document of a story if it says this text still; one that says another is let go."""
        found = self._kept.get(story)
        if found is None:
            return None
        if found.source.text != text:
            self._kept.pop(story).forget()
            return None
        self._kept.move_to_end(story)
        return found

    def put(self, story: str, document: BodyDocument) -> None:
        """Keep a document; the one that was open longest ago goes when there are too many."""
        self._kept[story] = document
        self._kept.move_to_end(story)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)[1].forget()

    def __iter__(self) -> Iterator[BodyDocument]:
        return iter(self._kept.values())
