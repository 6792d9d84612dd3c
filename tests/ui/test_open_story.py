"""The open story: nothing typed is ever lost, and no finished save writes back into it."""

from dataclasses import replace

import pytest

from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.story import Status, Story
from deskeditor.services import stories
from deskeditor.services.libraries import create_library, open_library
from deskeditor.ui import open_story
from deskeditor.ui.change_hub import ChangeHub
from deskeditor.ui.open_story import OpenStory
from deskeditor.ui.tasks import LibraryLane


@pytest.fixture
def folder(tmp_path):
    library = create_library(tmp_path / "library")
    for name in ("tram", "wall"):
        stories.new(library, Story(id=name, headline=name.capitalize(), body="Once."))
    library.close()
    return tmp_path / "library"


@pytest.fixture
def lane(qtbot, folder):
    lane = LibraryLane(folder)
    yield lane
    lane.close()


@pytest.fixture
def hub():
    return ChangeHub()


@pytest.fixture
def desk(lane, hub):
    return OpenStory(lane, hub)


@pytest.fixture
def tram(qtbot, desk):
    with qtbot.waitSignal(desk.opened, timeout=30_000):
        desk.open("tram")
    return desk.story


def stored(lane, qtbot, name="tram"):
    found = []
    lane.ask(lambda library: stories.story(library, name), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_what_is_typed_is_in_the_library_soon(qtbot, desk, lane, tram):
    desk.set_body("Twice.")
    assert not desk.is_saved
    with qtbot.waitSignal(desk.saved, timeout=30_000):
        pass
    assert stored(lane, qtbot).body == "Twice."


def test_no_key_waits_for_a_second_to_be_saved():
    assert open_story.QUIET_MS < open_story.LATEST_MS < open_story.LATEST_OF_LONG_MS < 1000


@pytest.mark.parametrize("length", [5, open_story.LONG + 1])
def test_typing_without_a_pause_is_saved_all_the_same(qtbot, desk, lane, hub, tram, length):
    saved = []
    hub.changed.connect(saved.append)  # each write is announced, also while more is being typed
    for number in range(600):
        desk.set_body("Once." * (length // 5 + 1) + f" {number}")
        qtbot.wait(50)  # shorter than the pause that would save, too
        if saved:
            break
    assert saved
    assert stored(lane, qtbot).body.startswith("Once.")


def test_a_finished_save_does_not_take_back_what_was_typed_meanwhile(qtbot, desk, tram):
    desk.set_body("First.")
    desk.save()
    desk.set_body("First. Second.")
    qtbot.waitUntil(lambda: desk.story.seq > tram.seq)
    assert desk.story.body == "First. Second."
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)


def test_headline_standfirst_details_and_cards_are_kept_in_one(qtbot, desk, lane, tram):
    card = Card(target=StoryTarget("wall"))
    desk.set_headline("Votes")
    desk.set_standfirst("Again.")
    desk.set_details(replace(desk.story.details, status=Status.READY))
    desk.set_cards((card,))
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)
    kept = stored(lane, qtbot)
    assert (kept.headline, kept.standfirst, kept.details.status) == ("Votes", "Again.", Status.READY)
    assert kept.cards == (card,)


def test_the_same_again_is_no_change(qtbot, desk, tram):
    with qtbot.assertNotEmitted(desk.dirty, wait=50):
        desk.set_body(tram.body)
        desk.set_cards(tram.cards)
        desk.set_details(tram.details)


def test_a_new_story_is_in_the_library_with_its_first_change(qtbot, desk, lane):
    new = desk.begin()
    qtbot.wait(50)
    assert desk.is_saved
    desk.set_headline("A plaque for Number 14")
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)
    assert stored(lane, qtbot, new.id).details.slug == "a-plaque-for-number-14"
    assert desk.story.details.slug == "a-plaque-for-number-14"


def test_typing_with_no_story_open_begins_one(qtbot, desk, lane):
    desk.set_body("From nothing.")
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)
    assert stored(lane, qtbot, desk.story.id).body == "From nothing."


