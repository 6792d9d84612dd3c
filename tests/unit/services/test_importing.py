import io
import os
from pathlib import Path

import pytest
from PIL import Image

from deskeditor.domain.author import Author
from deskeditor.domain.card import CardField, StoryTarget, WebTarget
from deskeditor.domain.revision import Reason
from deskeditor.domain.story import LeadImage
from deskeditor.errors import InvalidValue, LibraryError
from deskeditor.services import importing, libraries, listing, sites, stories
from deskeditor.services.importing import ImportResult


def put(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def picture(path: Path, colour: str = "teal") -> Path:
    data = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(data, "PNG")
    return put(path, data.getvalue())


def post(title: str, body: str = "Body.\n", **fields: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in {"title": title, **fields}.items())
    return f"---\n{lines}---\n\n{body}"


def run(library, *paths: Path, **options: bool) -> ImportResult:
    return importing.collect(importing.import_paths(library, paths, **options))


def headlines(library) -> list[str]:
    return sorted(row.headline for row in listing.rows(library, listing.ListQuery()).rows)


def test_a_folder_and_all_below_it_in_order(library, tmp_path):
    put(tmp_path / "in" / "b.md", post("B"))
    put(tmp_path / "in" / "a" / "a.markdown", post("A"))
    put(tmp_path / "in" / ".git" / "c.md", post("C"))
    put(tmp_path / "in" / "note.txt", "no story")
    events = list(importing.import_paths(library, [tmp_path / "in"]))
    assert [(event.number, event.total) for event in events] == [(1, 2), (2, 2)]
    result = importing.collect(events)
    assert [one.story.headline for one in result.stories] == ["A", "B"]
    assert result.stories[1].source == str(tmp_path / "in" / "b.md")
    assert (result.unchanged, result.failed) == ((), ())
    stored = stories.find(library, "a")
    assert (stored.headline, stored.body) == ("A", "Body.\n")
    assert [one.story for one in result.stories] == [
        stories.story(library, one.story.id) for one in result.stories
    ]


def test_a_file_named_twice_is_read_once(library, tmp_path):
    path = put(tmp_path / "in" / "a.md", post("A"))
    assert len(run(library, path, tmp_path / "in", path.parent / ".." / "in" / "a.md").stories) == 1


def test_an_unchanged_file_is_left_alone(library, tmp_path):
    path = put(tmp_path / "a.md", post("A"))
    run(library, path)
    before = stories.find(library, "a")
    result = run(library, path)
    assert (result.stories, result.unchanged) == ((), (str(path),))
    assert stories.find(library, "a") == before


def test_a_changed_file_goes_over_its_story(library, tmp_path):
    path = put(tmp_path / "a.md", post("A", "One.\n", slug="the-a", tags="[x, y]"))
    first = run(library, path).stories[0].story
    put(path, post("A again", "Two.\n", slug="the-a"))
    (updated,) = run(library, path).stories
    assert (updated.story.id, updated.is_update, updated.warnings) == (first.id, True, ())
    assert (updated.story.headline, updated.story.body, updated.story.details.tags) == (
        "A again",
        "Two.\n",
        (),
    )
    assert run(library, path).unchanged == (str(path),)
    with library.read() as reading:
        kept = reading.revisions.of(first.id)
    assert [one.reason for one in kept][:1] == [Reason.IMPORTED]
    assert {one.snapshot.body for one in kept} == {"One.\n", "Two.\n"}


def test_a_file_that_changed_leaves_an_edited_story_alone(library, tmp_path):
    path = put(tmp_path / "a.md", post("A", slug="a"))
    first = run(library, path).stories[0].story
    stories.set_fields(library, first.id, {"body": "Edited here."})
    put(path, post("A", "Theirs.\n", slug="a"))
    (second,) = run(library, path).stories
    assert second.story.id != first.id
    assert "was edited here since it was imported" in second.warnings[0]
    assert stories.story(library, first.id).body == "Edited here."
    assert second.story.details.slug == "a-2"
    put(path, post("A", "Theirs again.\n", slug="a"))
    (third,) = run(library, path).stories
    assert (third.story.id, third.story.body, third.is_update) == (second.story.id, "Theirs again.\n", True)
    assert third.story.details.slug == "a-2"


def test_a_file_whose_story_is_in_the_trash(library, tmp_path):
    path = put(tmp_path / "a.md", post("A"))
    first = run(library, path).stories[0].story
    stories.trash(library, [first.id])
    assert run(library, path).unchanged == (str(path),)
    put(path, post("A", "New.\n"))
    (second,) = run(library, path).stories
    assert second.story.id != first.id
    assert "is in the trash" in second.warnings[0]


def test_two_files_of_one_slug_are_two_stories(library, tmp_path):
    put(tmp_path / "in" / "a" / "index.md", post("One", slug="same"))
    put(tmp_path / "in" / "b" / "index.md", post("Two", slug="same"))
    result = run(library, tmp_path / "in")
    assert [one.story.details.slug for one in result.stories] == ["same", "same-2"]
    assert result.stories[1].warnings == ("Another story has the slug “same”, so this one has “same-2”.",)
    assert len(run(library, tmp_path / "in").unchanged) == 2


def test_the_same_content_from_elsewhere_is_the_same_story(library, tmp_path):
    run(library, put(tmp_path / "a" / "one.md", post("One", slug="one")))
    copy = put(tmp_path / "b" / "copy.md", post("One", slug="one"))
    assert run(library, copy).unchanged == (str(copy),)
    assert headlines(library) == ["One"]


def test_cards_find_stories_that_come_later(library, tmp_path):
    cards = "\n- z\n- story: y\n  headline: Ours\n- https://x.example/\n- nowhere"
    put(tmp_path / "in" / "a.md", post("A", cards=cards, slug="a"))
    put(tmp_path / "in" / "y.md", post("Y", slug="y"))
    put(tmp_path / "in" / "z.md", post("Z", slug="z"))
    result = run(library, tmp_path / "in")
    assert [one.story.headline for one in result.stories] == ["A", "Y", "Z"]
    a, y, z = (one.story for one in result.stories)
    assert [card.target for card in a.cards] == [
        StoryTarget(z.id),
        StoryTarget(y.id),
        WebTarget(url="https://x.example/"),
    ]
    override = a.cards[1].overrides[CardField.HEADLINE]
    assert (override.value, override.against) == ("Ours", "Y")
    assert result.stories[0].warnings == (
        "The card for “nowhere” was left out: there is no such story in the library yet.",
    )
    assert stories.story(library, a.id) == a


def test_a_card_that_was_missing_is_found_by_a_later_import(library, tmp_path):
    a = put(tmp_path / "a.md", post("A", cards="[b]", slug="a"))
    assert run(library, a).stories[0].story.cards == ()
    run(library, put(tmp_path / "b.md", post("B", slug="b")))
    (updated,) = run(library, a).stories
    assert (len(updated.story.cards), updated.warnings) == (1, ())
    assert run(library, a).unchanged == (str(a),)


def test_cards_that_cannot_stand_are_left_out(library, tmp_path):
    others = [f"https://x.example/{number}" for number in range(7)]
    put(tmp_path / "a.md", post("A", cards=f"[a, {others[0]}, {', '.join(others)}]", slug="a"))
    (one,) = run(library, tmp_path / "a.md").stories
    assert [card.target.url for card in one.story.cards] == others[:6]
    assert one.warnings == (
        "A card for the story itself was left out.",
        "The card for “https://x.example/6” was left out: there is no room for more.",
    )


def test_pictures_beside_the_file_come_along(library, tmp_path):
    picture(tmp_path / "site" / "assets" / "lead.png", "red")
    picture(tmp_path / "site" / "posts" / "in body.png", "blue")
    text = post(
        "A",
        '![One](in%20body.png) <img src="in%20body.png"> ![](gone.png)\n',
        image="/assets/lead.png",
        image_alt="Red",
    )
    put(tmp_path / "site" / "posts" / "a.md", text)
    (one,) = run(library, tmp_path / "site").stories
    lead = one.story.details.lead_image
    assert (lead.alt, one.warnings, one.story.details.extra) == ("Red", (), "")
    assert library.asset_path(lead.image).is_file()
    blue = one.story.body.split('"')[1]
    assert one.story.body == f'![One]({blue}) <img src="{blue}"> ![](gone.png)\n'
    assert library.asset_path(blue).is_file()


def test_pictures_elsewhere_are_not_touched(library, tmp_path):
    secret = picture(tmp_path / "private" / "me.png")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link.png").symlink_to(secret)
    put(
        folder / "a.md",
        post("A", f"![x](../private/me.png) ![y](link.png) ![z]({secret}) ![w](https://x.example/w.png)\n"),
    )
    (one,) = run(library, folder).stories
    assert one.story.body.count("images/") == 0
    assert libraries.info(library).assets == 0


def test_a_picture_that_is_none_is_said_and_left(library, tmp_path):
    put(tmp_path / "in" / "bad.png", b"no picture")
    put(tmp_path / "in" / "a.md", post("A", image="bad.png"))
    (one,) = run(library, tmp_path / "in").stories
    assert one.story.details.lead_image is None
    assert one.story.details.extra == "image: bad.png\n"
    assert one.warnings[0].startswith("The picture “bad.png” was left where it is: ")


def test_people_who_are_not_on_file_yet_come_along(library, tmp_path):
    sites.save_author(library, Author(name="Known", bio="Ours."))
    authors = "[{name: Known, bio: Theirs}, {name: New, bio: Writes}]"
    run(library, put(tmp_path / "a.md", post("A", authors=authors)))
    assert sites.authors(library) == (Author(name="Known", bio="Ours."), Author(name="New", bio="Writes"))


def test_what_cannot_be_read_stops_nothing_else(library, tmp_path):
    folder = tmp_path / "in"
    put(folder / "binary.md", b"\x89PNG\r\n\x00\x00")
    put(folder / "broken.md", "---\ntitle: a: b\n---\nStill here.\n")
    put(folder / "good.md", post("Good"))
    put(folder / "latin.md", post("Café").encode("cp1252"))
    (folder / "gone.md").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.md")
    result = run(library, folder, tmp_path / "missing.md", tmp_path / "notes.txt")
    assert [one.story.headline for one in result.stories] == ["a: b", "Good", "Café"]
    assert [len(one.warnings) for one in result.stories] == [1, 0, 1]
    assert result.stories[0].story.body == "---\ntitle: a: b\n---\nStill here.\n"
    failures = {Path(source).name: error for source, error in result.failed}
    assert list(failures) == ["binary.md", "missing.md", "notes.txt"]
    assert (
        failures["binary.md"]
        == "binary.md is not a text file, so there is no story in it: choose a Markdown file."
    )
    assert failures["missing.md"].endswith("cannot be read: there is no such file.")


def test_a_pipe_is_refused_and_not_waited_for(library, tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    (failure,) = run(library, tmp_path / "pipe.md").failed
    assert failure.error.endswith("pipe.md” is not a file.")


def test_an_empty_folder_is_a_failure(library, tmp_path):
    (tmp_path / "empty").mkdir()
    (failure,) = run(library, tmp_path / "empty").failed
    assert "no files in" in failure.error


def test_a_dry_run_writes_nothing(library, tmp_path):
    known = put(tmp_path / "known.md", post("Known"))
    run(library, known)
    before = libraries.info(library)
    picture(tmp_path / "in" / "a.png")
    put(tmp_path / "in" / "a.md", post("Title of A", image="a.png", authors="[{name: X, bio: Y}]"))
    result = run(library, tmp_path / "in", known, dry_run=True)
    assert [one.story.details.slug for one in result.stories] == ["title-of-a"]
    assert result.unchanged == (str(known),)
    assert (libraries.info(library), sites.authors(library)) == (before, ())


def test_what_is_wrong_with_the_library_ends_the_import(library, tmp_path):
    put(tmp_path / "in" / "a.md", post("A"))
    (library.folder / "library.db").unlink()
    with pytest.raises(LibraryError):
        run(library, tmp_path / "in")


def test_a_crash_half_way_leaves_whole_stories(library, tmp_path):
    for name in "abc":
        put(tmp_path / "in" / f"{name}.md", post(name.upper(), cards="[https://x.example]"))
    events = importing.import_paths(library, [tmp_path / "in"])
    next(events)
    next(events)
    events.close()
    assert headlines(library) == ["A", "B"]
    assert len(stories.find(library, "b").cards) == 1


def test_add_makes_a_new_story_each_time(library, tmp_path):
    picture(tmp_path / "a.png")
    path = put(tmp_path / "a.md", post("A", image="a.png"))
    first = importing.add(library, path.read_bytes(), path)
    second = importing.add(library, path.read_bytes(), path, headline="Other")
    assert first.story.details.lead_image == LeadImage(image=second.story.details.lead_image.image)
    assert headlines(library) == ["A", "Other"]
    assert importing.add(library, b"").story.details.slug == "story"


def test_what_is_new_belongs_to_the_site_that_is_named_and_stays_there(library, tmp_path):
    sites.new_site(library, "The Tide")
    file = put(tmp_path / "ebb.md", post("Ebb"))
    (first,) = importing.collect(importing.import_paths(library, [file], site="the-tide")).stories
    assert first.story.site == "the-tide"
    put(file, post("Ebb", "It goes.\n"))
    (again,) = importing.collect(importing.import_paths(library, [file])).stories
    assert (again.story.id, again.story.site) == (first.story.id, "the-tide")


def test_a_site_that_there_is_not_is_refused_before_anything_is_read(library, tmp_path):
    with pytest.raises(InvalidValue, match="no site “nowhere”"):
        importing.collect(importing.import_paths(library, [tmp_path], site="nowhere"))
    with pytest.raises(InvalidValue, match="no site “nowhere”"):
        importing.add(library, b"# Ebb\n", site="nowhere")
