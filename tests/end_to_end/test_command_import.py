"""Files into the library, and out again as they were."""

import io
from pathlib import Path

from PIL import Image

POST = """\
---
layout: post
title: Who owns the sea wall?
date: 2026-11-19
authors: [Imogen Castellane]
tags: [sea wall, council]
excerpt: Three agencies have signed for it.
image: pictures/wall.png
image_alt: A wall
cards: [terns]
weight: 010
---

The sea wall is *long*. {% include map.html %}

![Map](pictures/map.png)
"""


def image(colour: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(data, "PNG")
    return data.getvalue()


def site(desk) -> None:
    desk.write("site/2026-11-19-who-owns-the-sea-wall.md", POST)
    desk.write("site/birds/terns.md", "---\nslug: terns\n---\n# Terns take over\n\nEleven pairs.\n")
    desk.write("site/pictures/wall.png", image("grey"))
    desk.write("site/pictures/map.png", image("green"))


def test_a_folder_becomes_stories(desk):
    site(desk)
    document = desk.json("import", "site")
    assert (document["unchanged"], document["failed"]) == ([], [])
    wall, terns = document["stories"]
    assert (wall["slug"], wall["headline"], wall["cards"]) == (
        "who-owns-the-sea-wall",
        "Who owns the sea wall?",
        1,
    )
    assert (terns["slug"], terns["headline"], terns["warnings"]) == ("terns", "Terns take over", [])
    assert terns["source"] == str(desk.folder / "site/birds/terns.md")
    shown = desk.json("show", wall["id"][:6])
    assert shown["byline"] == ["Imogen Castellane"]
    assert shown["published"] == "2026-11-19T00:00:00+00:00"
    assert (shown["tags"], shown["status"]) == (["sea wall", "council"], "published")
    assert shown["standfirst"] == "Three agencies have signed for it."
    assert shown["extra"] == "layout: post\nweight: 010\n"
    assert shown["lead_image"]["alt"] == "A wall"


def test_again_changes_nothing(desk):
    site(desk)
    desk.run("import", "site")
    before = desk.json("list")
    document = desk.json("import", "site")
    assert (document["stories"], len(document["unchanged"])) == ([], 2)
    assert desk.json("list") == before


def test_markdown_goes_out_and_comes_back_as_the_same_stories(desk):
    site(desk)
    slugs = [one["slug"] for one in desk.json("import", "site")["stories"]]
    desk.run("export", "--all", "--to", "out", "--format", "markdown")
    assert len(desk.json("import", "out")["unchanged"]) == 2

    def said(library: Path) -> list[dict[str, object]]:
        shown = [desk.json("--library", library, "show", slug) for slug in slugs]
        of_the_library = ("id", "created", "changed", "exported", "status_since", "status_by")
        return [{name: one[name] for name in one if name not in of_the_library} for one in shown]

    desk.run("--library", "other", "import", "out")
    assert said(Path("other")) == said(desk.library)
    desk.run("--library", "other", "export", "--all", "--to", "again", "--format", "markdown")
    files = [path.relative_to(desk.folder / "out") for path in sorted((desk.folder / "out").rglob("*.*"))]
    assert len(files) == 4
    assert {
        (desk.folder / "again" / one).read_bytes() == (desk.folder / "out" / one).read_bytes()
        for one in files
    } == {True}


def test_a_dry_run_makes_no_library(desk):
    site(desk)
    document = desk.json("import", "--dry-run", "site")
    assert [one["slug"] for one in document["stories"]] == ["who-owns-the-sea-wall", "terns"]
    assert not desk.library.exists()


def test_what_cannot_be_read_is_named_and_the_rest_is_done(desk):
    desk.write("in/broken.md", "---\ntitle: a: b\n---\nText.\n")
    desk.write("in/latin.md", "Café".encode("cp1252"))
    desk.write("in/photo.md", b"\x89PNG\r\n\x1a\n\x00\x00")
    desk.write("notes.txt", "no Markdown")
    document = desk.json("import", "in", "missing.md", "notes.txt", status=1)
    assert [Path(one["source"]).name for one in document["stories"]] == ["broken.md", "latin.md"]
    assert "cannot be read (line 2:" in document["stories"][0]["warnings"][0]
    assert "was read as Windows-1252" in document["stories"][1]["warnings"][0]
    assert [Path(one["source"]).name for one in document["failed"]] == ["photo.md", "missing.md", "notes.txt"]
    done = desk.run("import", "in", "missing.md", status=1)
    assert done.stdout.endswith(f"0 imported, 2 unchanged, 2 failed; library: {desk.library}\n")
    assert len(done.stderr.splitlines()) == 2
    assert desk.json("show", "a-b")["body"] == "---\ntitle: a: b\n---\nText.\n"


def test_utf_16_and_windows_line_ends(desk):
    desk.write("a.md", "---\r\ntitle: Gezeiten\r\n---\r\n\r\nEins\r\nZwei\r\n".encode("utf-16"))
    desk.run("import", "a.md")
    assert desk.json("show", "gezeiten")["body"] == "Eins\nZwei\n"


def test_progress_is_for_terminals_only(desk):
    site(desk)
    assert desk.run("import", "site").stderr == ""
