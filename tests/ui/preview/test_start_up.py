"""The pane of the preview is there before the first paint, and the web engine is not."""

import subprocess
import sys

CHEAP = """
import sys
from PySide6.QtWidgets import QApplication
from deskeditor.ui.preview import scheme
scheme.register()
app = QApplication([])
from deskeditor.ui.preview.preview_presenter import PreviewPresenter
from deskeditor.ui.preview.preview_view import PreviewPane
from deskeditor.ui.editor.editor_presenter import EditorPresenter
from deskeditor.ui.editor.editor_view import EditorView
pane, editor = PreviewPane(), EditorView()
pane.show()
editor.show()
app.processEvents()
slow = ("PySide6.QtWebEngine", "sqlalchemy", "alembic", "markdown", "pymdownx", "jinja2", "PIL", "nh3")
print([name for name in sys.modules if name.startswith(slow)])
"""


def test_neither_area_loads_what_is_slow_before_the_first_paint():
    command = [sys.executable, "-c", CHEAP]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "[]"
