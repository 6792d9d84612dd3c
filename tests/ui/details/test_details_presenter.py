"""The form at a desk with a real library: what is typed reaches the story, what changes reaches the form."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea

from deskeditor.domain.story import Correction, Status
from deskeditor.services import stories
from deskeditor.services.libraries import open_library
from deskeditor.ui.details.details_presenter import DetailsPresenter
from deskeditor.ui.details.details_view import DetailsView

from .conftest import FERRY, TRAM, details, note, retype


def leave(form) -> None:
    form.status.box.setFocus()


def test_the_form_shows_the_story(form):
    assert form.status.box.currentText() == "In review"
    assert form.section.line.text() == "Local government"
    assert form.byline.tokens == ("Imogen Castellane",)
    assert form.dateline.line.text() == "HARROW BAY"
    assert form.slug.line.text() == "harrow-bay-votes-to-reopen-the-tram-line"
    assert form.section.line.cursorPosition() == 0


def test_without_a_story_there_is_no_form(presenter, view, qtbot):
    view.show()
    assert view._stack.currentIndex() == 0
    assert view.form is None


def test_the_form_is_built_after_it_is_first_seen(presenter, view, desk, qtbot):
    desk.open_story.show(TRAM)
    assert view.form is None
    with qtbot.waitSignal(view.built):
        view.show()
    assert view.form.dateline.line.text() == "HARROW BAY"


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("section", "Sport", "Sport"),
        ("kicker", "  Analysis  of a vote ", "Analysis of a vote"),
        ("dateline", "UPPER QUARRY", "UPPER QUARRY"),
    ],
)
def test_a_line_reaches_the_story_as_it_is_typed(form, desk, name, typed, value):
    retype(getattr(form, name).line, typed)
    assert getattr(details(desk), name) == value
    assert getattr(form, name).line.text() == typed


def test_the_status_is_chosen_by_keys(form, desk):
    form.status.box.setFocus()
    QTest.keyClick(form.status.box, Qt.Key.Key_Down)
    assert details(desk).status is Status.READY


def test_the_status_commands_mark_the_story(form, desk, qtbot):
    desk.commands.set_condition("story", holds=True)
    desk.commands.run("story.status.published")
    assert details(desk).status is Status.PUBLISHED
    assert form.status.box.currentText() == "Published"
    form.status.chosen.emit(Status.DRAFT)
    assert desk.commands.action("story.status.draft").isChecked()


def test_two_tags_by_keys(form, desk, qtbot):
    desk.commands.set_condition("story", holds=True)
    desk.commands.run("story.tags")
    qtbot.waitUntil(form.tags.edit.hasFocus)
    QTest.keyClicks(form.tags.edit, "harbour")
    QTest.keyClick(form.tags.edit, Qt.Key.Key_Return)
    QTest.keyClicks(form.tags.edit, "sea wall,")
    assert details(desk).tags == ("transport", "council", "harbour", "sea wall")
    QTest.keyClick(form.tags.edit, Qt.Key.Key_Backspace)
    assert details(desk).tags == ("transport", "council", "harbour")


def test_enter_adds_what_is_typed_while_words_are_offered(form, desk, qtbot):
    qtbot.waitUntil(lambda: "harbour" in form.tags._words.stringList())
    form.tags.edit.setFocus()
    popup = form.tags.edit.completer().popup()
    QTest.keyClicks(form.tags.edit, "harb")
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert details(desk).tags == ("transport", "council", "harb")
    QTest.keyClicks(form.tags.edit, "harb")
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: details(desk).tags == ("transport", "council", "harb", "harbour"))
    assert form.tags.edit.text() == ""


def test_words_of_other_stories_are_offered(form, qtbot):
    qtbot.waitUntil(lambda: form.section.line.completer() is not None)
    model = form.section.line.completer().model()
    assert [model.index(at, 0).data() for at in range(model.rowCount())] == ["Local government", "Transport"]
    assert form.byline._words.stringList() == ["Imogen Castellane", "Tobias Renshaw"]
    assert form.tags._words.stringList() == ["council", "harbour", "transport"]


def test_a_date_is_taken_as_it_is_meant(form, desk):
    retype(form.published_at.line, "2 Dec 2026 7am")
    assert details(desk).published_at == datetime(2026, 12, 2, 7).astimezone()
    leave(form)
    assert form.published_at.line.text() == "2 Dec 2026, 07:00"


def test_what_is_no_date_is_told_kept_and_not_saved(form, desk, qtbot):
    before = details(desk).published_at
    retype(form.published_at.line, "next month or so")
    assert note(form.published_at) == ""
    leave(form)
    assert note(form.published_at).startswith("“next month or so” is no date")
    assert details(desk).published_at == before
    desk.open_story.set_details(replace(details(desk), kicker="Elsewhere"))
    assert form.published_at.line.text() == "next month or so"
    retype(form.published_at.line, "3 Dec 2026")
    assert note(form.published_at) == ""


def test_an_emptied_date_is_none(form, desk):
    retype(form.published_at.line, "")
    assert details(desk).published_at is None


def test_a_worded_slug_is_locked_and_given_back(form, desk, qtbot):
    assert not form.slug.rebuild.isVisible()
    retype(form.slug.line, "tram-line-vote")
    assert details(desk).slug == "tram-line-vote"
    assert details(desk).slug_is_own
    assert form.slug.rebuild.isVisible()
    assert form.slug._address.text() == "harrowbay.example/tram-line-vote.html"
    form.slug.rebuild.click()
    assert not details(desk).slug_is_own
    assert details(desk).slug == "harrow-bay-votes-to-reopen-the-tram-line"


def test_an_invalid_slug_is_told_and_not_saved(form, desk):
    before = details(desk).slug
    retype(form.slug.line, "Tram Line")
    leave(form)
    assert "cannot be a web address" in note(form.slug.field)
    assert form.slug.line.text() == "Tram Line"
    assert details(desk).slug == before


def test_a_slug_that_becomes_invalid_leaves_nothing_half_typed(form, desk):
    before = details(desk).slug
    retype(form.slug.line, "tram line")
    assert details(desk).slug == before
    assert not details(desk).slug_is_own


def test_an_emptied_slug_follows_the_headline_again(form, desk):
    retype(form.slug.line, "vote")
    retype(form.slug.line, "")
    assert not details(desk).slug_is_own
    leave(form)
    assert form.slug.line.text() == "harrow-bay-votes-to-reopen-the-tram-line"


def test_the_slug_follows_while_the_headline_is_typed(form, desk, qtbot):
    desk.open_story.set_headline("Trams again")
    qtbot.waitUntil(lambda: form.slug.line.text() == "trams-again")
    assert form.search_social.search_title.line.placeholderText() == (
        "Trams again – The Courier — from the headline"
    )


def test_a_language_is_named_and_a_wrong_one_told(form, desk):
    retype(form.language.line, "fr")
    assert details(desk).language == "fr"
    assert note(form.language) == "French"
    leave(form)
    retype(form.language.line, "old norse")
    leave(form)
    assert "is no language" in note(form.language)
    assert details(desk).language == "fr"


def test_addresses_of_other_kinds_are_refused(form, desk):
    canonical = form.search_social.canonical
    canonical.line.setText("javascript:alert(1)")
    assert details(desk).canonical == ""
    canonical.line.setText("https://harrowbay.example/first")
    assert details(desk).canonical == "https://harrowbay.example/first"


def test_search_fields_count_and_show_the_result(form, desk, view):
    view.set_fold_open(wanted=True)
    retype(form.search_social.search_title.line, "Council votes")
    form.search_social.description.box.setPlainText("x" * 156)
    assert details(desk).search_title == "Council votes"
    assert details(desk).description == "x" * 156
    assert form.search_social.search_title.counter.text() == "13/60"
    assert form.search_social.description.counter.is_over
    assert form.search_social.snippet.title.text() == "Council votes"
    assert len(form.search_social.snippet.description.text()) == 155


def test_the_fold_is_remembered(form, view, desk):
    form.fold.heading.click()
    assert form.search_social.isVisible()
    other = DetailsView()
    DetailsPresenter(other, desk)
    assert other.build().fold.heading.isChecked()
    other.deleteLater()


def test_what_is_being_typed_is_left_alone_by_changes_from_elsewhere(form, desk):
    retype(form.section.line, "Wea")
    desk.open_story.set_details(replace(details(desk), section="Culture", kicker="New"))
    assert form.section.line.text() == "Wea"
    assert form.kicker.line.text() == "New"
    leave(form)
    assert form.section.line.text() == "Culture"


def test_scrolling_over_the_status_leaves_it_alone(form, desk):
    box = form.status.box
    wheel = QWheelEvent(
        QPointF(9, 9), box.mapToGlobal(QPointF(9, 9)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    box.setFocus()
    QCoreApplication.sendEvent(box, wheel)
    assert details(desk).status is Status.IN_REVIEW


def test_another_story_replaces_everything(form, desk):
    retype(form.section.line, "Spor")
    retype(form.published_at.line, "rubbish")
    desk.open_story.show(FERRY)
    assert form.section.line.text() == "Transport"
    assert form.published_at.line.text() == ""
    assert form.tags.tokens == ("harbour",)


def test_everything_typed_is_in_the_library(form, desk, folder, qtbot):
    retype(form.section.line, "Sport")
    form.notes.box.setPlainText("Ring the mayor.")
    qtbot.waitUntil(lambda: desk.open_story.is_saved)
    library = open_library(folder)
    kept = stories.story(library, "tram").details
    library.close()
    assert (kept.section, kept.notes) == ("Sport", "Ring the mayor.")


def test_corrections_are_added_dated_worded_and_removed(form, desk, qtbot):
    form.corrections.add.click()
    [row] = form.corrections.rows
    qtbot.waitUntil(row.text.box.hasFocus)
    QTest.keyClicks(row.text.box, "The year was wrong.")
    retype(row.at.line, "21 Nov 2026, 10:00")
    row.kind.setCurrentIndex(1)
    row.kind.activated.emit(1)
    at = datetime(2026, 11, 21, 10).astimezone()
    assert details(desk).corrections == (Correction(at=at, text="The year was wrong.", kind="update"),)
    form.corrections.add.click()
    form.corrections.rows[0].remove.click()
    assert [note.text for note in details(desk).corrections] == [""]


def test_a_field_that_a_command_goes_to_is_scrolled_into_sight(form, view, qtbot):
    view.resize(304, 300)
    assert form.tags.edit.visibleRegion().isEmpty()
    view.focus_tags()
    qtbot.waitUntil(lambda: not form.tags.edit.visibleRegion().isEmpty())
    view.focus_byline()
    qtbot.waitUntil(lambda: form.tags.edit.visibleRegion().isEmpty())
    view.focus_reminder()
    qtbot.waitUntil(lambda: not form.remind_at.line.visibleRegion().isEmpty())
    assert form.remind_at.line.hasFocus()


def test_corrections_from_elsewhere_are_shown(form, desk):
    made = Correction(at=datetime(2026, 11, 21, 10, tzinfo=UTC), text="The year was wrong.")
    desk.open_story.set_details(replace(details(desk), corrections=(made,)))
    assert form.corrections.rows[0].text.box.toPlainText() == "The year was wrong."
    desk.open_story.show(FERRY)
    assert form.corrections.rows == ()


@pytest.mark.parametrize("width", [288, 304, 326, 420])
def test_the_form_never_scrolls_sideways(form, view, desk, width, qtbot):
    view.set_fold_open(wanted=True)
    desk.open_story.set_details(
        replace(details(desk), tags=("a rather long tag about the harbour wall" * 2,))
    )
    view.resize(width, 700)
    scroll = view.findChild(QScrollArea)
    qtbot.waitUntil(lambda: form.width() == scroll.viewport().width())
    assert scroll.horizontalScrollBar().maximum() == 0
    assert form.minimumSizeHint().width() <= scroll.viewport().width()


def test_pairs_stack_where_a_date_would_be_cut(form, view, qtbot):
    [pair] = [form.published_at.parentWidget()]
    view.resize(420, 700)
    qtbot.waitUntil(lambda: not pair.is_stacked)
    view.resize(288, 700)
    qtbot.waitUntil(lambda: pair.is_stacked)
    qtbot.waitUntil(lambda: form.published_at.y() > form.dateline.y())


def test_tab_walks_the_form_from_top_to_bottom(form, view, qtbot):
    order = [form.status.box, form.section.line, form.kicker.line, form.slug.line, form.byline.edit,
             form.dateline.line, form.published_at.line, form.language.line, form.updated_at.line,
             form.embargo_until.line, form.remind_at.line, form.tags.edit,
             form.lead_image.picture.zone]  # fmt: skip
    order[0].setFocus()
    for here, there in pairwise(order):
        qtbot.waitUntil(here.hasFocus)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        assert there.hasFocus()


def test_every_field_has_a_name_and_a_label(form):
    for line in form.findChildren(QLineEdit):
        assert line.accessibleName() or line.parent().accessibleName()
    assert form.section.label.buddy() is form.section.line
    assert form.tags.edit.accessibleName() == "Tags"
