"""How does what keys do while one writes last from one day to the next?"""

from deskeditor.ui.editor.typing_keys import TypingKeys
from deskeditor.ui.window_state import WindowState

_OFF = "off"


def keep(keys: TypingKeys, state: WindowState) -> None:
    """Switch on and off what was last, and remember each change."""
    keys.set_smart(state.word("editor/smart", "on") != _OFF)
    keys.set_tab_shifts(state.word("editor/tab", "on") != _OFF)

    def remember() -> None:
        state.keep_word("editor/smart", "on" if keys.smart else _OFF)
        state.keep_word("editor/tab", "on" if keys.tab_shifts else _OFF)

    keys.changed.connect(remember)
