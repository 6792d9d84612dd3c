"""How does a story begin with a template, and become one?"""

from dataclasses import replace
from pathlib import Path

from deskeditor import user_dirs
from deskeditor.domain import slug
from deskeditor.domain.story import Details, Story
from deskeditor.errors import CannotWrite
from deskeditor.formats.reading import markdown as reading
from deskeditor.formats.writing import markdown as writing
from deskeditor.services import own_files


def begun(path: Path) -> Story:
    """A new story with what stands in a template; raises `UnreadableFile`."""
    story = reading.read(own_files.text(path), "").story
    return replace(story, details=_lasting(story.details), cards=())


def keep(story: Story) -> Path:
    """Write a story as a template, named by its headline, and give its file; raises `CannotWrite`."""
    folder = user_dirs.config() / own_files.TEMPLATES
    path = folder / f"{slug.from_headline(story.headline)}.md"
    content = writing.write(replace(story, details=_lasting(story.details), cards=()), {})
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    except OSError as reason:
        raise CannotWrite(f"The template “{path.name}” cannot be written: {reason.strerror}.") from reason
    return path


def _lasting(details: Details) -> Details:
    """The details that another story has, too: no date, no address, no status."""
    return Details(
        section=details.section,
        kicker=details.kicker,
        byline=details.byline,
        tags=details.tags,
        language=details.language,
        dateline=details.dateline,
    )
