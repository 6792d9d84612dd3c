"""Where in a text does what was searched for stand?"""

import re

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

_PART = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


def show_hit(body: QPlainTextEdit, words: str) -> bool:
    """Select the first place in a text that a search meant; whether there is one."""
    cursor = first_hit(body, words)
    if cursor is None:
        return False
    body.setTextCursor(cursor)
    body.centerCursor()
    return True


def first_hit(body: QPlainTextEdit, words: str) -> QTextCursor | None:
    """The first phrase that stands there as it was typed, else the first word of it."""
    wanted = [phrase or word for minus, phrase, word in _PART.findall(words) if not minus]
    for one in (*wanted, *(word for phrase in wanted for word in phrase.split())):
        found = body.document().find(one.strip())
        if not found.isNull():
            return found
    return None
