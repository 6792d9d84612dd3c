"""What kind of disk does a library stand on: far away, nearly full?"""

import shutil
import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mounts")
_FAR = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "fuse.rclone", "davfs")
NEARLY_FULL = 200_000_000  # bytes left: room for a day's work, and for a backup of a small library


def is_far(folder: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether a folder lies on a share of another computer; False where the system cannot be asked."""
    if sys.platform == "win32":
        return str(folder.absolute()).startswith("\\\\")
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    kinds = {_decoded(line.split()[1]): line.split()[2] for line in lines if len(line.split()) > 2}
    inside = [point for point in kinds if folder.absolute().is_relative_to(point)]
    return bool(inside) and kinds[max(inside, key=len)] in _FAR


def _decoded(point: str) -> str:
    """A mount point as it is called: blanks are written as `\\040` there."""
    return point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")


def free(folder: Path) -> int | None:
    """The bytes that are left on a folder's disk; None where that cannot be told."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
