"""How long from a key to the changed text, and to the changed preview?"""

import tempfile
from pathlib import Path

import desk_library
import timing


def rows() -> list[timing.Row]:
    """Keys typed one by one into an 800-word story while its page is shown."""
    with tempfile.TemporaryDirectory() as folder:
        library, _ = desk_library.make(Path(folder))
        taken = timing.probe("window", library, "preview", "keys")
    keys = [value for name, value in taken.items() if name.startswith("key")]
    shown = [value for name, value in taken.items() if name.startswith("shown")]
    return [
        timing.milliseconds("key to changed text, 800 words", keys),
        timing.milliseconds("key to changed preview, 800 words", shown),
    ]
