"""Exports of many stories are written down as those of one are."""

from dataclasses import replace
from datetime import UTC, datetime

from deskeditor.domain.revision import Reason
from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.storage.export_shelf import ExportShelf
from deskeditor.storage.record_shelf import ExportRecord

AT = datetime(2026, 3, 5, 12, tzinfo=UTC)


def kept(library, story_id: str) -> list[tuple[str, str, Story]]:
    with library.read() as reading:
        return [(one.reason, one.who, one.snapshot) for one in reading.revisions.of(story_id)]


def keep(library, **seqs: int) -> frozenset[str]:
    with library.write() as work:
        left = ExportShelf(work.connection).keep_states(seqs, AT, "Hesper Lindqvist")
        work.commit()
    return left


def test_a_state_that_a_revision_holds_is_kept_as_the_one_that_went_out(library):
    for name in "ab":
        stories.new(library, Story(id=name, headline=f"Tides {name}", body="Ebb *and* flow.\n"))
    assert keep(library, a=1, b=1) == frozenset()
    (reason, who, snapshot), (first, _, created) = kept(library, "a")
    assert (reason, who, first) == (Reason.EXPORTED, "Hesper Lindqvist", Reason.CREATED)
    assert snapshot == created
    assert snapshot.body == "Ebb *and* flow.\n"
    assert len(kept(library, "b")) == 2


def test_it_is_kept_once(library):
    stories.new(library, Story(id="a", headline="Tides"))
    keep(library, a=1)
    keep(library, a=1)
    assert len(kept(library, "a")) == 2


def test_a_state_that_no_revision_holds_is_named(library):
    story, _ = stories.new(library, Story(id="a", headline="Tides"))
    stories.new(library, Story(id="b", headline="Trams"))
    stories.save(library, replace(story, body="Ebb."))
    assert keep(library, a=2, b=1) == frozenset("a")
    assert len(kept(library, "a")) == 1


def test_what_differs_from_another_revision_does_so_in_its_copy(library):
    story, _ = stories.new(library, Story(id="a", headline="Tides", body="Ebb and flow.\n" * 400))
    for number in range(9):
        stories.set_fields(library, "a", {"standfirst": f"For the {number}th time"})
    assert keep(library, a=stories.story(library, "a").seq) == frozenset()
    snapshots = [snapshot for _, _, snapshot in kept(library, "a")]
    assert snapshots[0].standfirst == snapshots[1].standfirst == "For the 8th time"
    assert snapshots[0].body == story.body


def record(story: str, folder: str, page_hash: str) -> ExportRecord:
    return ExportRecord(
        story=story, at=AT, format="html", folder=folder, files=(f"{folder}/x.html",), page_hash=page_hash
    )


def test_exports_are_found_by_folder_and_by_what_they_wrote(library):
    for name in "ab":
        stories.new(library, Story(id=name, headline=name))
    with library.write() as work:
        shelf = ExportShelf(work.connection)
        shelf.add([record("a", "/out", "1"), record("b", "/out", "2"), record("a", "/elsewhere", "3")])
        shelf.set_exported({"a"}, AT)
        work.commit()
    with library.read() as reading:
        shelf = ExportShelf(reading.connection)
        assert shelf.pages("/out") == {"a": "x.html", "b": "x.html"}
        assert shelf.pages("/nowhere") == {}
        assert shelf.wrote("a", "html", "3")
        assert not shelf.wrote("a", "html", "2")
        assert reading.records.last_export("a", folder="/out") == record("a", "/out", "1")
    assert stories.story(library, "a").exported_at == AT
    assert stories.story(library, "b").exported_at is None
