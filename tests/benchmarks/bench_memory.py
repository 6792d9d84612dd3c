"""How much memory does the window hold with an 800-word story and its page?"""

import tempfile
from pathlib import Path

import desk_library
import timing

RUNS = 3


def rows() -> list[timing.Row]:
    """Proportional set size of the program and all its children, three seconds after the page stands."""
    with tempfile.TemporaryDirectory() as folder:
        library, _ = desk_library.make(Path(folder))
        held = [timing.probe("window", library, "preview", "memory")["pss"] for _ in range(RUNS)]
    megabytes = timing.median(held) / 1e6
    return [timing.Row(what="memory (PSS), 800-word story", value=f"{megabytes:.0f} MB", limit="≤ 330 MB")]
