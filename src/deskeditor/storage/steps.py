"""How far has the moving of a library come? Standard library only, so that the window can ask it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Step:
    """Bytes copied, of so many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the library stands now, and where the old folder is kept."""

    folder: Path
    old: Path
