"""How is a story written as a Markdown file, and which pictures stand beside it?"""

import re
from dataclasses import replace

from deskeditor.domain.story import Story
from deskeditor.formats.writing import markdown
from deskeditor.formats.writing.written import Written
from deskeditor.markup import notes_to_self
from deskeditor.pages.surroundings import Surroundings

_REFERENCE = re.compile(r"images/[0-9a-f]{16}\.[a-z0-9]{1,8}")


def write(story: Story, around: Surroundings, *, notes: bool = False) -> Written:
    """The Markdown as UTF-8; pictures are those that its text names and the library has.

    Notes to self are left out, unless `notes` wants them: it is to be read by the desk, not published.
    """
    if not notes:
        story = replace(story, body=notes_to_self.without(story.body))
    text = markdown.write(story, {one: values.slug for one, values in around.targets.items()})
    named = dict.fromkeys(_REFERENCE.findall(text))
    return Written(text.encode("utf-8", "replace"), tuple(name for name in named if name in around.assets))
