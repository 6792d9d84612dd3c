"""A story belongs to a site; the form says so only where there is more than one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskeditor.domain.site import Site
from deskeditor.services import sites, stories
from deskeditor.ui.widgets import ElidedLabel


def address(form):
    return form.slug.findChild(ElidedLabel).text()


def add_tide(desk, qtbot):
    def make(library):
        tide, changes = sites.new_site(library, "The Tide")
        sites.save_site(library, Site(id=tide.id, name="The Tide", address="https://tide.example"))
        return changes

    desk.lane.ask(make, desk.hub.announce)


def test_one_site_needs_no_field(form):
    assert form.site.isHidden()


def test_a_second_site_shows_the_field_and_a_key_chooses_it(qtbot, desk, form):
    add_tide(desk, qtbot)
    qtbot.waitUntil(form.site.isVisible)
    assert form.site.value == "default"
    form.site.box.setFocus()
    QTest.keyClick(form.site.box, Qt.Key.Key_Down)
    assert desk.open_story.story.site == "the-tide"
    desk.open_story.save()
    qtbot.waitUntil(lambda: desk.open_story.is_saved)
    kept = []
    desk.lane.ask(lambda library: stories.story(library, "tram"), kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    assert kept[0].site == "the-tide"


def test_the_resolved_address_is_that_of_the_story_s_site(qtbot, desk, form):
    add_tide(desk, qtbot)
    qtbot.waitUntil(form.site.isVisible)
    desk.open_story.set_site("the-tide")
    qtbot.waitUntil(lambda: "tide.example/" in address(form))


def test_a_changed_address_of_the_site_is_shown_at_once(qtbot, desk, form):
    def move(library):
        return sites.save_site(library, Site(name="The Courier", address="https://moved.example"))

    desk.lane.ask(move, desk.hub.announce)
    qtbot.waitUntil(lambda: "moved.example/" in address(form))


def test_a_command_leads_to_the_field_where_there_is_a_choice(qtbot, desk, form):
    desk.commands.set_condition("story", True)
    assert desk.commands.reason("story.site") == "This library has one site"
    add_tide(desk, qtbot)
    qtbot.waitUntil(lambda: desk.commands.reason("story.site") == "")
    desk.commands.run("story.site")
    qtbot.waitUntil(form.site.box.hasFocus)


def test_a_new_story_belongs_to_the_site_of_the_one_before(qtbot, desk, form):
    add_tide(desk, qtbot)
    qtbot.waitUntil(form.site.isVisible)
    desk.open_story.set_site("the-tide")
    assert desk.open_story.begin().site == "the-tide"
    desk.open_story.show(None)
    assert desk.open_story.begin().site == "the-tide"
    desk.open_story.set_headline("High water")
    desk.open_story.save()
    qtbot.waitUntil(lambda: desk.open_story.is_saved)
    kept = []
    desk.lane.ask(lambda library: stories.find(library, "high-water"), kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    assert kept[0].site == "the-tide"
