import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from deskeditor.cli import main as command_line
from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.story import Status
from deskeditor.services import cards, export_outlook, stories
from deskeditor.ui.exporting.answers import FORMATS, FRAGMENT, AnswerBook, Answers
from deskeditor.ui.exporting.export_dialog import ExportDialog


def toasts(desk) -> list:
    said = []
    desk.messages.toast_asked.connect(said.append)
    return said


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def export(qtbot, dialog: ExportDialog) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_enter_exports_and_marks_a_ready_story_as_published(qtbot, desk, dialog, out):
    said, shown = toasts(desk), dialog("wall")
    assert shown.form.publish.isChecked()
    export(qtbot, shown)
    assert names(out) == ["images", "the-wall.html"]
    assert "The wall" in (out / "the-wall.html").read_text(encoding="utf-8")
    assert said[0].text == "Exported the-wall.html"
    assert [label for label, _act in said[0].actions] == ["Show", "Copy path"]
    story = desk.open_story.story
    assert story.details.status is Status.PUBLISHED
    assert story.details.published_at is not None
    assert story.exported_at is not None
    assert not story.changed_since_export


def test_a_draft_stays_one_unless_it_is_asked_for(qtbot, desk, dialog, out):
    shown = dialog("terns")
    assert not shown.form.publish.isChecked()
    export(qtbot, shown)
    assert desk.open_story.story.details.status is Status.DRAFT
    assert names(out) == ["the-terns.html"]


def test_the_path_is_copied_from_the_toast(qtbot, desk, dialog, out):
    said = toasts(desk)
    export(qtbot, dialog("terns"))
    said[0].actions[1][1]()
    assert QApplication.clipboard().text() == str(out / "the-terns.html")


def test_what_was_typed_a_moment_ago_is_in_the_file(qtbot, desk, dialog, out, opened):
    opened("terns")
    desk.open_story.set_headline("The terns have the right of way")
    export(qtbot, dialog("terns"))
    files = [path for path in out.iterdir() if path.suffix == ".html"]
    assert "The terns have the right of way" in files[0].read_text(encoding="utf-8")


def test_the_dialog_says_what_it_will_write(qtbot, dialog, out):
    shown = dialog("wall")
    assert shown.form._name.text() == "the-wall.html"
    assert shown.outlook._total.text().startswith("Will write 3 files, ")
    assert shown.outlook._files.item(1).text().startswith("2 picture files in “images”, ")
    shown.form._formats.button(2).click()
    qtbot.waitUntil(lambda: shown.form._name.text() == "the-wall.html, .md")
    assert names(out) == []


def test_cards_that_lead_nowhere_are_said_before_and_after(qtbot, desk, dialog, out, opened, folder):
    opened("plaque")
    desk.open_story.set_cards((Card(target=StoryTarget("terns")),))
    bars = []
    desk.messages.bar_asked.connect(bars.append)
    shown = dialog("plaque")
    words = "Card 1, “The terns”, leads to a story that is not published."
    files = shown.outlook._files
    qtbot.waitUntil(lambda: files.count() > 0 and files.item(0).text() == words, timeout=30_000)
    export(qtbot, shown)
    qtbot.waitUntil(lambda: [bar.text for bar in bars] == [words], timeout=30_000)


def test_esc_writes_nothing(qtbot, desk, dialog, out):
    shown = dialog("wall")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert names(out) == []
    assert desk.open_story.story.details.status is Status.READY


def test_a_story_remembers_where_it_went_and_the_next_one_begins_with_the_last_answers(
    qtbot, desk, dialog, out, tmp_path
):
    shown = dialog("terns")
    shown.form._formats.button(2).click()
    export(qtbot, shown)
    assert names(out) == ["the-terns.html", "the-terns.md"]
    AnswerBook().keep(Answers(folder=tmp_path / "Elsewhere"))
    shown = dialog("terns")
    qtbot.waitUntil(lambda: shown.form.answers.folder == out)
    assert shown.form.answers.format == "both"
    shown.reject()
    assert dialog("plaque").form.answers.folder == tmp_path / "Elsewhere"