def test_opening_another_story_saves_the_last_one_first(qtbot, desk, lane, tram):
    desk.set_body("Typed just before.")
    with qtbot.waitSignal(desk.opened, timeout=30_000):
        desk.open("wall")
    assert desk.story.id == "wall"
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)
    assert stored(lane, qtbot).body == "Typed just before."


def test_of_two_stories_asked_for_the_last_one_comes(qtbot, desk, tram):
    desk.open("wall")
    desk.open("tram")
    qtbot.wait(150)
    assert desk.story.id == "tram"


def test_a_story_begun_meanwhile_is_not_replaced_by_one_that_was_asked_for(qtbot, desk, tram):
    desk.open("wall")
    new = desk.begin()
    qtbot.wait(150)
    assert desk.story.id == new.id


def test_a_save_that_fails_says_why_and_is_tried_again(qtbot, desk, lane, tram, broken):
    with qtbot.waitSignal(desk.save_failed, timeout=30_000) as failure:
        desk.set_body("Owed.")
    assert failure.args == ["The disk is full; make room and go on."]
    assert not desk.is_saved
    broken["why"] = ""
    desk.save()
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)
    assert stored(lane, qtbot).body == "Owed."


def test_a_failed_save_is_tried_again_by_itself(qtbot, desk, lane, tram, broken, monkeypatch):
    desk._retry.setInterval(50)
    with qtbot.waitSignal(desk.save_failed, timeout=30_000):
        desk.set_body("Owed.")
    broken["why"] = ""
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)
    assert stored(lane, qtbot).body == "Owed."


def test_a_failed_save_is_owed_even_when_another_story_is_open(qtbot, desk, lane, tram, broken):
    desk._retry.setInterval(50)
    desk.set_body("Owed.")
    with qtbot.waitSignal(desk.save_failed, timeout=30_000):
        desk.open("wall")
    qtbot.waitUntil(lambda: desk.story.id == "wall")
    assert not desk.is_saved
    broken["why"] = ""
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)
    assert stored(lane, qtbot).body == "Owed."
    assert desk.story.id == "wall"


def test_a_story_that_is_owed_comes_back_as_it_was_typed(qtbot, desk, tram, broken):
    with qtbot.waitSignal(desk.save_failed, timeout=30_000):
        desk.set_body("Owed.")
    desk.show(Story(id="wall", headline="Wall", seq=1))
    with qtbot.waitSignal(desk.opened, timeout=2000):
        desk.open("tram")
    assert desk.story.body == "Owed."
    broken["why"] = ""
    desk.save()
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)


def test_of_two_saves_on_their_way_the_later_one_counts_when_the_first_fails(qtbot, desk, lane, tram, broken):
    desk.set_body("First.")
    desk.save()
    desk.set_body("First. Second.")
    desk.save()
    qtbot.waitUntil(lambda: not desk._sent, timeout=30_000)
    broken["why"] = ""
    desk.save()
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)
    assert stored(lane, qtbot).body == "First. Second."


def test_a_conflict_keeps_both_versions(qtbot, desk, lane, folder, tram):
    elsewhere = open_library(folder)
    stories.set_fields(elsewhere, "tram", {"body": "Changed elsewhere."})
    with qtbot.waitSignal(desk.conflict_kept, timeout=30_000) as kept:
        desk.set_body("Changed here.")
    assert kept.args == ["Tram"]
    assert stored(lane, qtbot).body == "Changed here."
    with elsewhere.read() as reading:
        bodies = {revision.snapshot.body for revision in reading.revisions.of("tram")}
    elsewhere.close()
    assert {"Changed elsewhere.", "Changed here."} <= bodies


def test_every_save_is_announced_as_ours(qtbot, desk, hub, tram):
    with qtbot.waitSignal(hub.changed) as changed:
        desk.set_body("Twice.")
    assert changed.args[0].stories == {"tram"}
    assert changed.args[0].origin == "desk"


