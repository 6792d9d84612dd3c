"""A site's settings, edited by keys, hold at once; what is wrong stays in its field and nowhere else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskeditor.domain.site import Comments, CorrectionsPlace, Part, ShareTarget, Site, UnpublishedCards
from deskeditor.domain.story import Story
from deskeditor.services import sites, stories
from deskeditor.ui.settings import site_form


@pytest.fixture
def page(dialog):
    return dialog.pages[0]


@pytest.fixture
def site_is(qtbot, kept):
    """Wait until the library has a site of which something is true."""

    def wait(holds, site="default"):
        qtbot.waitUntil(lambda: holds(kept(lambda library: sites.site(library, site))))

    return wait


def type_into(field, text):
    line = field.line
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)


def note(field):
    return field.control.accessibleDescription()


def test_every_setting_of_a_site_has_a_field():
    shown = {name.split(".")[0] for _, names in site_form.GROUPS for name in names}
    assert shown == set(Site.__dataclass_fields__) - {"id"}


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("name", "The Tide", "The Tide"),
        ("address", "https://tide.example/", "https://tide.example"),
        ("language", "de", "de"),
        ("time_zone", "europe/berlin", "Europe/Berlin"),
        ("feed", "https://tide.example/feed.xml", "https://tide.example/feed.xml"),
        ("footer", "All of it is invented.", "All of it is invented."),
        ("share_label", "Pass it on", "Pass it on"),
        ("newsletter.action", "https://post.example/join", "https://post.example/join"),
        ("newsletter.title", "Once a week", "Once a week"),
        ("related_title", "More of it", "More of it"),
        ("card_limit", "3", 3),
        ("excerpt_limit", "90", 90),
    ],
)
def test_what_is_typed_is_saved(page, site_is, name, typed, value):
    type_into(page.fields[name], typed)
    site_is(lambda site: site_form.value_of(site, name) == value)


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("name", "", "Type a name"),
        ("address", "courier", "is no web address"),
        ("language", "British", "is no language"),
        ("time_zone", "Harrow Bay", "is no time zone we know"),
        ("feed", "ftp://courier.example", "is no web address"),
        ("newsletter.action", "javascript:alert(1)", "is no web address"),
        ("card_limit", "9", "from 1 to 6"),
        ("excerpt_limit", "many", "from 40 to 400"),
    ],
)
def test_what_is_wrong_stays_in_the_field_and_is_not_saved(page, kept, name, typed, words):
    before = kept(sites.site)
    field = page.fields[name]
    type_into(field, typed)
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.line.text() == typed
    assert words in note(field)
    assert field.line.property("invalid") == "true"
    page.fields["footer"].line.setFocus()
    assert kept(sites.site) == before


def test_texts_that_nobody_worded_show_as_pages_print_them(page, kept, site_is):
    assert page.fields["share_label"].line.text() == "Share this post"
    type_into(page.fields["language"], "de")
    site_is(lambda site: site.language == "de")
    assert page.fields["share_label"].line.text() == "Diesen Beitrag teilen"
    assert kept(sites.site).share_label == "Share this post"


def test_a_part_is_switched_off_by_the_space_key(page, site_is):
    box = page.fields["hidden"].boxes[Part.TAGS]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    site_is(lambda site: site.hidden == {Part.TAGS})


def test_corrections_go_above_the_story(page, site_is):
    box = page.fields["corrections"].box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    site_is(lambda site: site.corrections is CorrectionsPlace.TOP)


def test_cards_for_unpublished_stories_are_refused(page, site_is):
    box = page.fields["cards_unpublished"].box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    site_is(lambda site: site.cards_unpublished is UnpublishedCards.REFUSE)


def test_a_share_target_is_added_and_removed_by_keys(page, dialog, site_is):
    field = page.fields["share_targets"]
    field.add.setFocus()
    QTest.keyClick(field.add, Qt.Key.Key_Return)
    (row,) = field.rows
    assert dialog.focusWidget() is row.label.line
    QTest.keyClicks(row.label.line, "Harbour")
    QTest.keyClick(row.label.line, Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.focusWidget(), "https://harbour.example/?u={url}")
    target = ShareTarget(label="Harbour", address="https://harbour.example/?u={url}")
    site_is(lambda site: site.share_targets == (target,))
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    site_is(lambda site: site.share_targets == ())


def test_a_share_target_that_is_wrong_is_not_saved(page, kept):
    field = page.fields["share_targets"]
    field.add.click()
    (row,) = field.rows
    row.label.line.setText("Trap")
    row.address.line.setFocus()
    QTest.keyClicks(row.address.line, "javascript:{url}")
    row.label.line.setFocus()
    assert "Write a web address" in note(row.address)
    assert kept(sites.site).share_targets == ()


def test_comments_come_from_a_script_that_is_named(page, site_is):
    field = page.fields["comments"]
    assert field.provider.value == "marker"
    assert field.script.isHidden()
    field.provider.box.setFocus()
    QTest.keyClick(field.provider.box, Qt.Key.Key_Down)
    assert field.script.isVisibleTo(page)
    type_into(field.script, "https://talk.example/embed.js")
    type_into(field.element, "talk")
    wanted = Comments(script="https://talk.example/embed.js", thread="talk")
    site_is(lambda site: site.comments == wanted)
    QTest.keyClick(field.provider.box, Qt.Key.Key_Home)
    site_is(lambda site: site.comments == Comments())


def test_a_script_s_address_that_is_wrong_leaves_the_page_without(page, site_is):
    field = page.fields["comments"]
    field.provider.box.setFocus()
    QTest.keyClick(field.provider.box, Qt.Key.Key_Down)
    type_into(field.script, "javascript:alert(1)")
    site_is(lambda site: site.comments == Comments())
    field.element.line.setFocus()
    assert "is no web address" in note(field.script)
    assert field.script.line.text() == "javascript:alert(1)"


def test_a_theme_is_chosen_and_described(page, site_is):
    field = page.fields["theme"]
    assert note(field).startswith("A news page")
    field.box.setFocus()
    QTest.keyClick(field.box, Qt.Key.Key_Down)
    site_is(lambda site: site.theme == "plain")
    assert not note(field).startswith("A news page")


def test_a_theme_that_is_gone_is_shown_by_its_name(qtbot, page, desk):
    gone = Site(name="The Courier", theme="mine")
    desk.lane.ask(lambda library: sites.save_site(library, gone), desk.hub.announce)
    field = page.fields["theme"]
    qtbot.waitUntil(lambda: field.value == "mine")
    assert "no theme of that name any more" in note(field)


def test_a_new_site_is_named_and_then_edited(qtbot, page, dialog, site_is):
    page.new.setFocus()
    QTest.keyClick(page.new, Qt.Key.Key_Return)
    assert dialog.focusWidget() is page.newcomer.line
    QTest.keyClicks(page.newcomer.line, "The Tide")
    QTest.keyClick(page.newcomer.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.chooser.value == "the-tide")
    assert dialog.focusWidget() is page.fields["address"].line
    assert "site=the-tide" in note(page.chooser)
    QTest.keyClicks(dialog.focusWidget(), "https://tide.example")
    site_is(lambda site: site.address == "https://tide.example", "the-tide")
    site_is(lambda site: site.address == "https://courier.example")


def test_a_site_goes_unless_stories_belong_to_it(qtbot, page, desk, kept):
    assert not page.delete.isEnabled()
    kept(lambda library: sites.new_site(library, "Tide"))
    kept(lambda library: stories.new(library, Story(id="ebb", headline="Ebb", site="tide")))
    desk.commands.run("file.settings")
    page.window().hide()
    desk.commands.run("file.settings")
    qtbot.waitUntil(lambda: page.chooser.box.count() == 2)
    page.chooser.box.setFocus()
    QTest.keyClick(page.chooser.box, Qt.Key.Key_Down)
    page.delete.click()
    qtbot.waitUntil(lambda: "1 story belongs to “Tide”" in note(page.chooser))
    kept(lambda library: stories.set_fields(library, "ebb", {"site": "default"}))
    page.delete.click()
    qtbot.waitUntil(lambda: page.chooser.box.count() == 1)
    assert [one.id for one in kept(sites.sites)] == ["default"]
    assert page.fields["name"].text() == "The Courier"


def test_a_reset_keeps_who_the_site_is_and_can_be_undone(page, site_is, kept):
    before = kept(sites.site)
    page.reset.click()
    site_is(lambda site: site == Site(name="The Courier"))
    assert page.fields["address"].text() == ""
    assert page.reset.text() == "Undo reset"
    page.reset.click()
    site_is(lambda site: site == before)
    assert page.reset.text() == "Reset this page"


def test_a_change_from_elsewhere_is_shown_and_typing_is_left_alone(qtbot, page, desk):
    line = page.fields["address"].line
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Home)
    QTest.keyClicks(line, "x")
    moved = Site(name="Moved", address="https://moved.example")
    desk.lane.ask(lambda library: sites.save_site(library, moved), desk.hub.announce)
    qtbot.waitUntil(lambda: page.fields["name"].text() == "Moved")
    assert line.text() == "xhttps://courier.example"


def test_an_edit_changes_nothing_but_its_own_setting(page, kept, site_is):
    type_into(page.fields["footer"], "Ours.")
    kept(lambda library: sites.save_site(library, Site(name="Moved", footer="Theirs.")))
    site_is(lambda site: site == Site(name="Moved", footer="Ours."))


def test_what_was_typed_last_is_saved_when_the_dialog_closes(page, dialog, kept):
    type_into(page.fields["footer"], "Printed in Harrow Bay.")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert kept(sites.site).footer == "Printed in Harrow Bay."
