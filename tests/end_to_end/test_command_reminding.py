"""Reminders, embargoes and statuses from the command line."""

import re


def test_a_reminder_is_set_listed_put_off_and_done(stocked_here):
    desk = stocked_here
    desk.run("remind", "terns", "2001-01-01T06:00+00:00", "--about", "Ring the warden.")
    desk.run("remind", "sea-wall", "tomorrow", "9am")
    first, second = desk.json("remind")["reminders"]
    assert (first.pop("at"), len(first.pop("id"))) == ("2001-01-01T06:00:00+00:00", 16)
    assert first == {
        "slug": "terns",
        "headline": "Terns take the trackbed",
        "about": "Ring the warden.",
        "due": True,
    }
    assert (second["slug"], second["due"]) == ("sea-wall", False)
    assert re.fullmatch(
        r"2001-01-01 \d\d:\d\d  terns: Ring the warden.  \(due\)\n", desk.run("remind", "--due").stdout
    )
    assert desk.json("show", "terns")["reminder_about"] == "Ring the warden."
    assert desk.json("search", "has:due")["hits"][0]["slug"] == "terns"

    assert [one["due"] for one in desk.json("remind", "terns", "in 2 hours")["reminders"]] == [False]
    assert desk.json("remind", "terns")["reminders"][0]["about"] == "Ring the warden."
    assert desk.json("remind", "terns", "--done") == {"reminders": []}


def test_a_reminder_needs_a_time_that_is_one(stocked_here):
    assert stocked_here.refused("remind", "terns", "--about", "x").startswith("A reminder needs a time")
    assert "is no date and time" in stocked_here.refused("remind", "terns", "soonish")
    assert "No story is called “nobody”" in stocked_here.refused("remind", "nobody", "tomorrow")


def test_show_says_since_when_a_story_has_its_status(stocked_here, monkeypatch):
    monkeypatch.setenv("DESKEDITOR_USER", "Imogen Castellane")
    stocked_here.run("set", "terns", "status=in-review")
    story = stocked_here.json("show", "terns")
    assert (story["status_by"], story["status_since"] >= story["created"]) == ("Imogen Castellane", True)
    assert "status_by:    Imogen Castellane\n" in stocked_here.run("show", "terns").stdout


def test_an_embargo_is_set_in_words_and_an_export_waits_for_it(stocked_here):
    stocked_here.run("set", "terns", "embargo=in 2 days")
    refused = stocked_here.run("export", "terns", "--to", "out", status=1)
    assert "“Terns take the trackbed” is under embargo until " in refused.stderr
    assert [hit["slug"] for hit in stocked_here.json("search", "has:embargo")["hits"]] == ["terns"]


def test_an_operator_that_cannot_be_meant_is_explained(stocked_here):
    done = stocked_here.run("search", "status:bogus")
    assert done.stdout == "No story holds that.\n"
    assert done.stderr == (
        "deskeditor: “status:bogus” names no status: use draft, in-review, ready, published or archived.\n"
    )
