"""What another program writes to the library is shown in the window that has it open."""

from PySide6.QtCore import Qt

from deskeditor.services import stories
from deskeditor.services.libraries import open_library

WAIT = 30_000


def headlines(opening):
    rows = opening.window.findChild(object, "libraryList").model()
    return [rows.index(number, 0).data(Qt.ItemDataRole.DisplayRole) for number in range(rows.rowCount())]


def test_the_list_and_the_open_story_follow_another_program(opening, library_folder, qtbot):
    desk = opening.presenter.desk
    with open_library(library_folder) as other:
        stories.set_fields(other, "wall", {"headline": "A wall of stone", "body": "Told elsewhere."})

    qtbot.waitUntil(lambda: desk.open_story.story.headline == "A wall of stone", timeout=WAIT)
    assert opening.window.findChild(object, "bodyEdit").toPlainText() == "Told elsewhere."
    qtbot.waitUntil(lambda: any("A wall of stone" in str(one) for one in headlines(opening)), timeout=WAIT)
