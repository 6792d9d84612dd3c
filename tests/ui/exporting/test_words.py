from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from deskeditor.ui.exporting.answers import AnswerBook, Answers, shown_folder, typed_folder
from deskeditor.ui.exporting.file_words import counted, listed, size
from deskeditor.ui.exporting.outlook_view import OutlookView


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 bytes"), (612_300, "612 kB"), (1_400_000, "1.4 MB"), (999_700, "1.0 MB"), (25_000_000, "25 MB")],
)
def test_sizes_in_words(count, words):
    assert size(count) == words


def test_numbers_and_names():
    assert (counted(1, "story"), counted(1200, "story"), counted(2, "file")) == (
        "1 story",
        "1,200 stories",
        "2 files",
    )
    assert listed(["a.html"]) == "“a.html”"
    assert listed(["a", "b", "c"]) == "“a”, “b” and “c”"


def test_a_folder_as_it_is_typed_and_shown(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert typed_folder(" ~/Export ") == tmp_path / "Export"
    assert typed_folder("Export") == tmp_path / "Export"
    assert shown_folder(tmp_path / "Export") == str(Path("~/Export"))
    assert shown_folder(Path("/srv/www")) == "/srv/www"


def test_answers_are_remembered(qapp, tmp_path):
    AnswerBook().keep(Answers(folder=tmp_path, format="both", publish=True))
    assert AnswerBook().last == Answers(folder=tmp_path, format="both")


class FakePage:
    """What shows a page, without a web view."""

    def __init__(self, parent):
        self.view = QWidget(parent)

    def show_dark(self, _dark):
        pass

    def zoom(self, _factor):
        pass


def test_many_remarks_leave_room_for_the_page(qtbot, tmp_path):
    view = OutlookView()
    qtbot.addWidget(view)
    view.resize(640, 600)
    view.take_page(FakePage(view.frame))
    view.show()
    view.show_files((), tmp_path, [f"Card {number} leads nowhere." for number in range(20)])
    assert view._files.count() == 20
    assert view._files.height() <= 132
    assert view.frame.height() > 300
