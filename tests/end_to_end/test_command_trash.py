"""What is thrown away by the command line: listed, taken back, deleted for ever with a backup before."""

import pytest


@pytest.fixture
def stocked(stocked_here):
    return stocked_here


def slugs(stocked, *words) -> list[str]:
    return [one["slug"] for one in stocked.json(*words)["stories"]]


def test_stories_go_to_the_trash_and_come_back(stocked):
    assert stocked.run("trash").stdout == "The trash is empty.\n"
    assert stocked.run("trash", "terns", "sea-wall").stdout == "Moved 2 stories to the trash.\n"
    assert set(slugs(stocked, "trash")) == {"terns", "sea-wall"}
    assert slugs(stocked, "list") == ["tram-line"]
    assert len(stocked.json("trash", "--restore", "terns")["restored"]) == 1
    assert slugs(stocked, "trash") == ["sea-wall"]


def test_only_what_is_in_the_trash_is_deleted_for_ever(stocked):
    stocked.run("trash", "terns")
    done = stocked.run("trash", "--delete", "terns", "sea-wall", "nobody", status=1)
    assert done.stdout == "Deleted 1 story for ever.\n"
    assert "sea-wall: It is not in the trash; move it there first." in done.stderr
    assert "No story is called “nobody”" in done.stderr
    assert set(slugs(stocked, "list")) == {"tram-line", "sea-wall"}
    assert "before delete" in stocked.run("library", "backup", "--list").stdout


def test_the_trash_is_emptied(stocked):
    stocked.run("trash", "terns", "sea-wall")
    assert len(stocked.json("trash", "--empty")["deleted"]) == 2
    assert stocked.run("trash", "--empty").stdout == "The trash is empty.\n"
    assert slugs(stocked, "list") == ["tram-line"]


def test_wrong_usage(stocked):
    assert "which stories?" in stocked.run("trash", "--restore", status=2).stderr
    assert "name none" in stocked.run("trash", "--empty", "terns", status=2).stderr