def test_export_again_asks_nothing(qtbot, desk, dialog, out, window):
    export(qtbot, dialog("terns"))
    desk.open_story.set_headline("The terns again")
    said = toasts(desk)
    desk.commands.run("file.export_again")
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].text == "Exported the-terns.html"
    assert "The terns again" in (out / "the-terns.html").read_text(encoding="utf-8")
    assert not window.findChild(ExportDialog).isVisible()


def edited_file(qtbot, dialog, out):
    export(qtbot, dialog("terns"))
    page = out / "the-terns.html"
    page.write_text("by hand", encoding="utf-8")
    return page


def test_a_file_that_was_edited_elsewhere_is_kept_beside_the_new_one(qtbot, desk, dialog, out):
    page = edited_file(qtbot, dialog, out)
    shown = dialog("terns")
    qtbot.waitUntil(lambda: shown.form.asks_about_edited)
    export(qtbot, shown)
    assert (out / "the-terns-edited.html").read_text(encoding="utf-8") == "by hand"
    assert "The terns" in page.read_text(encoding="utf-8")


def test_or_written_over_when_that_is_the_answer(qtbot, desk, dialog, out):
    page = edited_file(qtbot, dialog, out)
    shown = dialog("terns")
    qtbot.waitUntil(lambda: shown.form.asks_about_edited)
    shown.form._edited._overwrite.click()
    export(qtbot, shown)
    assert names(out) == ["the-terns.html"]
    assert "The terns" in page.read_text(encoding="utf-8")


def test_export_again_never_writes_over_it_silently(qtbot, desk, dialog, out, window):
    page = edited_file(qtbot, dialog, out)
    desk.commands.run("file.export_again")
    shown = window.findChild(ExportDialog)
    qtbot.waitUntil(lambda: shown.isVisible() and shown.form.asks_about_edited)
    assert page.read_text(encoding="utf-8") == "by hand"


def test_an_answer_before_the_question_was_seen_does_not_count(qtbot, desk, dialog, out, window):
    page = edited_file(qtbot, dialog, out)
    desk.commands.run("file.export")
    shown = window.findChild(ExportDialog)
    shown.export_requested.emit()
    qtbot.waitUntil(lambda: shown.form.asks_about_edited)
    qtbot.wait(100)
    assert shown.isVisible()
    assert page.read_text(encoding="utf-8") == "by hand"


def test_a_folder_that_cannot_be_written_is_said_and_the_status_goes_back(qtbot, desk, dialog, out, tmp_path):
    (tmp_path / "file").write_text("")
    shown = dialog("wall")
    shown.form.folder.selectAll()
    qtbot.keyClicks(shown.form.folder, str(tmp_path / "file"))
    qtbot.keyClick(shown.form.folder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown._said.property("role") == "error")
    assert "file" in shown._said.text()
    assert shown.isVisible()
    assert shown._export.isEnabled()
    assert desk.open_story.story.details.status is Status.READY
    assert desk.open_story.story.details.published_at is None


def test_an_empty_story_is_not_exported(desk, presenter, window):
    desk.open_story.begin()
    desk.commands.run("file.export")
    assert window.findChild(ExportDialog) is None
    assert desk.messages.latest == ["There is nothing to export yet: write a headline first."]


def test_the_library_knows_of_the_export(qtbot, desk, dialog, out):
    export(qtbot, dialog("terns"))
    known = []
    desk.lane.ask(lambda library: export_outlook.last_export(library, "terns"), known.append)
    qtbot.waitUntil(lambda: bool(known))
    assert (known[0].folder, known[0].format) == (out, "html")


class PageDouble:
    """What the window gives the dialog, without a web engine."""

    def __init__(self, parent):
        from PySide6.QtWidgets import QWidget

        self.view, self.loaded, self.closed, self.factor = QWidget(parent), [], False, 0.0

    def load(self, story, html, *, keep_scroll):
        self.loaded.append((story, html))

    def zoom(self, factor):
        self.factor = factor

    def show_dark(self, dark):
        self.dark = dark

    def close(self):
        self.closed = True


