"""Which libraries were open lately?"""

import json
from pathlib import Path

from deskeditor.ui.window_state import WindowState

KEPT = 10
_WORD = "libraries"


def recent(state: WindowState) -> list[Path]:
    """The folders of the libraries that were open lately, the last one first; they need not be there."""
    try:
        said = json.loads(state.word(_WORD, "[]"))
        return [Path(str(each)) for each in said][:KEPT]
    except (ValueError, TypeError):
        return []


def remember(state: WindowState, opened: Path, *, instead_of: Path | None = None) -> None:
    """Put a library at the top of the list; in place of one that it was before it was moved."""
    others = [each for each in recent(state) if each not in (opened, instead_of)]
    state.keep_word(_WORD, json.dumps([str(each) for each in (opened, *others)][:KEPT]))
    state.write()
