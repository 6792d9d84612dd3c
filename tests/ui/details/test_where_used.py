from dataclasses import replace

from deskeditor.domain.author import Author
from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.changes import Changes
from deskeditor.domain.story import LeadImage, Story
from deskeditor.services import sites, stories

from .conftest import FERRY, TRAM

LONG = 30_000


def test_the_form_says_where_a_story_stands_before_it_is_renamed_or_taken_from_readers(
    qtbot, desk, view, presenter
):
    ran = []
    desk.commands.on("cards.where_used", lambda: ran.append("asked"))
    desk.commands.set_condition("story", holds=True)
    card = Card(target=StoryTarget("tram"))
    desk.lane.ask(lambda library: stories.new(library, Story(headline="Budget night", cards=(card,))))
    form = view.build()
    desk.open_story.show(TRAM)
    qtbot.waitUntil(lambda: form.used.text() == "Stands under one story", timeout=LONG)
    assert form.used.accessibleName() == "Stands under one story: show where"
    form.used.click()
    assert ran == ["asked"]
    desk.lane.ask(lambda library: stories.new(library, Story(headline="Late budget", cards=(card,))))
    desk.hub.announce(Changes(listing=True))
    qtbot.waitUntil(lambda: form.used.text() == "Stands under 2 stories", timeout=LONG)
    desk.open_story.show(FERRY)
    assert form.used.isHidden()


def test_the_form_says_where_else_the_lead_image_is_used(qtbot, desk, view, presenter):
    picture, ran = "images/0123456789abcdef.jpg", []
    desk.commands.on("cards.picture_used", lambda: ran.append("asked"))
    desk.commands.set_condition("story", holds=True)
    line = view.build().lead_image.used
    with_picture = TRAM.with_details(lead_image=LeadImage(image=picture))
    desk.lane.ask(lambda library: stories.save(library, replace(with_picture, seq=1)))
    desk.lane.ask(lambda library: stories.new(library, Story(headline="Rails", body=f"![Rails]({picture})")))
    desk.lane.ask(lambda library: stories.story(library, "tram"), desk.open_story.show)
    qtbot.waitUntil(lambda: line.text() == "Also used by one story", timeout=LONG)
    imogen = Author(name="Imogen Castellane", avatar=picture)
    desk.lane.ask(lambda library: sites.save_author(library, imogen))
    desk.hub.announce(Changes(listing=True))
    qtbot.waitUntil(lambda: line.text() == "Also used by one story and elsewhere", timeout=LONG)
    assert line.accessibleName() == (
        "Also used by one story and as the picture of Imogen Castellane: show where"
    )
    line.click()
    assert ran == ["asked"]
    desk.open_story.set_details(with_picture.with_details(lead_image=None).details)
    assert line.isHidden()


def test_a_long_line_about_use_never_widens_the_panel(view, presenter):
    form = view.build()
    before = form.minimumSizeHint().width()
    form.used.say("Stands under 5 stories, 5 of them exported")
    assert form.used.minimumSizeHint().width() == 120
    assert form.minimumSizeHint().width() == before
    assert form.used.toolTip() == "Stands under 5 stories, 5 of them exported"
