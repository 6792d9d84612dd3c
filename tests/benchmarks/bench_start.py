"""How long from exec to a window that takes typing, and to a painted preview, beside bare windows?"""

import os
import shutil
import tempfile
from pathlib import Path

import desk_library
import timing

RUNS = 9


def rows() -> list[timing.Row]:
    """Whole processes, in turns, on a library with the sample stories and an 800-word story on the desk."""
    with tempfile.TemporaryDirectory() as folder:
        library, page = desk_library.make(Path(folder))
        cache = os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")

        def ours(name: str) -> float:
            return timing.probe("window", library, "typing" if name == "typing" else "preview")[name]

        def nothing_kept() -> float:
            shutil.rmtree(cache, ignore_errors=True)
            return ours("preview")

        typing, bare_typing, first, preview, bare_preview = timing.alternately(
            RUNS,
            lambda: ours("typing"),
            lambda: timing.probe("bare_editor")["typing"],
            nothing_kept,
            lambda: ours("preview"),  # begins with the page that the start before has kept
            lambda: timing.probe("bare_page", page)["preview"],
        )
    return [
        timing.milliseconds("exec to a window that takes typing", typing),
        timing.milliseconds("bare QPlainTextEdit window", bare_typing),
        timing.ratio("window / bare window", typing, bare_typing, "≤ 1.5 ×"),
        timing.milliseconds("exec to a painted preview", preview),
        timing.milliseconds("the same where no page was kept", first),
        timing.milliseconds("bare QWebEngineView window, same page", bare_preview),
        timing.ratio("preview / bare web view", preview, bare_preview, "≤ 1.3 ×"),
    ]
