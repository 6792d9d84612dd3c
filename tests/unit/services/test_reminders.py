from datetime import UTC, datetime, timedelta

import pytest

from deskeditor.domain.reminder import Reminder
from deskeditor.domain.story import Story
from deskeditor.errors import StoryNotFound
from deskeditor.services import history, listing, reminders, stories

NOW = datetime.now(UTC).replace(microsecond=0)
PAST, SOON = NOW - timedelta(hours=1), NOW + timedelta(hours=1)


@pytest.fixture
def desk(library):
    for slug in ("tram", "ferry", "wall"):
        stories.new(library, Story(id=slug, headline=slug.title()))
    return library


def found(library, text):
    return {row.id for row in listing.rows(library, listing.ListQuery(text=text)).rows}


def test_a_reminder_stays_until_it_is_done(desk):
    changes = reminders.remind(desk, "tram", SOON, "  Ring the\n depot. ", origin="details")
    assert (changes.listing, changes.origin, changes.stories) == (True, "details", frozenset())
    assert reminders.of(desk, "tram") == Reminder(story="tram", at=SOON, about="Ring the depot.")
    reminders.done(desk, ["tram"])
    assert reminders.of(desk, "tram") is None


def test_put_off_it_is_about_the_same(desk):
    reminders.remind(desk, "tram", PAST, "Ring the depot.")
    reminders.remind(desk, "tram", SOON)
    assert reminders.of(desk, "tram").about == "Ring the depot."


def test_it_is_no_part_of_the_story(desk):
    before = stories.story(desk, "tram")
    reminders.remind(desk, "tram", SOON)
    assert stories.story(desk, "tram") == before
    assert len(history.revisions(desk, "tram")) == 1
    copy, _ = stories.duplicate(desk, "tram")
    assert reminders.of(desk, copy.id) is None


def test_the_agenda_has_the_soonest_first_without_the_trash(desk):
    for story, at in (("tram", SOON), ("ferry", PAST), ("wall", PAST)):
        reminders.remind(desk, story, at)
    stories.trash(desk, ["wall"])
    assert [one.headline for one in reminders.agenda(desk)] == ["Ferry", "Tram"]
    assert [one.slug for one in reminders.agenda(desk, NOW)] == ["ferry"]
    assert set(reminders.standing(desk).reminders) == {"ferry", "tram"}


def test_lists_find_reminders_and_embargoes(desk):
    reminders.remind(desk, "tram", SOON)
    reminders.remind(desk, "ferry", PAST)
    stories.set_fields(desk, "wall", {"embargo": "2999-01-01T06:00+00:00"})
    stories.set_fields(desk, "tram", {"embargo": "2001-01-01T06:00+00:00"})
    assert found(desk, "has:reminder") == {"tram", "ferry"}
    assert found(desk, "has:due") == {"ferry"}
    assert found(desk, "has:embargo") == {"wall"}
    assert found(desk, "-has:reminder") == {"wall"}
    assert reminders.standing(desk).embargoes == {"wall": datetime(2999, 1, 1, 6, tzinfo=UTC)}


def test_a_story_that_is_not_there_yet_has_none(desk):
    with pytest.raises(StoryNotFound, match="type its headline first"):
        reminders.remind(desk, "nobody", SOON)


def test_a_reminder_goes_with_its_story(desk):
    reminders.remind(desk, "tram", SOON)
    with desk.write() as work:
        work.stories.delete(["tram"])
        work.commit()
    assert reminders.agenda(desk) == ()
