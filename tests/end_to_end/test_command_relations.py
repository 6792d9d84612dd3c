"""Cards in number: suggestions, uses, sets, sheets, and pages that carry old ones."""

import json

import pytest


@pytest.fixture
def stocked(stocked_here):
    return stocked_here


def targets(document) -> list[str]:
    return [card["target"] for card in document["cards"]]


def test_stories_are_suggested_with_the_reason_and_can_be_dismissed(stocked):
    stocked.run("set", "terns", "tags=rail, sea", "section=Nature")
    stocked.run("set", "sea-wall", "tags=sea, rail")
    (first, *_) = stocked.json("related", "terns")["suggestions"]
    assert (first["slug"], set(first)) == ("sea-wall", {"id", "slug", "headline", "score", "why"})
    assert first["why"].startswith("2 shared tags")
    stocked.run("cards", "terns", "dismiss", "sea-wall")
    assert "sea-wall" not in stocked.run("related", "terns", "--limit", 9).stdout
    stocked.run("cards", "terns", "dismiss", "sea-wall", "--undo")
    assert "sea-wall" in stocked.run("related", "terns").stdout


def test_a_story_is_used_as_a_card_and_through_a_set(stocked):
    assert stocked.json("used", "terns") == {"stories": [], "elsewhere": []}
    assert stocked.run("used", "images/0123456789abcdef.jpg").stdout == "Nowhere.\n"
    stocked.run("cards", "tram-line", "add", "terns")
    stocked.run("sets", "new", "The sea", "terns", "https://tides.example/")
    stocked.run("cards", "sea-wall", "use", "the SEA")
    found = {
        one["slug"]: (one["as"], one["position"], one["set"])
        for one in stocked.json("used", "terns")["stories"]
    }
    assert found == {"tram-line": ("card", 1, None), "sea-wall": ("set", None, "The sea")}


def test_a_set_is_edited_in_one_place(stocked):
    (made,) = stocked.json("sets", "new", "The sea", "terns")["sets"]
    assert (made["name"], made["stories"], targets(made)) == ("The sea", 0, ["terns"])
    document = stocked.json("cards", "tram-line", "use", "The sea")
    assert (targets(document), document["cards"][0]["own"]) == (["terns"], False)
    stocked.run("sets", "add", "The sea", "sea-wall")
    stocked.run("sets", "remove", "The sea", 1)
    assert targets(stocked.json("cards", "tram-line")) == ["sea-wall"]
    owned = stocked.json("cards", "tram-line", "own", "The sea")
    assert (targets(owned), owned["cards"][0]["own"]) == (["sea-wall"], True)
    assert stocked.refused("cards", "tram-line", "drop", "The sea").startswith("That set does not stand")
    assert stocked.json("sets", "delete", "The sea") == {"sets": []}
    assert stocked.refused("sets", "delete", "The sea").startswith("There is no set “The sea”")


def test_cards_are_copied_and_filled_up(stocked):
    stocked.run("cards", "tram-line", "add", "terns")
    assert targets(stocked.json("cards", "sea-wall", "copy", "tram-line")) == ["terns"]
    assert stocked.refused("cards", "terns", "copy", "tram-line").startswith(
        "A story cannot stand under itself"
    )
    filled = stocked.json("cards", "tram-line", "fill", "--to", 2)["cards"]
    assert [card["chosen_by"] for card in filled][:1] == ["editor"]


def test_a_stale_card_says_how_and_is_taken_or_kept(stocked):
    stocked.run("cards", "tram-line", "add", "terns")
    stocked.run("cards", "tram-line", "override", 1, "headline=Birds first")
    stocked.run("set", "terns", "headline=Terns leave")
    (card,) = stocked.json("cards", "tram-line")["cards"]
    assert card["drift"] == [
        {"field": "headline", "was": "Terns take the trackbed", "says": "Terns leave", "own": "Birds first"}
    ]
    (kept,) = stocked.json("cards", "tram-line", "keep", 1)["cards"]
    assert (kept["headline"], kept["stale"]) == ("Birds first", [])
    stocked.run("set", "terns", "headline=Terns return")
    (taken,) = stocked.json("cards", "tram-line", "take", 1)["cards"]
    assert (taken["headline"], taken["overridden"]) == ("Terns return", [])


def test_a_card_has_a_layout_and_a_limit(stocked):
    stocked.run("set", "terns", "standfirst=A colony has made its home on the line")
    stocked.run("cards", "tram-line", "add", "terns")
    stocked.run("cards", "tram-line", "layout", 1, "lead")
    (card,) = stocked.json("cards", "tram-line", "limit", 1, 24)["cards"]
    assert (card["layout"], card["limit"], card["excerpt"]) == ("lead", 24, "A colony has made its…")
    assert stocked.refused("cards", "tram-line", "layout", 1, "round").startswith(
        "A card has no layout “round”"
    )
    assert stocked.refused("cards", "tram-line", "limit", 1, 3).startswith("An excerpt has no room for 3")


def test_the_sheet_has_the_cards_alone(stocked):
    stocked.run("set", "terns", "standfirst=A <b>colony</b>", "byline=Beatrix Nwosu")
    stocked.run("cards", "tram-line", "add", "terns")
    html = stocked.run("cards", "tram-line", "sheet").stdout
    assert '<a href="terns.html">Terns take the trackbed</a>' in html
    assert "A &lt;b&gt;colony&lt;/b&gt;" in html
    (card,) = json.loads(stocked.run("cards", "tram-line", "sheet", "--format", "json").stdout)["cards"]
    assert (card["position"], card["link"], card["author"]) == (1, "terns.html", "Beatrix Nwosu")
    assert stocked.json("cards", "tram-line", "sheet")["html"] == html


def test_pages_with_an_old_card_are_named_and_exported_again(stocked):
    stocked.run("cards", "tram-line", "add", "terns")
    out = stocked.folder / "out"
    stocked.run("export", "--all", "--to", out)
    assert stocked.json("export", "--stale")["exported"] == []
    stocked.run("set", "terns", "headline=Terns leave")
    (stale,) = stocked.json("export", "--stale", "--check")["stale"]
    assert (stale["slug"], stale["file"]) == ("tram-line", str(out / "tram-line.html"))
    elsewhere = stocked.json("export", "--stale", "--to", stocked.folder / "other")
    assert [one["slug"] for one in elsewhere["exported"]] == ["tram-line"]
    assert stocked.json("export", "--stale")["exported"] == []
    stocked.run("set", "terns", "headline=Terns return")
    again = stocked.json("export", "--stale")["exported"]
    assert again[0]["files"] == [str(stocked.folder / "other" / "tram-line.html")]
    stocked.run("export", "--stale", "--all", status=2)
    stocked.run("export", "--all", status=2)


def test_the_cards_of_a_page_made_elsewhere_are_taken_in(stocked):
    page = stocked.write(
        "page.txt", "Related stories\n\nTerns take the trackbed\nTerns take the trackbed\nA col\nB P\n"
    )
    assert targets(stocked.json("cards", "tram-line", "import", page)) == ["terns"]
    document = stocked.json(
        "cards", "tram-line", "import", "-", typed="<h2>Read more</h2><a href='x'>Nowhere</a>"
    )
    assert (targets(document), len(document["warnings"])) == (["terns"], 1)
