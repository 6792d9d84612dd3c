"""How long from opening another story to its text, and to its page?"""

import tempfile
from pathlib import Path

import desk_library
import timing


def rows() -> list[timing.Row]:
    """The sample stories, opened one after the other from the list by keys."""
    with tempfile.TemporaryDirectory() as folder:
        library, _ = desk_library.make(Path(folder))
        taken = timing.probe("window", library, "preview", "switch")
    texts = [value for name, value in taken.items() if name.startswith("text")]
    pages = [value for name, value in taken.items() if name.startswith("page")]
    return [
        timing.milliseconds("switch story: text stands", texts),
        timing.milliseconds("switch story: page stands", pages),
    ]
