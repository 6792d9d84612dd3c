"""Is there a screen on which a window can open? Qt ends the program if there is none."""

import os
import sys
from collections.abc import Mapping

_PATIENCE = 3.0  # seconds for a screen on another machine
_FIRST_PORT = 6000  # of X servers that are reached over the network
_SOCKETS = ("\0/tmp/.X11-unix/X", "/tmp/.X11-unix/X")  # noqa: S108  # where X servers of this machine listen


def is_missing(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window has nowhere to open; elsewhere than on Linux and its kin there always is a screen."""
    if sys.platform in ("win32", "darwin") or environment.get("QT_QPA_PLATFORM"):
        return False
    return not environment.get("WAYLAND_DISPLAY") and not _answers(environment.get("DISPLAY", ""))


def _answers(display: str) -> bool:
    """Whether an X server answers to `HOST:NUMBER.SCREEN`."""
    import socket  # 10 ms, which no command needs to wait for

    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in ("", "unix"):
        return any(_listens(f"{start}{number}") for start in _SOCKETS)
    try:
        socket.create_connection((host, _FIRST_PORT + int(number)), _PATIENCE).close()
    except OSError:
        return False
    return True


def _listens(address: str) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX) as there:
        try:
            there.connect(address)
        except OSError:
            return False
    return True
