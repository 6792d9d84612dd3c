"""How are modules loaded beside PySide, without their source being read, too?

PySide looks through the source of every module that is imported after it, for a switch that nobody
uses here: an eighth of the time that loading takes, and Python keeps all those lines, 7 MB, from then on.
"""

import builtins

_ITS_FORERUNNER = "__orig_import__"  # what PySide put its own in front of


def restore() -> None:
    """Load PySide, and import from now on as Python does. Raises an `ImportError` where there is no Qt."""
    import PySide6.QtCore  # noqa: F401 - it brings its own way of importing along

    builtins.__import__ = getattr(builtins, _ITS_FORERUNNER, builtins.__import__)
