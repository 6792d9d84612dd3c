import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from deskeditor.domain.story import Story
from deskeditor.services import export_run, page_lines, page_makers, stories
from deskeditor.services.libraries import open_library
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
    monkeypatch.setattr("deskeditor.ui.exporting.sending._MOMENT", 0)
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


@pytest.fixture
def many(desk, qtbot, monkeypatch) -> list[str]:
    """So many stories that other processes make their pages; 20 here."""
    monkeypatch.setattr(page_makers, "MANY", 10)
    monkeypatch.setattr(export_run, "MANY", 10)
    monkeypatch.setattr(page_makers, "_cores", lambda: 2)
    monkeypatch.setattr(export_run, "_MADE_AHEAD", 2)
    monkeypatch.setattr(export_run, "_WRITTEN_AHEAD", 2)
    ids = [f"many{number}" for number in range(20)]

    def add(library) -> bool:
        for one in ids:
            stories.new(library, Story(id=one, headline=one, body="Words *of* it.\n"))
        return True

    done = []
    desk.lane.ask(add, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=30_000)
    return ids


def test_many_are_made_by_other_processes_and_told_of_as_they_come(
    qtbot, window, desk, several, out, many, monkeypatch
):
    begun, seen = [], []
    begin = page_lines.begun
    monkeypatch.setattr(page_lines, "begun", lambda count: begun.append(count) or begin(count))
    monkeypatch.setattr("deskeditor.ui.exporting.sending._MOMENT", 0)
    several.open_for(many)
    dialog = shown_dialog(qtbot, window)
    press_enter(qtbot)
    several._run.progressed.connect(lambda done, total: seen.append((done, total)))
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)
    assert begun == [2]
    assert len(pages(out)) == 20
    assert seen == [(number, 20) for number in range(1, 22) if number <= 20] + [(20, 20)]


def test_many_can_be_stopped_and_every_page_that_stands_is_told_of(
    qtbot, window, desk, several, out, many, monkeypatch
):
    monkeypatch.setattr("deskeditor.ui.exporting.sending._MOMENT", 0)
    several.open_for(many)
    dialog = shown_dialog(qtbot, window)
    press_enter(qtbot)
    dialog.reject()
    qtbot.waitUntil(lambda: dialog._export.text() == "Go on", timeout=30_000)
    told = len(pages(out))
    assert 0 < told < 20
    assert (
        dialog.outlook._total.text()
        == f"Exported {told} {'story' if told == 1 else 'stories'}, {20 - told} left"
    )
    press_enter(qtbot)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)
    assert len(pages(out)) == 20


def test_a_window_that_closes_meanwhile_has_written_down_what_it_wrote(
    qtbot, window, desk, several, out, many, monkeypatch
):
    monkeypatch.setattr("deskeditor.ui.exporting.sending._MOMENT", 0)
    several.open_for(many)
    shown_dialog(qtbot, window)
    press_enter(qtbot)
    qtbot.waitUntil(lambda: bool(pages(out)), timeout=30_000)
    several.close()
    desk.lane.close()
    with open_library(desk.lane.folder) as library:
        sent = {one for one in many if stories.story(library, one).exported_at}
    assert {f"{one}.html" for one in sent} == set(pages(out))


def test_fragments_of_several(qtbot, window, desk, several, out):
    several.open_for(["terns", "wall"])
    dialog = shown_dialog(qtbot, window)
    dialog.form._formats.button(3).click()
    press_enter(qtbot)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert pages(out) == ["the-terns.fragment.html", "the-wall.fragment.html"]
