"""Backups on the command line: made, listed, brought back, also over a damaged library; and compacting."""


def test_a_backup_is_made_listed_and_brought_back(stocked):
    made = stocked.json("library", "backup")["backups"][0]
    assert (made["why"], made["stories"]) == ("by hand", 3)
    stocked.run("set", "terns", "headline=Changed since")
    restored = stocked.json("library", "restore", made["name"])
    assert restored["restored"]["name"] == made["name"]
    assert stocked.json("show", "terns")["headline"] == "Terns take the trackbed"
    listed = stocked.json("library", "backup", "--list")["backups"]
    assert [one["why"] for one in listed] == ["before restore", "by hand"]
    assert "proved" in stocked.run("library", "backup", "--list").stdout


def test_a_damaged_library_comes_back(stocked):
    stocked.run("library", "backup")
    database = stocked.library / "library.db"
    database.write_bytes(bytes(200) + database.read_bytes()[200:])
    assert "is damaged" in stocked.run("list", status=1).stderr
    stocked.run("library", "restore")
    assert stocked.json("list")["total"] == 3
    assert stocked.run("library", "verify").stdout == "The library is sound.\n"


def test_nothing_to_bring_back_is_said(stocked):
    assert "There is no good backup" in stocked.run("library", "restore", status=1).stderr


def test_the_library_is_compacted(stocked):
    done = stocked.json("library", "compact")
    assert 0 < done["after_bytes"] <= done["before_bytes"] + 4096
    assert stocked.json("search", "eleven")["total"] == 1


def test_the_library_moves(stocked, tmp_path):
    there = tmp_path / "elsewhere"
    moved = stocked.json("library", "move", str(there))
    assert moved["path"] == str(there)
    assert "There is no library" in stocked.run("list", status=1).stderr
    assert stocked.run("--library", str(there), "library", "verify").stdout == "The library is sound.\n"
    assert "something at" in stocked.run("--library", moved["old"], "library", "move", there, status=1).stderr


def test_the_index_is_made_anew_and_images_are_counted(stocked):
    assert stocked.json("library", "reindex") == {"reindexed": True}
    assert stocked.json("search", "eleven")["total"] == 1
    assert stocked.json("library", "images", "--remove") == {"unused": [], "removed": 0}
