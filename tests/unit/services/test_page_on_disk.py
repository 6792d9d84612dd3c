"""The page on disk is compared with the story as it is now, and what differs is named."""

from dataclasses import replace

from deskeditor.domain.story import Story
from deskeditor.pages import page
from deskeditor.services import cards, exporting, page_on_disk, stories
from deskeditor.services.exporting import ExportRequest


def add(library, headline="The tram comes back", **details) -> Story:
    return stories.new(library, Story(headline=headline, body="Body.\n").with_details(**details))[0]


def export(library, folder, *wanted, **options):
    request = ExportRequest(stories=tuple(one.id for one in wanted), folder=folder, **options)
    assert len(list(exporting.export(library, request))) == len(wanted)


def words(library, story):
    last = page_on_disk.written(library, story)
    return page_on_disk.standing(page.render(story, last.around), last).words


def test_the_page_that_was_exported_is_this_page(library, tmp_path):
    story = add(library)
    export(library, tmp_path / "out", story)
    last = page_on_disk.written(library, story)
    assert last.path == tmp_path / "out" / "the-tram-comes-back.html"
    standing = page_on_disk.standing(page.render(story, last.around), last)
    assert (standing.words, standing.is_same) == ("The page on disk is this page", True)


def test_what_changed_since_is_named(library, tmp_path):
    other = add(library, "Terns take the trackbed")
    story = add(library)
    story, _ = stories.save(library, cards.add(library, story, other.id))
    export(library, tmp_path, story)
    assert words(library, replace(story, headline="Another")) == "Headline changed since the export"
    assert words(library, replace(story, body="Another.\n")) == "Body changed since the export"
    assert words(library, replace(story, cards=())) == "Cards changed since the export"
    stories.save(library, replace(other, headline="Terns leave"))
    assert words(library, story) == "Card 1 changed since the export"


def test_pages_that_lead_to_each_other_are_the_same(library, tmp_path):
    one, other = add(library, "One"), add(library, "Other")
    export(library, tmp_path, one, other)
    assert words(library, one) == words(library, other) == page_on_disk.SAME


def test_a_page_that_somebody_edited_or_removed(library, tmp_path):
    story = add(library)
    export(library, tmp_path, story)
    file = tmp_path / "the-tram-comes-back.html"
    file.write_text(file.read_text().replace("Body.", "Body!"))
    assert words(library, story) == page_on_disk.EDITED
    file.unlink()
    assert words(library, story) == page_on_disk.GONE
    file.mkdir()
    assert words(library, story) == "The exported page cannot be read: Is a directory"


def test_a_story_that_was_never_a_page(library, tmp_path):
    story = add(library)
    assert page_on_disk.written(library, story) is None
    export(library, tmp_path, story, format="markdown")
    export(library, tmp_path, story, format="fragment")
    assert page_on_disk.written(library, story) is None
