"""Stories to disk: export, render, demo."""

import io
import json
import re
from pathlib import Path

import html5lib
import pytest
from PIL import Image


def test_every_story_becomes_a_page(stocked):
    stocked.run("cards", "tram-line", "add", "terns")
    document = stocked.json("export", "--all", "--to", "out")
    assert (document["unchanged"], document["failed"]) == ([], [])
    files = {one["slug"]: one["files"] for one in document["exported"]}
    assert files["terns"] == [str(stocked.folder / "out/terns.html")]
    assert sorted(path.name for path in (stocked.folder / "out").iterdir()) == [
        "sea-wall.html",
        "terns.html",
        "tram-line.html",
    ]
    page = (stocked.folder / "out/tram-line.html").read_bytes()
    assert b"Eleven pairs of them" in page
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def test_only_what_changed_is_written_again(stocked):
    stocked.run("export", "--all", "--to", "out")
    stocked.run("set", "terns", "body=New.")
    document = stocked.json("export", "--all", "--to", "out")
    assert [one["slug"] for one in document["exported"]] == ["terns"]
    assert sorted(one["slug"] for one in document["unchanged"]) == ["sea-wall", "tram-line"]
    assert len(stocked.json("export", "--all", "--to", "out", "--force")["exported"]) == 3


def test_an_edited_file_is_kept_and_said_so(stocked):
    stocked.run("export", "--all", "--to", "out")
    page = stocked.folder / "out/terns.html"
    page.write_text("by hand")
    stocked.run("set", "terns", "body=New.")
    done = stocked.run("--json", "export", "--all", "--to", "out")
    kept = stocked.folder / "out/terns-edited.html"
    words = "terns: a file was edited since the last export; what stood there is “out/terns-edited.html” now."
    assert done.stderr == f"deskeditor: {words}\n"
    assert json.loads(done.stdout)["warnings"] == [words]
    assert kept.read_text() == "by hand"
    assert "New." in page.read_text()
    stocked.run("set", "terns", "body=Newer.")
    assert stocked.json("export", "--all", "--to", "out")["warnings"] == []


def test_force_writes_over_an_edited_file(stocked):
    stocked.run("export", "terns", "--to", "out")
    page = stocked.folder / "out/terns.html"
    page.write_text("by hand")
    assert stocked.run("export", "terns", "--to", "out", "--force").stderr == ""
    assert [path.name for path in page.parent.iterdir()] == ["terns.html"]
    assert page.read_text() != "by hand"


def test_single_stories_and_those_of_a_status(stocked):
    stocked.run("set", "terns", "status=ready")
    ready = stocked.json("export", "--status", "ready", "--to", "ready")["exported"]
    assert [one["slug"] for one in ready] == ["terns"]
    stocked.run("export", "sea-wall", "--to", "one", "--format", "markdown")
    assert [path.name for path in (stocked.folder / "one").iterdir()] == ["sea-wall.md"]


def test_fragments_for_another_system(stocked):
    stocked.run("cards", "tram-line", "add", "terns")
    (done,) = stocked.json("export", "tram-line", "--to", "out", "--format", "fragment")["exported"]
    assert done["files"] == [str(stocked.folder / "out/tram-line.fragment.html")]
    fragment = (stocked.folder / "out/tram-line.fragment.html").read_text()
    assert fragment.startswith("<p>Seven members were for it.</p>\n<section>")
    stocked.run("export", "tram-line", "--to", "out", "--format", "fragment", "--without-cards")
    bare = (stocked.folder / "out/tram-line.fragment.html").read_text()
    assert bare == fragment.partition("<section>")[0]
    refused = stocked.run("export", "--all", "--to", "out", "--without-cards", status=2)
    assert "--without-cards is for fragments" in refused.stderr


def test_pages_on_disk_are_checked_against_their_stories(stocked):
    stocked.run("export", "tram-line", "terns", "--to", "out")
    assert stocked.json("export", "tram-line", "terns", "--check") == {
        "same": ["tram-line", "terns"],
        "failed": [],
    }
    stocked.run("set", "terns", "headline=Terns leave")
    document = stocked.json("export", "--all", "--check", status=1)
    assert document["same"] == ["tram-line"]
    assert {one["source"]: one["error"] for one in document["failed"]} == {
        "terns": "Headline changed since the export",
        "sea-wall": "Not exported yet",
    }
    assert "not allowed with" in stocked.run("export", "--all", "--check", "--to", "out", status=2).stderr


