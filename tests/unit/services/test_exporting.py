import io
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from deskeditor.domain.revision import Reason
from deskeditor.domain.story import LeadImage, Status, Story
from deskeditor.errors import CannotWrite
from deskeditor.pages import page
from deskeditor.services import assets, cards, export_records, export_run, exporting, importing, stories
from deskeditor.services.exporting import Exported, ExportRequest, Failed
from deskeditor.services.surroundings import around
from deskeditor.storage import files


def add(library, headline: str, body: str = "Body.\n", **details) -> Story:
    return stories.new(library, Story(headline=headline, body=body).with_details(**details))[0]


def export(library, folder: Path, *wanted: Story, **options) -> list[Exported | Failed]:
    request = ExportRequest(stories=tuple(one.id for one in wanted), folder=folder, **options)
    return list(exporting.export(library, request))


@pytest.fixture
def red(library) -> str:
    data = io.BytesIO()
    Image.new("RGB", (8, 6), "red").save(data, "PNG")
    return assets.add_image(library, data.getvalue(), "red.png").reference


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "out" / "deeper"


def test_a_page_is_what_the_preview_shows(library, out):
    other = add(library, "Other", "First words of the other.\n")
    story = add(library, "Story")
    story, _ = stories.save(library, cards.add(library, story, other.id))
    (done,) = export(library, out, story)
    assert done == Exported(id=story.id, slug="story", folder=out, names=("story.html",))
    assert done.files == (out / "story.html",)
    written = (out / "story.html").read_text(encoding="utf-8")
    assert written == page.render(story, around(library, story)).html
    assert "First words of the other." in written
    assert 'href="other.html"' in written


def test_pictures_stand_beside_the_page_and_the_markdown(library, out, red):
    story = add(library, "Story", f"![Red]({red})\n", lead_image=LeadImage(image=red))
    (done,) = export(library, out, story, format="both")
    assert {out / "story.html", out / "story.md", out / red} <= set(done.files)
    named = set(re.findall(r"images/[\w.-]+", (out / "story.html").read_text(encoding="utf-8")))
    assert {out / one for one in named} <= set(done.files)
    assert sorted(done.files) == sorted(path for path in out.rglob("*.*"))
    assert (out / red).read_bytes() == library.asset_path(red).read_bytes()


def test_an_export_is_written_down(library, out):
    story = add(library, "Story")
    before = datetime.now(UTC)
    export(library, out, story)
    stored = stories.story(library, story.id)
    assert before <= stored.exported_at <= datetime.now(UTC)
    assert (stored.changed_since_export, stored.seq) == (False, story.seq)
    with library.read() as reading:
        record = reading.records.last_export(story.id)
        assert (record.format, record.files) == ("html", (str(out / "story.html"),))
        assert reading.revisions.of(story.id)[0].reason is Reason.EXPORTED


def test_a_page_that_would_not_change_is_left_alone(library, out):
    story = add(library, "Story")
    export(library, out, story)
    before = (out / "story.html").stat()
    (again,) = export(library, out, story)
    assert again.is_unchanged
    assert (out / "story.html").stat().st_ino == before.st_ino
    assert (out / "story.html").stat().st_mtime_ns == before.st_mtime_ns
    (forced,) = export(library, out, story, force=True)
    assert not forced.is_unchanged
    assert (out / "story.html").stat().st_ino != before.st_ino


def test_a_changed_story_is_written_again(library, out):
    story = add(library, "Story")
    export(library, out, story)
    story, _ = stories.set_fields(library, story.id, {"body": "New words.\n"})
    (again,) = export(library, out, story)
    assert not again.is_unchanged
    assert "New words." in (out / "story.html").read_text(encoding="utf-8")


def test_a_change_that_no_page_shows_counts_as_exported(library, out):
    story = add(library, "Story")
    export(library, out, story)
    stories.set_fields(library, story.id, {"notes": "Not for readers."})
    assert stories.story(library, story.id).changed_since_export
    (again,) = export(library, out, story)
    assert again.is_unchanged
    assert not stories.story(library, story.id).changed_since_export


