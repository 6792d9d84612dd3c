from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Story
from deskeditor.services import stories

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
