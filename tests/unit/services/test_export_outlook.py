from deskeditor.domain.story import Status, Story
from deskeditor.services import export_edited, export_outlook, stories
from deskeditor.services.exporting import ExportRequest, export


def a_story(library) -> Story:
    story, _changes = stories.new(library, Story(id="wall", headline="Who owns the sea wall?", body="Text."))
    return story


def request(folder, format_="html") -> ExportRequest:
    return ExportRequest(stories=("wall",), folder=folder, format=format_)


def test_the_outlook_is_what_the_export_writes(library, tmp_path):
    a_story(library)
    seen = export_outlook.outlook(library, request(tmp_path, "both"))
    (exported,) = export(library, request(tmp_path, "both"))
    assert tuple(file.path for file in seen.files) == exported.files
    assert [file.size for file in seen.files] == [path.stat().st_size for path in exported.files]
    assert seen.page == exported.files[0].read_text(encoding="utf-8")


def test_it_can_be_asked_for_as_published(library, tmp_path):
    a_story(library)
    seen = export_outlook.outlook(library, request(tmp_path), publish=True)
    assert seen.story.details.status is Status.PUBLISHED
    assert stories.story(library, "wall").details.status is Status.DRAFT


def test_a_file_of_ours_may_be_written_over(library, tmp_path):
    a_story(library)
    tuple(export(library, request(tmp_path)))
    stories.set_fields(library, "wall", {"headline": "The wall nobody owns", "slug": "who-owns-the-sea-wall"})
    assert export_outlook.edited(library, request(tmp_path)) == ()
    assert export_outlook.outlook(library, request(tmp_path)).edited == ()


def test_a_file_that_was_edited_or_never_ours_is_told(library, tmp_path):
    a_story(library)
    page = tmp_path / "who-owns-the-sea-wall.html"
    page.write_text("somebody else's")
    assert export_outlook.edited(library, request(tmp_path)) == (page,)
    tuple(export(library, request(tmp_path)))
    page.write_text("edited")
    assert export_outlook.edited(library, request(tmp_path)) == (page,)


def test_the_same_page_of_unknown_origin_is_no_edit(library, tmp_path):
    a_story(library)
    page = tmp_path / "who-owns-the-sea-wall.html"
    page.write_text(export_outlook.outlook(library, request(tmp_path)).page, encoding="utf-8")
    assert export_outlook.edited(library, request(tmp_path)) == ()


def test_the_last_export_says_where_and_as_what(library, tmp_path):
    a_story(library)
    assert export_outlook.last_export(library, "wall") is None
    tuple(export(library, request(tmp_path / "a", "both")))
    last = export_outlook.last_export(library, "wall")
    assert (last.folder, last.format) == (tmp_path / "a", "both")
    tuple(export(library, request(tmp_path / "b", "markdown")))
    last = export_outlook.last_export(library, "wall")
    assert (last.folder, last.format) == (tmp_path / "b", "markdown")


def test_a_file_set_aside_gets_a_name_that_is_free(tmp_path):
    page = tmp_path / "vote.html"
    for words in ("first", "second"):
        page.write_text(words)
        export_edited.set_aside(page)
    assert not page.exists()
    assert (tmp_path / "vote-edited.html").read_text() == "first"
    assert (tmp_path / "vote-edited-2.html").read_text() == "second"
