"""One story after the other: list, search, show, new, set."""

import json


def test_the_list_has_the_newest_change_first(stocked):
    stocked.run("set", "terns", "section=Nature", "tags=birds, transport", "status=ready")
    document = stocked.json("list")
    assert document["total"] == 3
    first = document["stories"][0]
    assert first.pop("updated") > document["stories"][1]["updated"]
    assert len(first.pop("id")) == 16
    assert first == {
        "slug": "terns",
        "headline": "Terns take the trackbed",
        "status": "ready",
        "section": "Nature",
        "tags": ["birds", "transport"],
        "words": 7,
    }


def test_the_list_can_be_narrowed(stocked):
    stocked.run("set", "terns", "section=Nature", "tags=birds", "status=ready")
    for options, slugs, total in (
        (["--status", "ready"], ["terns"], 1),
        (["--section", "Nature"], ["terns"], 1),
        (["--tag", "birds"], ["terns"], 1),
        (["--status", "archived"], [], 0),
        (["--limit", "1"], ["terns"], 3),
    ):
        document = stocked.json("list", *options)
        assert ([one["slug"] for one in document["stories"]], document["total"]) == (slugs, total)


def test_the_list_for_people(stocked):
    lines = stocked.run("list").stdout.splitlines()
    assert len(lines) == 3
    assert any(line.endswith("draft           7  terns  Terns take the trackbed") for line in lines)


def test_search_finds_a_word_of_a_body(stocked):
    for query in ("eleven", "PAIRS", '"pairs of them"'):
        document = stocked.json("search", query)
        assert (document["query"], document["total"]) == (query, 1)
        (hit,) = document["hits"]
        assert (hit["slug"], hit["headline"]) == ("terns", "Terns take the trackbed")
        assert "pairs of them" in hit["snippet"]
        assert isinstance(hit["score"], float)
    assert stocked.run("search", "212", "pairs").stdout.startswith("terns  Terns take the trackbed\n    ")


def test_search_takes_any_words(stocked):
    for query in ('"x', "gull* AND", "NEAR(x", "^x:'"):
        assert stocked.json("search", "--", query)["hits"] == []


def test_show_by_slug_and_by_the_start_of_the_id(stocked):
    by_slug = stocked.json("show", "terns")
    assert by_slug == stocked.json("show", by_slug["id"][:8])
    assert (by_slug["headline"], by_slug["body"]) == (
        "Terns take the trackbed",
        "Eleven pairs of them, and then 212.\n",
    )
    assert by_slug["cards"] == []
    assert "Eleven pairs" in stocked.run("show", "terns").stdout


def test_show_as_markdown(stocked):
    written = stocked.run("show", "terns", "--markdown").stdout
    assert written.startswith("---\ntitle: Terns take the trackbed\n")
    assert written.endswith("---\n\nEleven pairs of them, and then 212.\n")
    assert stocked.json("show", "terns", "--markdown")["markdown"] == written


def test_new_from_standard_input(desk):
    made = desk.json("new", "-", typed="---\ntitle: Ünder way\ntags: [x]\n---\n\nBody.\n")
    assert (made["headline"], made["slug"], made["body"], made["tags"]) == (
        "Ünder way",
        "under-way",
        "Body.\n",
        ["x"],
    )
    assert desk.json("show", "under-way") == made


def test_new_from_a_file_and_from_nothing(desk):
    desk.write("copy.md", "# Theirs\n\nBody.\n")
    assert desk.json("new", "copy.md")["headline"] == "Theirs"
    assert desk.json("new", "--headline", "Ours", "copy.md")["slug"] == "ours"
    assert desk.json("new", "--headline", "Bare")["body"] == ""
    assert desk.json("list")["total"] == 3


def test_set_changes_fields(stocked):
    changed = stocked.json(
        "set",
        "sea-wall",
        "headline=Whose wall?",
        "byline=A Wells, B Rook",
        "published=2026-11-23T07:00+00:00",
        "notes=a=b",
    )
    assert (changed["headline"], changed["byline"], changed["notes"]) == (
        "Whose wall?",
        ["A Wells", "B Rook"],
        "a=b",
    )
    assert (changed["published"], changed["slug"]) == ("2026-11-23T07:00:00+00:00", "sea-wall")
    assert stocked.json("show", "sea-wall") == changed
    assert stocked.json("set", "sea-wall", "byline=")["byline"] == []


