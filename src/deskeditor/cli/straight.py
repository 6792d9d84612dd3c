"""Is nothing asked for but the window on a library that is there? Then no command line has to be taken apart.

What is imported here delays the first paint; whatever is unusual is left to the command line.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from deskeditor import user_dirs
from deskeditor.storage.first_words import first_words


def library(words: Sequence[str]) -> Path | None:
    """The library that `deskeditor` or `deskeditor LIBRARY` opens the window on; None for anything else."""
    if not words:
        return user_dirs.default_library()
    if len(words) > 1 or words[0].startswith("-") or not _SEPARATORS & set(words[0]):
        return None
    folder = Path(words[0]).expanduser()
    return folder if first_words(folder, None) is not None else None


_SEPARATORS = {"/", os.sep}  # a word without one may be a command's name
