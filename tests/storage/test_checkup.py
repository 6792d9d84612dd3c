"""`verify` finds what is wrong, and only that."""

import io
import threading
from dataclasses import replace

import pytest
from PIL import Image

from deskeditor.domain.asset import Asset
from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.story import LeadImage, Story
from deskeditor.errors import BrokenOff
from deskeditor.services import assets, libraries, stories
from deskeditor.storage import checkup, search_index
from deskeditor.storage.library import Library
from deskeditor.storage.problems import Kind


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (4, 3), "teal").save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def picture(library) -> Asset:
    return assets.add_image(library, png(), "dot.png")


@pytest.fixture
def story(library, picture) -> Story:
    target, _ = stories.new(library, Story(headline="Tram"))
    lead = LeadImage(image=picture.reference)
    story = Story(headline="Ferry", cards=(Card(target=StoryTarget(target.id)),)).with_details(
        lead_image=lead
    )
    return stories.new(library, story)[0]


def found(library) -> list[tuple[Kind, str]]:
    return [(problem.kind, problem.subject) for problem in libraries.verify(library)]


def test_a_sound_library_has_no_problems(library, story):
    assert found(library) == []


def test_a_missing_file(library, story, picture):
    library.asset_path(picture).unlink()
    assert found(library) == [(Kind.MISSING_FILE, picture.reference)]


def test_a_changed_file(library, story, picture):
    library.asset_path(picture).write_bytes(b"something else")
    assert found(library) == [(Kind.CHANGED_FILE, picture.reference)]


def test_an_orphan_file(library, story, picture):
    orphan = library.asset_path(picture).with_name("0000.png")
    orphan.write_bytes(b"")
    assert found(library) == [(Kind.ORPHAN_FILE, str(orphan))]


def test_a_card_whose_target_is_gone(library, story):
    gone = replace(story, cards=(*story.cards, Card(target=StoryTarget("0000000000000000"))))
    stories.save(library, gone)
    assert found(library) == [(Kind.MISSING_TARGET, story.id)]
    assert str(libraries.verify(library)[0]).startswith("Card 2 under “Ferry” leads to a story that is gone;")


def test_a_lead_image_that_the_library_does_not_have(library, story):
    lead = LeadImage(image="images/0000000000000000.png")
    stories.save(library, story.with_details(lead_image=lead))
    assert found(library) == [(Kind.MISSING_IMAGE, story.id)]


def test_a_picture_in_a_text_that_the_library_does_not_have(library, story, picture):
    body = f"![The car]({picture.reference})\n\n![Gone](images/0000000000000000.png)"
    stories.save(library, replace(story, body=body))
    assert found(library) == [(Kind.MISSING_IMAGE, story.id)]


def test_a_version_that_cannot_be_read(library, story):
    with library.write() as work:
        work.connection.exec_driver_sql("UPDATE revisions SET snapshot = x'00' WHERE story = ?", (story.id,))
        work.commit()
    assert found(library) == [(Kind.REVISION, story.id)]


def test_a_search_index_out_of_step(library, story):
    with library.write() as work:
        work.connection.exec_driver_sql("DROP TRIGGER stories_search_update")
        work.connection.exec_driver_sql("UPDATE stories SET body = 'zebra', text_sum = NULL")
        work.commit()
    assert found(library) == [(Kind.SEARCH_INDEX, "story_search")]


def test_rows_that_belong_to_nothing(library, story):
    library.close()
    from deskeditor.storage import database

    connection = database.connect(library.folder, foreign_keys=False)
    connection.execute("UPDATE revisions SET story = 'nobody' WHERE story = ?", (story.id,))
    connection.close()
    assert found(library) == [(Kind.DATABASE, "revisions")]


def test_damaged_pages(library):
    for number in range(30):
        stories.new(library, Story(headline=f"Tide {number}", body=f"{number} " * 3000))
    library.close()
    with (library.folder / "library.db").open("r+b") as file:
        file.seek(300_000)
        file.write(b"\xff" * 8192)
    kinds = {problem.kind for problem in libraries.verify(library)}
    assert Kind.DATABASE in kinds


def test_a_check_that_is_told_to_stop_ends_at_once(library, story):
    asked = []

    def stopped():
        asked.append(1)
        return len(asked) > 1

    library.break_off_when(stopped)
    count = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(BrokenOff, match="was broken off"), library.read() as reading:
        reading.connection.exec_driver_sql(count)  # would go on for ever


def test_a_check_of_pictures_that_is_told_to_stop_ends(library, story):
    with pytest.raises(BrokenOff):
        libraries.verify(library, lambda: True)


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def test_the_check_of_the_index_lets_others_write_first(library, monkeypatch):
    story, _ = stories.new(library, Story(id="tram", headline="The tram"))
    begun, checks = threading.Event(), []

    def agrees(execute):
        checks.append(execute)
        begun.set()
        if len(checks) == 1:  # as in a very large library
            execute(ENDLESS)
        return True

    monkeypatch.setattr(search_index, "agrees", agrees)
    found = []
    check = threading.Thread(target=lambda: found.extend(checkup.problems(library)))
    check.start()
    assert begun.wait(30)
    with Library.open(library.folder, patience=30) as other:
        saved, _ = stories.save(other, replace(story, headline="The night tram"))
    check.join(30)
    assert not check.is_alive()
    assert (found, len(checks), saved.headline) == ([], 2, "The night tram")


def test_a_writer_who_never_rests_does_not_keep_the_check_from_ending(library, monkeypatch):
    monkeypatch.setattr(checkup, "_REST", 0)
    tries = []

    def index_agrees(stopped, *, gives_way=False):
        tries.append(gives_way)
        if gives_way:
            raise BrokenOff("Somebody wants to write.")
        return True

    monkeypatch.setattr(library, "index_agrees", index_agrees)
    assert tuple(checkup.problems(library)) == ()
    assert tries == [True] * checkup._TIMES + [False]


def test_the_check_of_the_index_ends_when_it_is_told_to(library, monkeypatch):
    monkeypatch.setattr(search_index, "agrees", lambda execute: execute(ENDLESS))
    with pytest.raises(BrokenOff):
        checkup._agrees(library, lambda: True)
