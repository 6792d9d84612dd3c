"""Images that nothing uses are found, taken out with a backup, and come back; all others stay."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from deskeditor.domain.author import Author
from deskeditor.domain.story import LeadImage, Story
from deskeditor.services import assets, backups, libraries, sites, stories, unused_images
from deskeditor.storage.problems import Kind

LATER = datetime.now(UTC) + timedelta(hours=2)


@pytest.fixture
def add(library):
    def add_one(number):
        file = io.BytesIO()
        Image.new("RGB", (4, number), "teal").save(file, "PNG")
        return assets.add_image(library, file.getvalue(), f"{number}.png")

    return add_one


def names(library, now=LATER):
    return [one.original_name for one in unused_images.unused(library, now)]


def test_what_is_named_anywhere_is_used(library, add):
    body, lead, face, earlier, template, nowhere = (add(number) for number in range(1, 7))
    story, _ = stories.new(library, Story(headline="Tides", body=f"![Sea]({earlier.reference})"))
    stories.set_fields(library, story.id, {"body": f"![Sea]({body.reference})"})
    stories.new(library, Story(headline="Tram").with_details(lead_image=LeadImage(image=lead.reference)))
    sites.save_author(library, Author(name="Imogen Castellane", avatar=face.reference))
    (library.folder / "templates").mkdir()
    (library.folder / "templates" / "news.md").write_text(f"![]({template.reference})")
    assert names(library) == [nowhere.original_name]


def test_what_was_added_just_now_is_left_alone(library, add):
    add(1)
    assert names(library, datetime.now(UTC)) == []


def test_removal_is_backed_up_and_can_be_undone(library, add):
    picture = add(1)
    removed = unused_images.remove(library, [picture.reference], LATER)
    assert len(removed) == 1
    assert not library.asset_path(picture).exists()
    assert libraries.info(library).assets == 0
    assert backups.backups(library.folder)[0].assets == 1
    assert libraries.verify(library) == ()

    unused_images.put_back(library, removed)
    assert assets.asset(library, picture.reference) == picture
    assert libraries.verify(library) == ()
    assert names(library) == ["1.png"]


def test_one_that_came_into_use_meanwhile_stays(library, add):
    picture = add(1)
    stories.new(library, Story(headline="Tides", body=f"![]({picture.reference})"))
    assert len(unused_images.remove(library, [picture.reference], LATER)) == 0
    assert library.asset_path(picture).is_file()


@pytest.mark.parametrize("use", ["body", "lead", "author"])
def test_one_that_comes_into_use_while_the_others_are_looked_for_stays(library, add, monkeypatch, use):
    picture, other = add(1), add(2)
    unused = unused_images.unused

    def use_then(*given):
        found = unused(*given)
        if use == "author":
            sites.save_author(library, Author(name="Imogen Castellane", avatar=picture.reference))
        else:
            lead = LeadImage(image=picture.reference) if use == "lead" else None
            body = f"![]({picture.reference})" if use == "body" else ""
            stories.new(library, Story(headline="Tides", body=body).with_details(lead_image=lead))
        return found

    monkeypatch.setattr(unused_images, "unused", use_then)
    gone = unused_images.remove(library, [picture.reference, other.reference], LATER)
    assert [row["name"] for row in gone.rows] == [other.name]
    assert library.asset_path(picture).is_file()


def test_links_that_lead_nowhere_are_found(library):
    gone, _ = stories.new(library, Story(headline="Gone"))
    stories.new(library, Story(headline="There"))
    body = (
        "[One](there.html), [two](gone.html#top 'x'), [web](https://x.example/lost.html).\n\n[3]: lost.html\n"
    )
    story, _ = stories.new(library, Story(headline="Links", body=f'{body}\n<a href="there.html">.</a>'))
    stories.trash(library, [gone.id])
    found = libraries.verify(library)
    assert [(one.kind, one.subject) for one in found] == [(Kind.BROKEN_LINK, story.id)] * 2
    assert ["trash" in one.text for one in found] == [True, False]
