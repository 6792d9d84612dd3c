"""A file that somebody else changed is kept beside the new one; what we wrote ourselves is not."""

import shutil

import pytest

from deskeditor.domain.story import Story
from deskeditor.services import exporting, stories
from deskeditor.services.exporting import ExportRequest


@pytest.fixture
def desk(library):
    stories.new(library, Story(id="wall", headline="Wall", body="Stone.\n"))
    return library


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def export(library, folder, words: str, **options):
    """Export the story with new words, keeping what somebody else changed unless told otherwise."""
    stories.set_fields(library, "wall", {"body": words})
    request = ExportRequest(stories=("wall",), folder=folder, **{"keeps_edited": True, **options})
    (outcome,) = exporting.export(library, request)
    return outcome


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_that_somebody_changed_is_kept(desk, out):
    page = out / "wall.html"
    assert export(desk, out, "One.").set_aside == ()
    page.write_text("by hand")
    outcome = export(desk, out, "Two.")
    assert outcome.set_aside == (out / "wall-edited.html",)
    assert outcome.set_aside[0].read_text() == "by hand"
    assert "Two." in page.read_text()
    page.write_text("by hand again")
    assert export(desk, out, "Three.").set_aside == (out / "wall-edited-2.html",)


def test_so_is_one_that_was_never_ours(desk, out):
    (out / "wall.html").write_text("theirs")
    assert export(desk, out, "One.").set_aside == (out / "wall-edited.html",)


@pytest.mark.parametrize("options", [{"keeps_edited": False}, {"force": True}])
def test_it_is_written_over_where_that_is_wanted(desk, out, options):
    export(desk, out, "One.")
    (out / "wall.html").write_text("by hand")
    assert export(desk, out, "Two.", **options).set_aside == ()
    assert names(out) == ["wall.html"]


def test_what_we_wrote_is_ours_in_another_place_and_at_another_time(desk, out):
    export(desk, out / "one", "One.")
    shutil.copytree(out / "one", out / "two", copy_function=shutil.copyfile)
    assert export(desk, out / "two", "Two.").set_aside == ()
    (out / "one" / "wall.html").touch()
    assert export(desk, out / "one", "Three.").set_aside == ()
    shutil.copyfile(out / "two" / "wall.html", out / "one" / "wall.html")
    assert export(desk, out / "one", "Four.").set_aside == ()


def test_an_edit_that_says_what_we_would_write_is_no_edit(desk, out):
    export(desk, out / "one", "One.")
    (out / "two").mkdir()
    (out / "two" / "wall.html").write_bytes((out / "one" / "wall.html").read_bytes())
    outcome = export(desk, out / "two", "One.")
    assert outcome.is_unchanged
    assert outcome.set_aside == ()


@pytest.mark.parametrize("format_", ["markdown", "fragment", "both"])
def test_every_kind_of_file_is_kept(desk, out, format_):
    for path in export(desk, out, "One.", format=format_).files:
        path.write_text(f"{path.name} by hand")
    outcome = export(desk, out, "Two.", format=format_)
    assert [path.read_text() for path in outcome.set_aside] == [
        f"{path.name} by hand" for path in outcome.files
    ]


def test_a_page_that_cannot_be_written_leaves_the_edited_one_where_it_is(desk, out, monkeypatch):
    page = out / "wall.html"
    export(desk, out, "One.")
    page.write_text("by hand")

    def broken(_draft, _content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("deskeditor.storage.files.Draft.write", broken)
    assert "disk is full" in export(desk, out, "Two.").error
    assert names(out) == ["wall.html"]
    assert page.read_text() == "by hand"
