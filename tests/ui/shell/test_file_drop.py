"""Files dropped on the window become stories; what is none is refused in words."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget


def drop(widget: QWidget, *paths) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    place = QPoint(20, 20)
    QApplication.sendEvent(widget, QDragEnterEvent(place, copy, data, left, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), copy, data, left, none))


@pytest.mark.parametrize("on_the_text", [False, True])
def test_a_story_is_imported_and_opened(qtbot, window, tmp_path, on_the_text):
    path = tmp_path / "depot.md"
    path.write_text("---\ntitle: The depot\n---\n\nIt stands.\n")
    body = window.findChild(QPlainTextEdit, "bodyEdit")
    drop(body.viewport() if on_the_text else window, path)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("The depot"), timeout=30_000)
    assert body.source == "It stands.\n"


def test_what_is_no_story_is_refused(qtbot, window, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF")
    drop(window, path)
    qtbot.waitUntil(lambda: any("report.pdf" in label.text() for label in window.findChildren(QLabel)))
    assert any("cannot be imported" in label.text() for label in window.findChildren(QLabel))
