"""How long from exec to a window that takes typing, and to a painted preview, beside bare windows?"""

import tempfile
from pathlib import Path

import desk_library
import timing

RUNS = 9


def rows() -> list[timing.Row]:
    """Whole processes, in turns, on a library with the sample stories and an 800-word story on the desk."""
    with tempfile.TemporaryDirectory() as folder:
        library, page = desk_library.make(Path(folder))

        def ours(name: str) -> float:
            return timing.probe("window", library, "typing" if name == "typing" else "preview")[name]

        typing, bare_typing, preview, bare_preview = timing.alternately(
            RUNS,
            lambda: ours("typing"),
            lambda: timing.probe("bare_editor")["typing"],
            lambda: ours("preview"),
            lambda: timing.probe("bare_page", page)["preview"],
        )
    return [
        timing.milliseconds("exec to a window that takes typing", typing),
        timing.milliseconds("bare QPlainTextEdit window", bare_typing),
        timing.ratio("window / bare window", typing, bare_typing, "≤ 1.5 ×"),
        timing.milliseconds("exec to a painted preview", preview),
        timing.milliseconds("bare QWebEngineView window, same page", bare_preview),
        timing.ratio("preview / bare web view", preview, bare_preview, "≤ 1.3 ×"),
    ]
