"""Which folder does a theme's name mean?"""

from pathlib import Path

NAMES = ("house", "plain", "magazine")  # ours, each a folder of the resources
FOLDER = "themes"  # of a library: in it a folder for each theme that somebody has made


def folder_of(library: Path, name: str) -> Path | None:
    """The folder of somebody's theme in a library's folder; None for one of ours, and where there is none.

    A name that is an absolute path is the folder itself.
    """
    if name in NAMES:
        return None
    given = Path(name)
    if given.is_absolute():
        return given
    folder = library / FOLDER / name
    return folder if len(given.parts) == 1 and name != ".." and folder.is_dir() else None