def test_markdown_comes_back_as_the_same_story(library, out, red):
    other = add(library, "Other")
    story = add(
        library, "Story", f"![Red]({red})\n", tags=("a", "b"), lead_image=LeadImage(image=red, alt="R")
    )
    story = cards.override(library, cards.add(library, story, other.id), 1, "headline", "Ours")
    stories.save(library, story)
    stored = stories.story(library, story.id)
    export(library, out, other, story, format="markdown")
    result = importing.collect(importing.import_paths(library, [out]))
    assert (result.stories, len(result.unchanged)) == ((), 2)
    (out / "story.md").write_text((out / "story.md").read_text().replace("title: Story", "title: Better"))
    (updated,) = importing.collect(importing.import_paths(library, [out])).stories
    assert (updated.story.id, updated.story.headline) == (story.id, "Better")
    assert (updated.story.body, updated.story.cards) == (stored.body, stored.cards)


def test_a_failure_is_named_and_stops_nothing_else(library, out):
    one, two = add(library, "One"), add(library, "Two")
    (out / "one.html").mkdir(parents=True)
    (out / "one.html" / "keep.txt").write_text("mine")
    failed, done = export(library, out, one, two)
    reason = "a folder of that name stands there; choose another name."
    assert failed == Failed(id=one.id, slug="one", error=f"“{out / 'one.html'}” cannot be written: {reason}")
    assert done.files == (out / "two.html",)
    assert (out / "one.html" / "keep.txt").read_text() == "mine"
    assert stories.story(library, one.id).exported_at is None
    assert sorted(path.name for path in out.iterdir()) == ["one.html", "two.html"]


def test_a_story_that_is_gone_is_named(library, out):
    (failed,) = export(library, out, Story(id="0" * 16))
    assert failed.slug == "0" * 16
    assert "not in the library" in failed.error


def test_a_full_disk_leaves_the_old_page(library, out, monkeypatch):
    story = add(library, "Story")
    export(library, out, story)
    before = (out / "story.html").read_bytes()
    stories.set_fields(library, story.id, {"body": "New."})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "replace", full)
    (failed,) = export(library, out, story)
    assert "the disk is full" in failed.error
    assert (out / "story.html").read_bytes() == before
    assert [path.name for path in out.iterdir()] == ["story.html"]


@pytest.mark.parametrize("folder", ["file", "file/inside"])
def test_a_file_where_the_folder_should_be(library, tmp_path, folder):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CannotWrite, match="file"):
        export(library, tmp_path / folder, add(library, "Story"))
    assert (tmp_path / "file").read_text() == "mine"


def test_pictures_do_not_follow_a_link_out_of_the_folder(library, out, tmp_path, red):
    story = add(library, "Story", f"![Red]({red})\n")
    (tmp_path / "elsewhere").mkdir()
    out.mkdir(parents=True)
    (out / "images").symlink_to(tmp_path / "elsewhere")
    (failed,) = export(library, out, story)
    assert "leads out of the export's folder" in failed.error
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert not (out / "story.html").exists()


def test_a_link_in_the_pages_place_is_replaced_and_not_followed(library, out, tmp_path):
    (tmp_path / "mine.html").write_text("mine")
    out.mkdir(parents=True)
    (out / "story.html").symlink_to(tmp_path / "mine.html")
    export(library, out, add(library, "Story"))
    assert (tmp_path / "mine.html").read_text() == "mine"
    assert not (out / "story.html").is_symlink()


@pytest.mark.parametrize("slug", ["../up", "con", "a/b", "-x", ""])
def test_no_slug_leads_out_of_the_folder(library, out, slug):
    story = add(library, "Story")
    with library.write() as work:  # no service stores such a slug
        work.connection.exec_driver_sql("UPDATE stories SET slug = ? WHERE id = ?", (slug, story.id))
        work.commit()
    (failed,) = export(library, out, story)
    assert "cannot be a web address" in failed.error
    assert list(out.iterdir()) == []


def test_two_stories_of_one_slug_do_not_overwrite_each_other(library, out):
    one = add(library, "Same", "One.\n")
    two = stories.new(library, Story(headline="Same", body="Two.\n", site="second"))[0]
    done, failed = export(library, out, one, two)
    assert done.files == (out / "same.html",)
    assert "Another story of this export goes to" in failed.error
    assert "One." in (out / "same.html").read_text(encoding="utf-8")


