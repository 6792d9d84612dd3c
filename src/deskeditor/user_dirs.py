"""Which folders of this user's belong to deskeditor?"""

import os
import sys
from pathlib import Path

_APP = "deskeditor"
_SYSTEM: str = sys.platform


def default_library() -> Path:
    """The library opened when none is named.

    It is `$DESKEDITOR_LIBRARY`, else the one that was chosen, else one in the user's data folder.
    """
    named = os.environ.get("DESKEDITOR_LIBRARY")
    return Path(named).expanduser() if named else chosen_library() or data() / "library"


def chosen_library() -> Path | None:
    """The library that is to be opened from now on, where one was chosen; it need not be there."""
    try:
        said = choice().read_text(encoding="utf-8", errors="surrogateescape").strip()
    except OSError:
        return None
    return Path(said) if said else None


def choice() -> Path:
    """The file that says which library was chosen: its path, and nothing else."""
    return config() / "library"


def data() -> Path:
    """The user's data folder for this program; it need not exist yet."""
    return _folder("data", "XDG_DATA_HOME", ".local/share")


def config() -> Path:
    """The user's configuration folder for this program; it need not exist yet."""
    return _folder("config", "XDG_CONFIG_HOME", ".config")


def cache() -> Path:
    """The user's folder for what this program can do without; it need not exist yet."""
    return _folder("cache", "XDG_CACHE_HOME", ".cache")


def logs() -> Path:
    """The folder of this program's log files; it need not exist yet."""
    import platformdirs  # not before the first paint

    return Path(platformdirs.user_log_dir(_APP, appauthor=False))


def _folder(kind: str, variable: str, usual: str) -> Path:
    """On Linux by hand, as its desktops have it: the window waits for it, and `platformdirs` takes 4 ms."""
    if _SYSTEM == "linux":
        named = os.environ.get(variable, "")
        return (Path(named) if named.strip() else Path.home() / usual) / _APP
    import platformdirs

    of_kind = {
        "data": platformdirs.user_data_dir,
        "config": platformdirs.user_config_dir,
        "cache": platformdirs.user_cache_dir,
    }
    return Path(of_kind[kind](_APP, appauthor=False))
