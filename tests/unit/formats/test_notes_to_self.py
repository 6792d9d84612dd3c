"""Notes to self go out in no format: not on a page, not in a fragment, not in Markdown."""

import pytest

from deskeditor.domain.story import Story
from deskeditor.formats.writing import html_fragment, html_page, markdown_file
from deskeditor.markup.document import Renderer
from deskeditor.markup.plain import plain
from deskeditor.pages.surroundings import Surroundings

NOTE = "ask the lawyer"
BODY = f"Council <!-- {NOTE} --> voted.\n\n<!--\n{NOTE}\n-->\n\n- a <!-- {NOTE} -->\n\n> <!-- {NOTE} -->\n"
STORY = Story(id="tram", headline="The tram", body=BODY)
AROUND = Surroundings()

WRITERS = {
    "page": lambda: html_page.write(STORY, AROUND, Renderer()).content.decode(),
    "fragment": lambda: html_fragment.write(STORY, AROUND, Renderer(), cards=True).content.decode(),
    "markdown": lambda: markdown_file.write(STORY, AROUND).content.decode(),
    "counted": lambda: plain(BODY),
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_note_to_self_goes_nowhere(name):
    written = WRITERS[name]()
    assert "voted" in written
    assert NOTE not in written
