"""Which library is meant, and how is it opened for one command?"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor import user_dirs
from deskeditor.errors import NotALibrary

if TYPE_CHECKING:
    from deskeditor.storage.library import Library


def folder(named: str | None) -> Path:
    """The folder of the library named on the command line, else of the default one."""
    if named is None:
        return user_dirs.default_library()
    if "://" in named:
        raise NotALibrary(f"“{named}” is an address; a library is a folder: name one.")
    return Path(named).expanduser()


@contextmanager
def opened(args: argparse.Namespace) -> Iterator["Library"]:
    """The library, which must be there."""
    from deskeditor.services.libraries import open_library

    with open_library(folder(args.library)) as library:
        yield library


@contextmanager
def opened_or_made(args: argparse.Namespace) -> Iterator["Library"]:
    """The library; a new one where nothing or an empty folder stands."""
    from deskeditor.services.libraries import open_or_create

    with open_or_create(folder(args.library)) as library:
        yield library
