"""Templates and snippets: what ships, what the user has, and how a story becomes a template and back."""

from datetime import UTC, datetime

import pytest

from deskeditor import user_dirs
from deskeditor.domain.story import Status, Story
from deskeditor.errors import CannotWrite, UnreadableFile
from deskeditor.services import own_files, templates


def test_what_ships_can_be_read_and_says_what_is_to_come():
    found = own_files.all_of(own_files.TEMPLATES)
    assert list(found) == ["interview", "news-report", "review"]
    for path in found.values():
        story = templates.begun(path)
        assert story.headline
        assert story.standfirst
        assert "TK" in story.headline + story.body
        assert story.details.status is Status.DRAFT


def test_the_users_own_go_before_and_an_empty_one_hides_one():
    folder = own_files.folder(own_files.SNIPPETS)
    assert {path.name for path in folder.iterdir()} == {"corr.md", "next.md", "note.md", "pull.md"}
    (folder / "corr.md").write_text("mine", encoding="utf-8")
    (folder / "next.md").write_text("", encoding="utf-8")
    found = own_files.all_of(own_files.SNIPPETS)
    assert list(found) == ["corr", "note", "pull"]
    assert own_files.text(found["corr"]) == "mine"
    own_files.folder(own_files.SNIPPETS)
    assert own_files.text(found["corr"]) == "mine"


def test_a_story_becomes_a_template_without_what_is_its_own():
    story = Story(headline="Council votes: TK", standfirst="What it means", body="Lead.\n").with_details(
        section="Council", tags=("vote",), slug="council-votes", status=Status.READY,
        published_at=datetime(2026, 11, 20, tzinfo=UTC),
    )  # fmt: skip
    begun = templates.begun(templates.keep(story))
    assert (begun.headline, begun.standfirst, begun.body) == (story.headline, story.standfirst, story.body)
    assert (begun.details.section, begun.details.tags) == ("Council", ("vote",))
    assert (begun.details.slug, begun.details.status, begun.details.published_at) == ("", Status.DRAFT, None)
    assert begun.id != story.id


def test_what_cannot_be_read_or_written_is_said(tmp_path):
    path = tmp_path / "bad.md"
    path.write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(UnreadableFile, match=r"“bad\.md” cannot be read"):
        own_files.text(path)
    user_dirs.config().mkdir(parents=True)
    (user_dirs.config() / own_files.TEMPLATES).write_text("in the way", encoding="utf-8")
    with pytest.raises(CannotWrite, match="cannot be written"):
        templates.keep(Story(headline="x"))
    with pytest.raises(CannotWrite, match="cannot be written"):
        own_files.folder(own_files.TEMPLATES)
