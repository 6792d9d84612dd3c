"""The text of a document, followed edit by edit, is what the document says."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from deskeditor.ui.editor.text_source import TextSource

WORDS = st.text(alphabet="ab\n\n é😀\u00a0ע", max_size=12)
EDITS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), WORDS), max_size=15)


def laid_out(text: str) -> QTextDocument:
    """A document as a widget shows it: only one with a layout tells of its changes."""
    document = QTextDocument()
    document.documentLayout()
    document.setPlainText(text)
    return document


def said(document: QTextDocument) -> str:
    block, lines = document.firstBlock(), []
    while block.isValid():
        lines.append(block.text())
        block = block.next()
    return "\n".join(lines)


@settings(max_examples=60, deadline=None)
@given(first=WORDS, edits=EDITS, undone=st.integers(0, 20))
def test_after_any_edits_and_undos_it_is_the_documents_text(qapp, first, edits, undone):
    document = laid_out(first)
    source = TextSource(document)
    for start, end, words in edits:
        cursor = QTextCursor(document)
        last = document.characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        assert source.text == said(document)
    for _ in range(undone):
        document.undo()
        assert source.text == said(document)
    for _ in range(undone):
        document.redo()
        assert source.text == said(document)


def test_several_edits_in_one_step_are_followed(qapp):
    document = laid_out("one\ntwo\nthree\nfour")
    source = TextSource(document)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setPosition(14)
    cursor.insertText("4\n")
    cursor.setPosition(0)
    cursor.insertText("0\n")
    cursor.endEditBlock()
    assert source.text == "0\none\ntwo\nthree\n4\nfour"
    document.undo()
    assert source.text == "one\ntwo\nthree\nfour"


def test_no_break_spaces_are_kept(qapp):
    assert TextSource(laid_out("£18.4\u00a0million")).text == "£18.4\u00a0million"
