"""How does a footnote get into a text, and how does one get from its mark to its words and back?"""

import re

from deskeditor.markup.selection import Change, Edit, Selection, caret, edited, line_at

_MARK = re.compile(r"\[\^([^\]\s]{1,100})\](?!:)")
_NUMBER = re.compile(r"\[\^(\d{1,6})\]")
_DEFINITION = re.compile(r"[ ]{0,3}\[\^([^\]\s]{1,100})\]:[ \t]*")
_CONTINUED = re.compile(r"[ \t]+\S")


def footnote(text: str, selection: Selection, content: str = "") -> Edit:
    """Put a mark after the selection and its words at the end, with the caret there.

    At a mark the caret goes to the note's words, in a note's words back behind its mark.
    """
    place = other_end(text, selection.position) if selection.empty else None
    if place is not None:
        return Edit(text, caret(place))
    number = last_number(text) + 1
    end = max(len(text.rstrip()), selection.end)
    last_line = text[line_at(text, max(end - 1, 0))[0] : end]
    gap = "\n" if _DEFINITION.match(last_line) else "\n\n"
    mark, note = f"[^{number}]", f"{gap}[^{number}]: {content}"
    changes = [Change(selection.end, selection.end, mark), Change(end, len(text), note)]
    at = end + len(mark) + len(note)
    if selection.end == end:
        changes = [Change(end, len(text), mark + note)]
    return edited(text, changes, caret(at))


def last_number(text: str) -> int:
    """The highest number of a footnote in a text, 0 where there is none."""
    return max((int(found) for found in _NUMBER.findall(text)), default=0)


def other_end(text: str, position: int) -> int | None:
    """Where the caret goes from a footnote's mark or from its words; None where it is at neither."""
    if label := _defined_at(text, position):
        found = next((mark for mark in _MARK.finditer(text) if mark[1] == label), None)
        return found.end() if found else None
    start, end = line_at(text, position)
    for mark in _MARK.finditer(text, start, end):
        if mark.start() <= position <= mark.end():
            return _words_of(text, mark[1])
    return None


def _defined_at(text: str, position: int) -> str:
    """The label of the note whose words are at a position."""
    start, end = line_at(text, position)
    while start and (_CONTINUED.match(text, start, end) or start == end):
        start, end = line_at(text, start - 1)
    found = _DEFINITION.match(text, start, end)
    return found[1] if found and position >= found.start() and position > start else ""


def _words_of(text: str, label: str) -> int | None:
    at = 0
    sign = f"[^{label}]:"
    while (at := text.find(sign, at)) >= 0:
        start, end = line_at(text, at)
        if not text[start:at].strip():
            return len(text[:end].rstrip())
        at = end
    return None


def renumbered(markdown: str, after: int) -> str:
    """A passage with its notes numbered on from those that there are."""
    if not after:
        return markdown
    return _NUMBER.sub(lambda found: f"[^{int(found[1]) + after}]", markdown)