def test_the_page_on_show_is_the_one_that_is_written(qtbot, desk, presenter, dialog, out):
    made = []
    presenter._make_page = lambda parent: made.append(PageDouble(parent)) or made[-1]
    shown = dialog("terns")
    assert [story for story, _ in made[0].loaded] == ["terns"]
    assert 0.4 <= made[0].factor < 1
    shown.outlook._devices.button(0).click()
    assert made[0].factor == 1.0
    export(qtbot, shown)
    assert made[0].loaded[-1][1] == (out / "the-terns.html").read_text(encoding="utf-8")
    assert made[0].closed


def test_the_page_outlives_the_moment_in_which_qt_makes_the_dialogs_window_anew(presenter, dialog):
    made = []
    presenter._make_page = lambda parent: made.append(PageDouble(parent)) or made[-1]
    shown = dialog("terns")
    shown.hide()  # what Qt does when the first web page comes into a window that is on the screen
    shown.show()
    assert not made[0].closed
    shown.reject()
    assert made[0].closed


def with_a_card(qtbot, desk) -> None:
    done = []
    desk.lane.ask(
        lambda library: stories.save(
            library, cards.add(library, stories.story(library, "wall"), "the-terns")
        ),
        done.append,
    )
    qtbot.waitUntil(lambda: bool(done), timeout=30_000)


@pytest.mark.parametrize(("cards_too", "words"), [(True, []), (False, ["--without-cards"])])
def test_a_fragment_is_that_of_the_command_line(qtbot, desk, dialog, out, tmp_path, cards_too, words):
    with_a_card(qtbot, desk)
    shown = dialog("wall")
    assert not shown.form.cards.isEnabled()
    shown.form._formats.button(FORMATS.index(FRAGMENT)).click()
    assert shown.form.cards.isEnabled()
    shown.form.cards.setChecked(cards_too)
    shown.form.publish.setChecked(False)
    qtbot.waitUntil(lambda: shown.form._name.text() == "the-wall.fragment.html", timeout=30_000)
    export(qtbot, shown)
    place, other = str(desk.lane.folder), str(tmp_path / "other")
    asked = ["--library", place, "export", "the-wall", "--to", other, "--format", "fragment", *words]
    assert command_line.run(asked) == 0
    ours, theirs = ((one / "the-wall.fragment.html").read_text() for one in (out, tmp_path / "other"))
    assert ours == theirs
    assert ("The terns" in ours) == cards_too
    assert AnswerBook().last == Answers(folder=out, format=FRAGMENT, cards=cards_too)


def test_tab_goes_from_the_fragment_to_its_cards(qtbot, desk, dialog):
    shown = dialog("terns")
    fragment = shown.form._formats.button(FORMATS.index(FRAGMENT))
    fragment.click()
    fragment.setFocus()
    qtbot.keyClick(fragment, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is shown.form.cards
    shown.reject()


def test_a_fact_that_is_still_to_come_is_named_before_it_goes_out(qtbot, desk, dialog, opened):
    opened("terns")
    desk.open_story.set_body("They nest TK days, and TK chicks hatch.")
    desk.open_story.save()
    shown = dialog("terns")
    qtbot.waitUntil(lambda: shown._said.text().startswith("TK stands in the story 2 times. "), timeout=30_000)
    assert shown._said.property("role") == "warning"
    shown.reject()


def test_a_story_under_embargo_is_refused_and_the_dialog_says_so_before(qtbot, desk, dialog, out):
    desk.lane.ask(lambda library: stories.set_fields(library, "terns", {"embargo": "2999-01-01T06:00+00:00"}))
    shown = dialog("terns")
    said = shown.outlook._files.item(0).text()
    assert said.startswith("“The terns” is under embargo until 1 January 2999, ")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said in shown._said.text(), timeout=30_000)
    assert names(out) == []