def test_set_says_where_a_story_stands_that_is_renamed_or_taken_from_readers(stocked):
    stocked.run("cards", "sea-wall", "add", "terns")
    assert "warnings" not in stocked.json("set", "terns", "status=published")
    renamed = stocked.run("set", "terns", "slug=little-terns")
    assert renamed.stderr == (
        "deskeditor: Renamed from “terns”, “little-terns” stands as a card under one story: sea-wall.\n"
    )
    assert stocked.json("set", "little-terns", "status=archived")["warnings"] == [
        "Taken from readers, “little-terns” stands as a card under one story: sea-wall."
    ]


def test_set_refuses_and_changes_nothing(stocked):
    before = stocked.json("show", "terns")
    assert "is no status; use one of draft," in stocked.refused("set", "terns", "headline=X", "status=limbo")
    assert "has no field “colour”" in stocked.refused("set", "terns", "colour=blue")
    assert "has the slug “sea-wall” already" in stocked.refused("set", "terns", "slug=sea-wall")
    said = stocked.refused("set", "terns", "site=tide")
    assert said == "There is no site “tide” in this library; use one of default."
    assert stocked.json("show", "terns") == before
    assert stocked.json("set", "terns", "site=default")["site"] == "default"


def test_a_story_that_is_not_there(stocked):
    sentence = "No story is called “nobody”; `deskeditor list` shows those that there are."
    assert stocked.refused("show", "nobody") == sentence
    failed = stocked.json("set", "nobody", "headline=x", status=1)["failed"]
    assert failed == [{"source": "nobody", "error": sentence}]


def test_text_cannot_steer_the_terminal(desk):
    desk.run("new", "-", typed="# Red \x1b[31malert\x1b[0m\n\nBo\x07dy\n")
    shown = desk.run("list").stdout + desk.run("show", "red-31malert-0m").stdout
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert desk.json("list")["stories"][0]["headline"] == "Red \x1b[31malert\x1b[0m"


def test_options_stand_anywhere(stocked):
    before = stocked.anywhere("--json", "--library", stocked.library, "list").stdout
    after = stocked.anywhere("list", "--json", f"--library={stocked.library}").stdout
    named = stocked.anywhere(
        "list", "--json", environment={"DESKEDITOR_LIBRARY": str(stocked.library)}
    ).stdout
    assert json.loads(before) == json.loads(after) == json.loads(named)


def test_sites_are_listed_and_set_up(stocked):
    assert [one["id"] for one in stocked.json("sites")["sites"]] == ["default"]
    added = stocked.json("sites", "add", "The Tide")["sites"][1]
    assert added == {
        "id": "the-tide",
        "name": "The Tide",
        "address": "",
        "language": "en-GB",
        "theme": "house",
    }
    assert stocked.run("sites").stdout.splitlines()[1] == "the-tide  The Tide  (en-GB, house)"


def test_a_story_belongs_to_the_site_that_is_named(stocked, tmp_path):
    stocked.run("sites", "add", "The Tide")
    assert stocked.json("new", "--headline", "High water", "--site", "the-tide")["site"] == "the-tide"
    assert stocked.json("new", "--headline", "Low water")["site"] == "default"
    (tmp_path / "ebb.md").write_text("# Ebb\n\nIt goes.\n", encoding="utf-8")
    slug = stocked.json("import", str(tmp_path / "ebb.md"), "--site", "the-tide")["stories"][0]["slug"]
    assert stocked.json("show", slug)["site"] == "the-tide"
    assert stocked.json("set", slug, "site=default")["site"] == "default"
    for command in (["new", "--headline", "x"], ["import", str(tmp_path)]):
        refused = stocked.run(*command, "--site", "nowhere", status=1)
        assert "There is no site “nowhere” in this library; use one of default, the-tide." in refused.stderr


def test_a_story_is_duplicated_as_a_draft(stocked_here):
    stocked_here.run("set", "terns", "status=published", "tags=birds", "embargo=2999-01-01")
    copy = stocked_here.json("duplicate", "terns")
    assert (copy["headline"], copy["slug"]) == (
        "Terns take the trackbed (copy)",
        "terns-take-the-trackbed-copy",
    )
    assert (copy["status"], copy["tags"], copy["embargo"]) == ("draft", ["birds"], None)
    assert stocked_here.json("list")["total"] == 4
