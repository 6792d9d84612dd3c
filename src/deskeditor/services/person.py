"""Who sits at this computer? The name that revisions are signed with; it never leaves the library."""

import getpass
import os
from functools import cache

VARIABLE = "DESKEDITOR_USER"


def name() -> str:
    """The name set in `$DESKEDITOR_USER`, else the one that the system knows; empty where it knows none."""
    return os.environ.get(VARIABLE, "").strip() or _of_the_system()


@cache
def _of_the_system() -> str:
    try:
        account = getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as containers have
        return ""
    return _full_name(account) or account


def _full_name(account: str) -> str:
    """The name behind an account, where the system keeps such names."""
    try:
        import pwd
    except ImportError:  # not on Windows
        return ""
    try:
        return pwd.getpwnam(account).pw_gecos.split(",")[0].strip()
    except KeyError:
        return ""
