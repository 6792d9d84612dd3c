"""What does a snippet put into a text?

`{cursor}` is where the caret stands then, `{selection}` what was selected, `{date}` the day, such as
20 November 2026. Any other braces are braces.
"""

import re
from dataclasses import dataclass

from deskeditor.markup.selection import Edit, Selection, caret, replaced

_SIGN = re.compile(r"\{(cursor|selection|date)\}")
_ABBREVIATION = re.compile(r"[\w-]+$")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of text with signs; one line end at its very end belongs to its file."""

    text: str

    def filled(self, selected: str, date: str) -> tuple[str, int]:
        """The words, and where in them the caret goes."""
        values = {"selection": selected, "date": date, "cursor": ""}
        said, at, caret_at = "", 0, -1
        text = self.text.removesuffix("\n")
        for sign in _SIGN.finditer(text):
            said += text[at : sign.start()] + values[sign[1]]
            at = sign.end()
            if sign[1] == "cursor" and caret_at < 0:
                caret_at = len(said)
        said += text[at:]
        return said, caret_at if caret_at >= 0 else len(said)


def insert(text: str, selection: Selection, snippet: Snippet, date: str) -> Edit:
    """Put a snippet in place of what is selected."""
    words, at = snippet.filled(text[selection.start : selection.end], date)
    return Edit(replaced(text, selection.start, selection.end, words), caret(selection.start + at))


def abbreviation(text: str, position: int) -> str:
    """The word right before a position, which may stand for a snippet."""
    found = _ABBREVIATION.search(text[max(0, position - 50) : position])
    return found[0] if found else ""


def expand(text: str, selection: Selection, snippet: Snippet, date: str) -> Edit:
    """Put a snippet in place of the abbreviation before the caret."""
    start = selection.position - len(abbreviation(text, selection.position))
    words, at = snippet.filled("", date)
    return Edit(replaced(text, start, selection.position, words), caret(start + at))
