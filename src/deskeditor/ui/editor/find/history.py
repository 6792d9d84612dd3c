"""What was looked for before, and what put in its place?"""

from deskeditor.ui.window_state import settings

KEPT = 20
_FOUND, _REPLACED = "find/found", "find/replaced"


class FindHistory:
    """The words of earlier searches, newest first; they last from one day to the next."""

    def __init__(self) -> None:
        self._kept = settings()

    @property
    def found(self) -> list[str]:
        """What was looked for."""
        return self._words(_FOUND)

    @property
    def replaced(self) -> list[str]:
        """What was put in."""
        return self._words(_REPLACED)

    def note_found(self, words: str) -> None:
        """Remember what was looked for."""
        self._note(_FOUND, words)

    def note_replaced(self, words: str) -> None:
        """Remember what was put in."""
        self._note(_REPLACED, words)

    def _note(self, name: str, words: str) -> None:
        kept = self._words(name)
        if words and kept[:1] != [words]:
            self._kept.setValue(name, [words, *(each for each in kept if each != words)][:KEPT])

    def _words(self, name: str) -> list[str]:
        value = self._kept.value(name, [])
        words = value if isinstance(value, list) else [value]  # Qt gives a list of one as that one
        return [word for word in words if isinstance(word, str) and word]
