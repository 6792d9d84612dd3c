"""Tags, sections and authors of many stories, from the command line."""

from PIL import Image


def tagged(desk):
    desk.run("set", "tram-line", "tags=Council, trams", "section=Local", "byline=I. Castellane")
    desk.run("set", "sea-wall", "tags=coucil", "section=Sea", "byline=Imogen Castellane, Tobias Renshaw")
    return desk


def test_tags_are_listed_renamed_merged_and_taken_back(stocked_here):
    desk = tagged(stocked_here)
    assert desk.json("tags") == {
        "tags": [
            {"name": "coucil", "stories": 1, "trashed": 0},
            {"name": "Council", "stories": 1, "trashed": 0},
            {"name": "trams", "stories": 1, "trashed": 0},
        ]
    }
    assert desk.run("tags", "rename", "coucil", "council").stdout == (
        "Merged the tag “coucil” into “Council” in 1 story.\n"
    )
    assert desk.json("show", "sea-wall")["tags"] == ["Council"]
    assert desk.run("tags", "undo").stdout.startswith("Taken back: Merged the tag “coucil”")
    assert desk.json("show", "sea-wall")["tags"] == ["coucil"]
    merged = desk.json("tags", "merge", "coucil", "trams", "--into", "town")
    assert (merged["changed"], [one["name"] for one in merged["tags"]]) == (2, ["Council", "town"])
    assert desk.run("tags", "remove", "Council").stdout == "Removed the tag “Council” from 1 story.\n"
    assert desk.run("tags").stdout == "     2  town\n"


def test_sections_stand_in_the_order_that_they_are_given(stocked_here):
    desk = tagged(stocked_here)
    desk.run("sections", "add", "Culture")
    assert (
        desk.run("sections", "move", "Culture", 1).stdout == "     0  Culture\n     1  Local\n     1  Sea\n"
    )
    assert desk.run("sections", "rename", "Sea", "Coast").stdout == (
        "Renamed the section “Sea” to “Coast” in 1 story.\n"
    )
    assert [one["name"] for one in desk.json("sections")["sections"]] == ["Culture", "Local", "Coast"]
    assert desk.refused("sections", "remove", "Sport").startswith("There is no section “Sport”;")


def test_authors_are_described_and_merged(stocked_here):
    desk = tagged(stocked_here)
    picture = desk.folder / "imogen.png"
    Image.new("RGB", (40, 40), "teal").save(picture)
    said = (
        "initials=IMC",
        f"picture={picture}",
        "address=imogen@harrowbay.example",
        "bio=Covers the council.",
    )
    desk.run("authors", "set", "I. Castellane", *said, "colour=#6b3fa0")
    desk.run("authors", "merge", "I. Castellane", "--into", "Imogen Castellane")
    first, second = desk.json("authors")["authors"]
    assert first.pop("picture").startswith("images/")
    assert first == {
        "name": "Imogen Castellane",
        "stories": 2,
        "trashed": 0,
        "initials": "IMC",
        "address": "imogen@harrowbay.example",
        "bio": "Covers the council.",
        "colour": "#6B3FA0",
    }
    assert second == {"name": "Tobias Renshaw", "stories": 1, "trashed": 0}
    assert desk.json("show", "tram-line")["byline"] == ["Imogen Castellane"]


def test_what_no_author_can_have_is_refused(stocked_here):
    desk = tagged(stocked_here)
    for value, why in (
        ("colour=red", "“RED” is no colour for initials; use one of #0B5E6B"),
        ("initials=ABCD", "“ABCD” is too long"),
        ("address=harrowbay", "“harrowbay” is no web address and no e-mail address: begin it with https://"),
        ("age=42", "An author has no field “age”; use one of initials, address, bio, colour, picture."),
        ("picture=/nowhere.png", "The picture “/nowhere.png” cannot be read"),
    ):
        assert desk.refused("authors", "set", "Tobias Renshaw", value).startswith(why)
    assert desk.json("authors")["authors"][0] == {"name": "I. Castellane", "stories": 1, "trashed": 0}
