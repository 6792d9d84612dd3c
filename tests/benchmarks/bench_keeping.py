"""How long from a key until another program reads it in the library, from where no power cut takes it?"""

import tempfile
from pathlib import Path

import desk_library
import timing


def rows() -> list[timing.Row]:
    """Keys at eleven a second into an 800-word story; then the first keys of new stories."""
    with tempfile.TemporaryDirectory() as folder:
        library, _ = desk_library.make(Path(folder))
        taken = timing.probe("keeping", library)
    keys = sorted(value for name, value in taken.items() if name.startswith("key"))
    first = [value for name, value in taken.items() if name.startswith("first")]
    return [
        timing.milliseconds("key until it is in the library", keys),
        timing.milliseconds("… of 95 keys in 100, within", [keys[len(keys) * 95 // 100]], "500 ms"),
        timing.milliseconds("… the slowest", keys[-1:], "1000 ms"),
        timing.milliseconds("first key of a new story, until the story is there", first, "1000 ms"),
    ]
