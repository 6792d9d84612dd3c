"""Finding and replacing in all stories by the command line, and taking it back."""

import json
import shutil

import pytest

from deskeditor import user_dirs
from deskeditor.domain.card import Card, WebTarget
from deskeditor.services import card_sets
from deskeditor.services.libraries import open_library


@pytest.fixture
def stocked(stocked_here):
    stocked_here.write(
        "more/harbour.md",
        "---\ntitle: The harbour\nslug: harbour\n---\n\nThe terns are gone.\n\n"
        "“The terns were here,” he said: [terns](https://birds.example/terns).\n",
    )
    stocked_here.run("import", "more")
    stocked_here.run("set", "sea-wall", "body=No terns on the wall.", "status=published")
    return stocked_here


def body(stocked, slug: str) -> str:
    return stocked.json("show", slug)["body"]


def test_without_with_and_with_dry_run_nothing_changes(stocked):
    shown = stocked.run("replace", "terns").stdout
    assert "harbour  body: The [-terns-] are gone." in shown
    assert shown.endswith(
        "3 hits found in 2 stories; left out: 1 inside quotations, 1 in published stories, 1 in addresses.\n"
    )
    shown = stocked.run("replace", "terns", "gulls", "--dry-run", "--preserve-case").stdout
    assert "terns  headline: [-Terns-]{+Gulls+} take the trackbed" in shown
    assert "terns are gone" in body(stocked, "harbour")


def test_every_hit_stands_in_the_json_and_says_why_it_is_left_out(stocked):
    document = stocked.json("replace", "terns", "gulls", "--dry-run")
    by_slug = {one["slug"]: one for one in document["stories"]}
    assert [hit["left_out"] for hit in by_slug["harbour"]["hits"]] == [None, "quoted", None, "machine"]
    assert by_slug["sea-wall"]["hits"] == [
        {
            "field": "body",
            "line": 1,
            "before": "No ",
            "found": "terns",
            "after": " on the wall.",
            "instead": "gulls",
            "left_out": "published",
        }
    ]
    assert document["left_out"] == {"quoted": 1, "published": 1, "machine": 1}
    assert document["replaced"] is None


def test_it_replaces_backs_up_first_and_is_taken_back(stocked):
    shutil.rmtree(user_dirs.data() / "backups")  # that of the import is young enough
    document = stocked.json("replace", "terns", "gulls", "--whole-word", "--preserve-case")
    assert document["replaced"] == {"stories": 2, "card_sets": 0, "hits": 3}
    assert body(stocked, "harbour") == (
        "The gulls are gone.\n\n“The terns were here,” he said: [gulls](https://birds.example/terns).\n"
    )
    assert body(stocked, "sea-wall") == "No terns on the wall."
    assert stocked.json("show", "terns")["headline"] == "Gulls take the trackbed"
    assert "before replace" in stocked.run("library", "backup", "--list").stdout
    assert stocked.json("history", "harbour")["revisions"][0]["reason"] == "before replace"
    stocked.run("set", "terns", "headline=Another one")
    undone = stocked.run("replace", "--undo", status=1)
    assert undone.stdout == "“terns” stands again in 1 story.\n"
    assert undone.stderr == "deskeditor: Another one: It was edited since.\n"
    assert "The terns are gone." in body(stocked, "harbour")
    assert stocked.refused("replace", "--undo") == "There is no replacement to take back."


def test_what_is_left_out_is_replaced_if_one_says_so(stocked):
    stocked.run("replace", "terns", "gulls", "--in-quotations", "--published", "--in-addresses")
    assert body(stocked, "harbour").count("gulls") == 4
    assert body(stocked, "sea-wall") == "No gulls on the wall."


def test_in_which_stories_is_said_by_options_or_by_a_search(stocked):
    document = stocked.json("replace", "terns", "--status", "published")
    assert [one["slug"] for one in document["stories"]] == ["sea-wall"]
    assert document["left_out"]["published"] == 0
    document = stocked.json("replace", "terns", "--where", "harbour -wall status:draft")
    assert [one["slug"] for one in document["stories"]] == ["harbour"]
    assert json.dumps(stocked.json("replace", "terns", "--tag", "none")["stories"]) == "[]"
    assert stocked.refused("replace", "terns", "--where", "status:redy").startswith("“status:redy” cannot")


def test_an_expression_puts_groups_back_and_what_is_none_is_said(stocked):
    stocked.run("replace", r"(\w+) are gone", "$1 came back", "--regex")
    assert "The terns came back." in body(stocked, "harbour")
    assert stocked.refused("replace", "(", "x", "--regex").startswith("This is no regular expression")
    assert stocked.refused("replace", "", "x") == "Say what is to be found."


def test_wrong_usage(stocked):
    assert "say what to FIND" in stocked.run("replace", status=2).stderr
    assert "say nothing else" in stocked.run("replace", "a", "--undo", status=2).stderr


def test_the_own_words_of_card_sets_are_replaced_and_taken_back(stocked):
    card = Card(target=WebTarget(url="https://harbour.example/", headline="Terns abroad"))
    with open_library(stocked.library) as library:
        card_sets.create(library, "Coast", (card,))
    done = stocked.json("replace", "abroad", "elsewhere")
    (of_set,) = [one for one in done["stories"] if one["kind"] == "card set"]
    assert (of_set["headline"], [hit["field"].split("/")[0] for hit in of_set["hits"]]) == (
        "Card set “Coast”",
        ["web"],
    )
    assert done["replaced"]["card_sets"] == 1
    assert "1 card set" in stocked.run("replace", "--undo").stdout
    found = stocked.run("replace", "abroad")
    assert "Card set “Coast”  card 1, headline: Terns [-abroad-]" in found.stdout
    assert "and 1 card set" in found.stdout
