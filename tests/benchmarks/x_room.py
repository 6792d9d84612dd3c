"""On which screen do windows of several programs stand, so that all are measured alike?"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

NEEDED = ("Xvfb", "openbox")
_SIZE = "1440x900x24"
_QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def missing() -> list[str]:
    """The programs without which there is no such screen."""
    return [name for name in NEEDED if shutil.which(name) is None]


@contextmanager
def virtual_screen() -> Iterator[str]:
    """A screen that nobody looks at, with a window manager on it; gives its name, as DISPLAY wants it."""
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", _SIZE, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(tell,), **_QUIET) as server:
        os.close(tell)
        with os.fdopen(told) as answer:
            name = f":{answer.readline().strip()}"
        environment = os.environ | {"DISPLAY": name}
        with subprocess.Popen(["openbox"], env=environment, **_QUIET) as manager:
            try:
                yield name
            finally:
                manager.terminate()
                manager.wait()
                server.terminate()
