"""A story's past on the command line: list, compare, name, bring back."""

import pytest


@pytest.fixture
def revised(stocked):
    """The story about the terns, with a second version."""
    stocked.run("set", "terns", "headline=Terns hold the trackbed")
    return stocked


def test_the_versions_are_listed_newest_first(revised):
    rows = revised.json("history", "terns")["revisions"]
    assert [(row["number"], row["reason"]) for row in rows] == [(2, "changed"), (1, "imported")]
    assert set(rows[0]) == {"number", "at", "reason", "label", "who", "words", "added", "removed"}
    assert (rows[0]["added"], rows[0]["removed"]) == (1, 1)
    assert revised.run("history", "terns", "list").stdout.count("\n") == 2


def test_two_versions_are_compared_by_word(revised):
    told = revised.json("history", "terns", "diff", "1", "2")
    assert (told["older"], told["newer"], told["added"], told["removed"]) == (1, 2, 1, 1)
    assert told["fields"][0]["name"] == "headline"
    lines = revised.run("history", "terns", "diff", "1").stdout.splitlines()
    assert lines[0] == "headline: Terns [-take-]{+hold+} the trackbed"
    assert revised.run("history", "terns", "diff").stdout == "No difference.\n"


def test_since_the_export(revised, tmp_path):
    revised.run("export", "terns", "--to", tmp_path / "out")
    revised.run("set", "terns", "standfirst=Two hundred pairs nest there.")
    told = revised.run("history", "terns", "diff", "--since-export").stdout
    assert told.startswith("standfirst: {+Two hundred pairs nest there.+}")


def test_a_version_comes_back_and_says_how_to_undo_it(revised):
    story = revised.json("history", "terns", "restore", "1")
    assert story["headline"] == "Terns take the trackbed"
    assert (
        revised.json("history", "terns", "restore", story["before"])["headline"] == "Terns hold the trackbed"
    )


def test_a_version_is_named(revised):
    rows = revised.json("history", "terns", "label", "1", "Sent to legal")["revisions"]
    assert [row["label"] for row in rows] == ["", "Sent to legal"]


def test_what_is_not_there_is_said(revised):
    assert "has no version 7" in revised.run("history", "terns", "restore", "7", status=1).stderr
    failed = revised.json("history", "terns", "diff", "--since-export", status=1)["failed"]
    assert "was never exported" in failed[0]["error"]
    revised.run("history", "terns", "restore", "none", status=2)
