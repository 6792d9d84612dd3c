"""No module's source is read and kept because PySide is there."""

import subprocess
import sys

LINES_KEPT = """
import linecache
from deskeditor.ui import plain_imports
plain_imports.restore()
import decimal, PySide6.QtWidgets, deskeditor.ui.shell.main_presenter
print(len([name for name in linecache.cache if "deskeditor" in name or "decimal" in name]))
"""


def test_lines_of_modules_are_not_kept():
    out = subprocess.run([sys.executable, "-c", LINES_KEPT], capture_output=True, text=True, check=True)
    assert out.stdout == "0\n"
