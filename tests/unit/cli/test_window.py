"""Which story and which library the window is asked for, and what happens to a file that is named."""

from deskeditor.cli import arguments, window
from deskeditor.domain.story import Story
from deskeditor.services import sites, stories
from deskeditor.services.libraries import create_library, open_library


def test_a_file_that_is_opened_belongs_to_the_site_of_the_story_changed_last(tmp_path):
    with create_library(tmp_path / "library") as library:
        other, _ = sites.new_site(library, "The Other Paper")
        stories.new(library, Story(headline="Here"))
        stories.new(library, Story(headline="There", site=other.id))
    file = tmp_path / "ferry.md"
    file.write_text("# The ferry is late\n", encoding="utf-8")
    wanted = window.wanted(arguments.parse(["--library", str(tmp_path / "library"), str(file)]))
    with open_library(tmp_path / "library") as library:
        assert stories.story(library, wanted.story).site == other.id
