"""How much memory does the window hold with an 800-word story and its page?"""

import tempfile
from pathlib import Path

import desk_library
import timing

RUNS = 3


def rows() -> list[timing.Row]:
    """Proportional set size of the program and all its children, three seconds after the page stands."""
    with tempfile.TemporaryDirectory() as folder:
        library, page = desk_library.make(Path(folder))
        ours, bare = timing.alternately(
            RUNS,
            lambda: timing.probe("window", library, "preview", "memory")["pss"],
            lambda: timing.probe("bare_page", page, "memory")["pss"],
        )
    return [
        timing.Row(what="memory (PSS), 800-word story", value=_megabytes(ours), limit="≤ 330 MB"),
        timing.Row(what="bare QWebEngineView window, same page", value=_megabytes(bare)),
    ]


def _megabytes(values: list[float]) -> str:
    return f"{timing.median(values) / 1e6:.0f} MB"
