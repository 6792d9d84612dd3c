"""Stories with names on them: tags, sections and authors, and what has become of them."""

from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.storage import search_index


def put(library, slug, **details):
    story, _ = stories.new(library, Story(id=slug, headline=slug, body="Text.").with_details(**details))
    return story


def tags_of(library, slug):
    return stories.story(library, slug).details.tags


def sound(library):
    with library.write() as work:
        return search_index.agrees(work.connection.exec_driver_sql)