def test_a_picture_that_the_library_lost_is_said(library, out, red):
    story = add(library, "Story", lead_image=LeadImage(image=red))
    library.asset_path(red).unlink()
    (done,) = export(library, out, story)
    lost = red.removesuffix(".png")  # as all files that are made of it begin
    assert done.warnings == (f"The picture “{lost}” is not in the library.",)
    assert done.files == (out / "story.html",)


def test_the_plan_names_the_files_and_writes_none(library, out):
    story = add(library, "Story")
    request = ExportRequest(stories=(story.id,), folder=out, format="both")
    assert exporting.plan(library, request) == (out / "story.html", out / "story.md")
    assert not out.exists()


def test_what_was_done_is_written_down_when_the_rest_is_not_wanted(library, out):
    one, two = add(library, "One"), add(library, "Two")
    events = exporting.export(library, ExportRequest(stories=(one.id, two.id), folder=out))
    next(events)
    events.close()
    assert stories.story(library, one.id).exported_at is not None
    assert not (out / "two.html").exists()


def test_a_fragment_stands_in_a_file_of_its_own_kind(library, out, red):
    other = add(library, "Other", "First words of the other.\n")
    story = add(library, "Story", f"Body.\n\n![Red]({red})\n")
    story, _ = stories.save(library, cards.add(library, story, other.id))
    (done,) = export(library, out, story, format="fragment")
    assert done.files[0] == out / "story.fragment.html"
    written = (out / "story.fragment.html").read_text(encoding="utf-8")
    assert written.startswith("<p>Body.</p>\n")
    assert '<h3><a href="other.html">Other</a></h3>' in written
    (named,) = re.findall(r'src="([^"]+)"', written)
    assert done.files[1:] == (out / named,)
    assert (out / named).is_file()
    (again,) = export(library, out, story, format="fragment")
    assert again.is_unchanged


def test_a_fragment_without_cards(library, out):
    other = add(library, "Other")
    story, _ = stories.save(library, cards.add(library, add(library, "Story"), other.id))
    export(library, out, story, format="fragment", cards=False)
    assert (out / "story.fragment.html").read_text(encoding="utf-8") == "<p>Body.</p>\n"


def test_a_story_under_embargo_is_not_exported_even_by_force(library, out):
    held = add(library, "Held", embargo_until=datetime(2999, 1, 1, tzinfo=UTC))
    past = add(library, "Past", embargo_until=datetime(2000, 1, 1, tzinfo=UTC))
    for force in (False, True):
        refused, done = export(library, out, held, past, force=force, format="both")
        assert isinstance(refused, Failed)
        assert refused.error.startswith("“Held” is under embargo until ")
        assert isinstance(done, Exported)
    assert sorted(path.name for path in out.iterdir()) == ["past.html", "past.md"]
    stories.set_fields(library, held.id, {"embargo": ""})
    (done,) = export(library, out, held)
    assert isinstance(done, Exported)
    stories.set_fields(library, held.id, {"embargo": "2999-01-01T00:00+00:00"})
    (refused,) = export(library, out, held)
    assert isinstance(refused, Failed)


def test_nothing_is_written_down_that_the_disk_does_not_have(library, out, monkeypatch):
    happened = []
    sync, write = files.sync_folder, export_records.write

    def synced(folder) -> None:
        sync(folder)
        happened.append(len(list(folder.glob("*.html"))))

    def written(library, sent, *others) -> None:
        assert happened
        assert len(done) + len(sent) <= happened[-1]
        done.extend(sent)
        write(library, sent, *others)

    done: list = []
    monkeypatch.setattr(export_run, "_TOGETHER", 2)
    monkeypatch.setattr(files, "sync_folder", synced)
    monkeypatch.setattr(export_records, "write", written)
    wanted = [add(library, f"Story {number}") for number in range(5)]
    assert len(export(library, out, *wanted)) == 5
    assert len(done) == 5


def test_every_story_but_the_trash_is_named_last_edited_first(library):
    first, second, third = (add(library, headline) for headline in ("First", "Second", "Third"))
    stories.set_fields(library, first.id, {"status": "ready"})
    stories.trash(library, [second.id])
    assert exporting.every(library) == (first.id, third.id)
    assert exporting.every(library, Status.READY) == (first.id,)
    assert exporting.every(library, Status.PUBLISHED) == ()
