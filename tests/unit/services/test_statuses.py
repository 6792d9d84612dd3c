from datetime import UTC, datetime

from deskeditor.domain.story import Status, Story
from deskeditor.services import history, statuses, stories


def test_who_gave_a_story_which_status_is_written_down(library, monkeypatch):
    begun = datetime.now(UTC)
    monkeypatch.setenv("DESKEDITOR_USER", "Tobias Renshaw")
    stories.new(library, Story(id="tram", headline="Tram"))
    monkeypatch.setenv("DESKEDITOR_USER", "Imogen Castellane")
    stories.set_fields(library, "tram", {"headline": "Trams"})
    story, _ = stories.set_fields(library, "tram", {"status": "in-review"})

    assert [(one.status, one.who) for one in statuses.history(library, "tram")] == [
        (Status.IN_REVIEW, "Imogen Castellane"),
        (Status.DRAFT, "Tobias Renshaw"),
    ]
    since = statuses.since(library, story)
    assert (since.status, since.who) == (Status.IN_REVIEW, "Imogen Castellane")
    assert begun <= since.at <= datetime.now(UTC)


def test_an_earlier_version_that_comes_back_changes_no_status(library):
    stories.new(library, Story(id="tram", headline="Tram"))
    stories.set_fields(library, "tram", {"status": "ready"})
    history.restore(library, "tram", 1)
    assert [one.status for one in statuses.history(library, "tram")] == [Status.READY, Status.DRAFT]


def test_nothing_is_said_where_nothing_is_known(library):
    story, _ = stories.new(library, Story(id="tram", headline="Tram"))
    with library.write() as work:
        work.connection.exec_driver_sql("DELETE FROM status_changes")
        work.commit()
    assert statuses.since(library, story) is None
