"""Which folders of this user's belong to deskeditor?"""

import os
from pathlib import Path

import platformdirs

_APP = "deskeditor"


def default_library() -> Path:
    """The library opened when none is named: `$DESKEDITOR_LIBRARY`, else one in the user's data folder."""
    named = os.environ.get("DESKEDITOR_LIBRARY")
    return Path(named).expanduser() if named else data() / "library"


def data() -> Path:
    """The user's data folder for this program; it need not exist yet."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False))


def config() -> Path:
    """The user's configuration folder for this program; it need not exist yet."""
    return Path(platformdirs.user_config_dir(_APP, appauthor=False))


def cache() -> Path:
    """The user's folder for what this program can do without; it need not exist yet."""
    return Path(platformdirs.user_cache_dir(_APP, appauthor=False))


def logs() -> Path:
    """The folder of this program's log files; it need not exist yet."""
    return Path(platformdirs.user_log_dir(_APP, appauthor=False))
