"""How do many files that were just written come to survive a power cut, all in one go?"""

import ctypes
import os
from functools import cache
from pathlib import Path
from typing import Any


def sync_file_system(folder: Path) -> bool:
    """Wait until all that was written to the file system of `folder` is on its disk.

    False where this system has no such call, and nothing was waited for. Raises `OSError`.
    """
    call = _syncfs()
    if call is None:
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if call(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(descriptor)
    return True


@cache
def _syncfs() -> Any:
    """Linux's own call, which no module of Python's offers."""
    return None if os.name == "nt" else getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
