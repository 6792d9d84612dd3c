"""Earlier states are kept in little room, and come back whole."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from deskeditor.domain.revision import Reason, RevisionRow
from deskeditor.domain.story import Story
from deskeditor.errors import DamagedLibrary

BEGAN = datetime(2026, 11, 1, tzinfo=UTC)
BODY = "\n\n".join(f"Paragraph {number} says something of its own about the tram." for number in range(40))


def row(number: int, **values) -> RevisionRow:
    return RevisionRow(at=BEGAN + timedelta(minutes=number), **{"reason": Reason.AUTOSAVED, **values})


@pytest.fixture
def story(library):
    story = Story(id="tram", headline="Tram", body=BODY).with_details(slug="tram")
    with library.write() as work:
        work.stories.insert(story, words=1, lede="")
        work.commit()
    return story


def state(story: Story, number: int) -> Story:
    return replace(story, body=BODY.replace(f"Paragraph {number} ", f"Section {number} "), seq=number)


def keep(library, story: Story, count: int) -> list[Story]:
    states = [state(story, number) for number in range(1, count + 1)]
    with library.write() as work:
        for number, one in enumerate(states, 1):
            assert work.revisions.add(one, row(number, who="Imogen Castellane", added=2, removed=1)) == number
        work.commit()
    return states


def snapshots(library) -> list[tuple[int, Story]]:
    with library.read() as reading:
        return [(one.number, replace(one.snapshot, seq=one.number)) for one in reading.revisions.of("tram")]


def packing(library) -> list[tuple[int, str, int | None]]:
    with library.read() as reading:
        asked = "SELECT number, codec, base FROM revisions ORDER BY number"
        return [tuple(one) for one in reading.connection.exec_driver_sql(asked)]


def test_revisions_come_back_newest_first(library, story):
    states = keep(library, story, 6)
    assert snapshots(library) == list(zip(range(6, 0, -1), reversed(states), strict=True))
    assert packing(library) == [
        (1, "zlib-json", None), (2, "delta-json", 1), *((at, "delta-json", 2) for at in range(3, 7)),
    ]  # fmt: skip
    with library.read() as reading:
        newest = reading.revisions.rows("tram")[0]
        assert (newest.number, newest.who, newest.added, newest.removed) == (6, "Imogen Castellane", 2, 1)
        assert reading.revisions.get("tram", 4).snapshot.body == states[3].body
        assert reading.revisions.get("tram", 9) is None


def test_one_in_a_while_is_kept_whole(library, story):
    keep(library, story, 39)
    with library.write() as work:
        for number in range(40, 70):
            work.revisions.add(story, row(number))
        work.commit()
    assert [number for number, codec, _ in packing(library) if codec == "zlib-json"] == [1, 65]


def test_a_text_that_is_another_one_is_kept_whole(library, story):
    with library.write() as work:
        work.revisions.add(story, row(1))
        letters = random.Random(7)
        anew = " ".join(f"{letters.random()}" for _ in range(900))
        work.revisions.add(replace(story, body=anew), row(2))
        work.commit()
    assert [codec for _, codec, _ in packing(library)] == ["zlib-json", "zlib-json"]


def test_those_that_lean_on_one_that_goes_are_packed_anew(library, story):
    states = keep(library, story, 6)
    with library.write() as work:
        work.revisions.drop("tram", [1, 3])
        work.commit()
    assert packing(library) == [
        (2, "zlib-json", None), (4, "delta-json", 2), (5, "delta-json", 4), (6, "delta-json", 4),
    ]  # fmt: skip
    assert snapshots(library) == [(at, states[at - 1]) for at in (6, 5, 4, 2)]


def test_a_name_is_given_and_taken(library, story):
    keep(library, story, 2)
    with library.write() as work:
        assert work.revisions.name("tram", 1, "Sent to legal")
        assert not work.revisions.name("tram", 9, "Nobody")
        assert [one.label for one in work.revisions.rows("tram")] == ["", "Sent to legal"]


def test_a_damaged_revision_is_named_and_the_others_stay(library, story):
    states = keep(library, story, 3)
    with library.write() as work:
        work.connection.exec_driver_sql("UPDATE revisions SET snapshot = x'0102' WHERE number = 2")
        work.revisions.drop("tram", [2])  # what leans on it cannot be read any more: nothing is let go
        assert work.revisions.add(state(story, 4), row(4)) == 4
        work.commit()
    with library.read() as reading:
        with pytest.raises(DamagedLibrary, match="earlier version of the story “tram”"):
            reading.revisions.get("tram", 2)
        assert reading.revisions.get("tram", 1).snapshot.body == states[0].body
        assert reading.revisions.get("tram", 4).snapshot.body == state(story, 4).body
        assert reading.revisions.count() == 4


def test_a_hundred_revisions_of_a_long_story_need_little_room(library, story):
    """At most 2 kB each, so that a thousand of 5,000 words stay below 2 MB."""
    luck = random.Random(7)
    words = [f"{luck.randrange(36**5):x}" for _ in range(5000)]
    with library.write() as work:
        for number in range(1, 101):
            for _ in range(4):
                words[luck.randrange(len(words))] = f"{luck.randrange(36**5):x}"
            body = "\n\n".join(" ".join(words[at : at + 60]) for at in range(0, len(words), 60))
            work.revisions.add(replace(story, body=body, seq=number), row(number))
        work.commit()
    with library.read() as reading:
        asked = "SELECT sum(length(snapshot)) FROM revisions"
        assert reading.connection.exec_driver_sql(asked).scalar() < 100 * 2000
        assert reading.revisions.get("tram", 100).snapshot.body == body