def test_an_unknown_story_is_named_and_the_others_are_written(stocked):
    document = stocked.json("export", "terns", "nobody", "--to", "out", status=1)
    assert [one["slug"] for one in document["exported"]] == ["terns"]
    assert document["failed"][0]["source"] == "nobody"
    assert (stocked.folder / "out/terns.html").exists()


def test_a_story_under_embargo_is_named_and_not_written(stocked):
    stocked.run("set", "terns", "embargo=2999-01-01T06:00+00:00")
    document = stocked.json("export", "--all", "--force", "--to", "out", status=1)
    assert [one["source"] for one in document["failed"]] == ["terns"]
    assert "is under embargo until 1 January 2999" in document["failed"][0]["error"]
    assert len(document["exported"]) == 2
    assert not (stocked.folder / "out/terns.html").exists()


def test_a_folder_that_cannot_be_written(stocked):
    stocked.write("file", "mine")
    assert (
        stocked.refused("export", "--all", "--to", "file")
        == "“file” is a file, not a folder; choose another folder."
    )
    assert "what should be its folder is a file" in stocked.refused("export", "--all", "--to", "file/inside")
    assert (stocked.folder / "file").read_text() == "mine"
    assert stocked.json("show", "terns")["exported"] is None


def test_a_page_that_cannot_be_written_is_named(stocked):
    (stocked.folder / "out/terns.html").mkdir(parents=True)
    document = stocked.json("export", "--all", "--to", "out", status=1)
    assert (len(document["exported"]), document["failed"][0]["source"]) == (2, "terns")
    assert sorted(path.name for path in (stocked.folder / "out").iterdir()) == [
        "sea-wall.html",
        "terns.html",
        "tram-line.html",
    ]


def test_render_needs_no_library(desk):
    desk.write("story.md", "---\ntitle: Tides\ncards: [https://x.example, terns]\n---\n\nHigh & *dry*.\n")
    done = desk.anywhere("render", "story.md")
    assert "<em>dry</em>" in done.stdout
    assert "Cards for stories were left out" in done.stderr
    assert (
        desk.anywhere("render", "-", typed=Path(desk.folder / "story.md").read_text()).stdout == done.stdout
    )
    desk.anywhere("render", "story.md", "-o", "page.html")
    assert (desk.folder / "page.html").read_text() == done.stdout
    assert sorted(path.name for path in desk.folder.iterdir()) == ["page.html", "story.md"]


def test_render_puts_the_pictures_beside_the_page(desk):
    data = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(data, "JPEG")
    desk.write("lead.jpg", data.getvalue())
    desk.write("story.md", "---\ntitle: Tides\nimage: lead.jpg\n---\n\n![Again](lead.jpg)\n")
    desk.anywhere("render", "story.md", "-o", "page.html")
    named = set(re.findall(r"images/[\w.-]+", (desk.folder / "page.html").read_text()))
    assert named
    assert {str(path.relative_to(desk.folder)) for path in (desk.folder / "images").iterdir()} == named


@pytest.mark.parametrize(
    "words", [["missing.md"], ["folder"], ["photo.md"], ["story.md", "-o", "missing/page.html"]]
)
def test_render_refuses_in_one_sentence(desk, words):
    desk.write("folder/x", "")
    desk.write("photo.md", b"\xff\xd8\xff\xe0\x00")
    desk.write("story.md", "Text.")
    assert Path(words[-1]).name in desk.refused("render", *words)


def test_the_demo_makes_a_library_and_its_pages(desk):
    document = desk.anywhere("demo", "--to", "show", "--json").stdout
    assert desk.anywhere("demo", "--to", "show").stdout.splitlines()[-1].startswith("0 exported, ")
    assert '"failed": []' in document
    told = [Path(file) for one in json.loads(document)["exported"] for file in one["files"]]
    assert {path.suffix for path in told} >= {".html", ".md"}
    assert all(path.is_file() for path in told)
    for name in ("library/library.db", "html/images", "markdown/images"):
        assert (desk.folder / "show" / name).exists()
    pages = sorted(path.stem for path in (desk.folder / "show/html").glob("*.html"))
    assert len(pages) >= 6
    assert pages == sorted(path.stem for path in (desk.folder / "show/markdown").glob("*.md"))