def test_refresh_takes_what_the_library_says_only_while_nothing_is_owed(qtbot, desk, tram):
    desk.refresh(replace(tram, headline="From elsewhere", seq=9))
    assert desk.story.headline == "From elsewhere"
    desk.set_body("Being typed.")
    desk.refresh(replace(tram, headline="Too late", seq=10))
    assert desk.story.headline == "From elsewhere"
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)


def test_closing_the_lane_writes_what_was_handed_over(qtbot, folder):
    lane = LibraryLane(folder)
    desk = OpenStory(lane, ChangeHub())
    with qtbot.waitSignal(desk.opened, timeout=30_000):
        desk.open("tram")
    desk.set_body("The last words.")
    desk.save()
    lane.close()
    library = open_library(folder)
    assert stories.story(library, "tram").body == "The last words."
    library.close()


def test_another_field_that_was_changed_elsewhere_is_taken_over_without_a_conflict(
    qtbot, desk, lane, folder, tram
):
    conflicts = []
    desk.conflict_kept.connect(conflicts.append)
    desk.set_body("First.")
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)
    with open_library(folder) as elsewhere:
        stories.set_fields(elsewhere, "tram", {"tags": "council", "section": "Local"})
    with qtbot.waitSignal(desk.details_changed, timeout=30_000):
        desk.set_body("Typed here meanwhile.")
    assert (desk.story.body, desk.story.details.tags) == ("Typed here meanwhile.", ("council",))
    now = stored(lane, qtbot)
    assert (now.body, now.details.section) == ("Typed here meanwhile.", "Local")
    desk.set_headline("Tram again")
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)
    assert (stored(lane, qtbot).headline, conflicts) == ("Tram again", [])


def test_what_is_typed_while_the_other_change_comes_in_stays(qtbot, desk, lane, folder, tram):
    with open_library(folder) as elsewhere:
        stories.set_fields(elsewhere, "tram", {"headline": "From elsewhere", "tags": "council"})
    desk.set_body("One.")
    desk.save()
    desk.set_body("One. Two.")
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)
    now = stored(lane, qtbot)
    assert (now.headline, now.body, now.details.tags) == ("From elsewhere", "One. Two.", ("council",))
    assert (desk.story.headline, desk.story.body) == ("From elsewhere", "One. Two.")


def test_the_same_for_a_save_that_is_on_its_way_already(qtbot, desk, lane, folder, tram):
    with open_library(folder) as elsewhere:
        stories.set_fields(elsewhere, "tram", {"headline": "From elsewhere"})
    for body in ("One.", "One. Two.", "One. Two. Three."):
        desk.set_body(body)
        desk.save()
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)
    now = stored(lane, qtbot)
    assert (now.headline, now.body) == ("From elsewhere", "One. Two. Three.")
    assert (desk.story.headline, desk.story.body) == ("From elsewhere", "One. Two. Three.")


def test_a_field_that_is_typed_over_before_its_other_change_was_seen_is_a_conflict(
    qtbot, desk, lane, folder, tram
):
    with open_library(folder) as elsewhere:
        stories.set_fields(elsewhere, "tram", {"headline": "From elsewhere"})
    desk.set_body("One.")
    desk.save()
    with qtbot.waitSignal(desk.conflict_kept, timeout=30_000):
        desk.set_headline("Typed here")
    assert stored(lane, qtbot).headline == "Typed here"
    with open_library(folder) as elsewhere, elsewhere.read() as reading:
        headlines = {revision.snapshot.headline for revision in reading.revisions.of("tram")}
    assert "From elsewhere" in headlines


def test_whoever_keeps_steps_hears_of_a_save_before_the_library(qtbot, desk, lane, tram):
    heard = []
    desk.saving.connect(lambda: heard.append(lane.is_idle))
    desk.set_body("One.")
    desk.save()
    desk.save()
    qtbot.waitUntil(lambda: desk.is_saved, timeout=30_000)
    assert heard == [True]
