import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from deskeditor.services import stories
from deskeditor.ui.exporting.export_dialog import ExportDialog
from deskeditor.ui.exporting.several_presenter import SeveralPresenter


@pytest.fixture
def several(window, desk, out) -> SeveralPresenter:
    return SeveralPresenter(window, desk)


def shown_dialog(qtbot, window) -> ExportDialog:
    qtbot.waitUntil(lambda: any(one.isActiveWindow() for one in window.findChildren(ExportDialog)))
    return window.findChild(ExportDialog)


def pages(out) -> list[str]:
    return sorted(path.name for path in out.glob("*.html"))


def press_enter(qtbot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_scopes_say_how_many_and_enter_exports_the_first(qtbot, window, desk, several, out):
    desk.commands.run("file.export_several")
    dialog = shown_dialog(qtbot, window)
    scope = dialog.form.scope
    assert [scope.itemText(row) for row in range(scope.count())] == ["Ready (2)", "All (3)"]
    press_enter(qtbot)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert pages(out) == ["the-plaque.html", "the-wall.html"]
    assert desk.messages.latest[-1] == "Exported 2 stories"


def test_chosen_stories_are_exported(qtbot, window, desk, several, out):
    several.open_for(["terns"])
    dialog = shown_dialog(qtbot, window)
    assert dialog.outlook._total.text() == "Will export 1 story"
    assert not dialog.form.scope.isVisible()
    press_enter(qtbot)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert pages(out) == ["the-terns.html"]


def test_what_failed_is_listed_and_tried_again(qtbot, window, desk, several, out):
    out.mkdir()
    (out / "the-wall.html").mkdir()  # a folder stands where the page should
    several.open_for(["wall", "terns"])
    dialog = shown_dialog(qtbot, window)
    press_enter(qtbot)
    qtbot.waitUntil(lambda: dialog._export.text() == "Try again")
    assert pages(out) == ["the-terns.html", "the-wall.html"]
    assert dialog.outlook._total.text() == "Exported 1 story, 1 left"
    assert dialog.outlook._files.item(0).text().startswith("the-wall: ")
    (out / "the-wall.html").rmdir()
    press_enter(qtbot)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert (out / "the-wall.html").is_file()


def test_it_can_be_stopped_and_gone_on_with(qtbot, window, desk, several, out, monkeypatch):
    monkeypatch.setattr("deskeditor.ui.exporting.several._TOGETHER", 1)
    several.open_for(["wall", "terns", "plaque"])
    dialog = shown_dialog(qtbot, window)
    press_enter(qtbot)
    dialog.reject()
    qtbot.waitUntil(lambda: dialog._export.text() == "Go on")
    assert dialog.isVisible()
    assert pages(out) == ["the-wall.html"]
    press_enter(qtbot)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert len(pages(out)) == 3


def test_files_edited_elsewhere_stay(qtbot, window, desk, several, out):
    out.mkdir()
    (out / "the-terns.html").write_text("by hand")
    several.open_for(["terns"])
    dialog = shown_dialog(qtbot, window)
    press_enter(qtbot)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert (out / "the-terns-edited.html").read_text() == "by hand"


def test_what_changed_since_is_a_scope_of_its_own(qtbot, window, desk, several, out):
    several.open_for(["terns"])
    first = shown_dialog(qtbot, window)
    press_enter(qtbot)
    qtbot.waitUntil(lambda: not first.isVisible())
    changed = []
    desk.lane.ask(
        lambda library: stories.set_fields(library, "the-terns", {"headline": "Others"}), changed.append
    )
    qtbot.waitUntil(lambda: bool(changed))
    desk.commands.run("file.export_several")
    dialog = shown_dialog(qtbot, window)
    assert dialog.form.scope.itemText(1) == "Changed since the last export (1)"
